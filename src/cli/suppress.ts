import type { Command, ExitCode } from './command.ts';
import { complain } from './complain.ts';
import { mergeFiles } from './merge-files.ts';
import { defaultPolicyPath } from './policy-path.ts';
import { readArguments } from './read-arguments.ts';
import { defaultOutput, readSuppressRequest, suppressOptions } from './suppress-arguments.ts';
import type { Terminal } from './terminal.ts';

/** `bounce-gate suppress`: exports, bounce events, logs and mails, merged into one suppression file. */
export const suppress: Command = {
  help: `Usage: bounce-gate suppress FILES... [options]
       bounce-gate suppress --unsuppress ADDRESS --reason TEXT [options]

Merges exports of sending services, webhook dumps, mail logs, bounce mails (.eml, mbox, Maildir) and lists of addresses
into one suppression file, and says what each was read as (docs/suppressions.md and docs/bounces.md list them). A hard
bounce or a complaint suppresses at once, a soft bounce after several campaigns in 90 days, a refusal of the sender or
the message never. Keeps what is in the file; the order of the sources does not matter, and merging them once more
changes nothing. Where one cannot be read, nothing is written.
Sources may come in one run or in several, in any order, with one exception: deliveries are remembered only of addresses
that have bounced. Read them together with the bounces or later; one that is read before the first bounce of its address
is forgotten, which may keep somebody out who has recovered, and lets nobody through.
An opt-out that was taken back holds again when a source states what may be newer: a later date, the day of the release
where that was not on file, or no date (from the day after on).
Exit status: 0 merged, 2 could not be done.

  --output FILE         the suppression file, no symbolic link (default: ${defaultOutput})
  --config FILE         policy file, which says how many soft bounces suppress (default: ${defaultPolicyPath}, if it exists)
  --dry-run             tell what would change, and write nothing
  --replace             build the file from these sources alone
  --allow-shrink        let --replace take suppressions out of the file
  --expire              take out lines past their last day, and soft bounces that are too old to count, or long over
  --retest              take back disabled and full mailboxes after 90 days, for one more try
  --unsuppress ADDRESS  take back what is on file of one address, complaints excepted
  --reason TEXT         why, 10 to 120 characters; it stays in the file with the day
  --plain               let what was sealed (.age) be written as plain text
  --format FORMAT       text or json (default text)

Examples:
  bounce-gate suppress suppression_bounces.csv suppression_unsubscribes.csv --output suppressions/all.csv
  bounce-gate suppress 'events/*.json' /var/log/mail.log ~/Maildir --dry-run
  bounce-gate suppress --unsuppress jane.doe@example.org --reason "wrote to us from there on 3 May"
`,
  run: runSuppress,
};

async function runSuppress(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const read = readArguments(args, suppressOptions);
  if (!read.ok) return complain(terminal, [read.problem]);
  const asked = readSuppressRequest(read.args);
  return asked.ok ? mergeFiles(asked.request, terminal) : complain(terminal, [asked.problem]);
}
