import { cleanAddress } from '../core/address/clean-address.ts';
import type { BounceJudgement } from '../core/bounce/classify-bounce.ts';
import { readPastedReply } from '../core/bounce/read-pasted-reply.ts';
import { explainAddress } from '../core/explain-address.ts';
import { recipientKey } from '../core/recipient-key.ts';
import { prepareChecks } from '../io/prepare-checks.ts';
import { readKnown } from '../io/read-known.ts';
import { bounceJson, bounceText } from '../report/bounce-text.ts';
import { explanationText } from '../report/explanation-text.ts';
import { jsonLine } from '../report/json-line.ts';
import { jsonText } from '../report/json-text.ts';
import { readRequest } from './check-request.ts';
import type { Command, ExitCode } from './command.ts';
import { complain } from './complain.ts';
import { isCi } from './is-ci.ts';
import { defaultPolicyPath } from './policy-path.ts';
import { type Arguments, readArguments, wrong } from './read-arguments.ts';
import { readLines } from './read-lines.ts';
import type { Terminal } from './terminal.ts';

/** `bounce-gate explain`: what the gate makes of one address, or of many as NDJSON. */
export const explain: Command = {
  help: `Usage: bounce-gate explain ADDRESS [options]
       bounce-gate explain 'SMTP REPLY'
       bounce-gate explain --stdin --format ndjson

Tells whether an address is valid, how it is matched, and what the suppression files say of it. Of a pasted reply of a
mail server, in quotes, it tells what it says about the recipient, what to do, and which rule decided.
With --stdin it reads one address per line and prints one JSON object per line:
{"input","valid","code","key"}; code is why it is not valid, key is what it is matched by.
Exit status: 0 explained, 2 something could not be read.

  --config FILE         policy file (default: ${defaultPolicyPath}, if it exists)
  --suppressions FILES  suppression files: a path or a glob in quotes; may be repeated
  --as-of DATE          judge as of this day (YYYY-MM-DD)
  --stdin               read addresses from standard input
  --format FORMAT       text or json for one address or reply, ndjson with --stdin

Examples:
  bounce-gate explain jane.doe@example.org --suppressions 'suppressions/*.csv'
  bounce-gate explain '550 5.1.1 user unknown'
  cut -d, -f1 list.csv | bounce-gate explain --stdin --format ndjson
`,
  run: runExplain,
};

async function runExplain(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const options = {
    config: { type: 'string' },
    suppressions: { type: 'string', multiple: true },
    'as-of': { type: 'string' },
    stdin: { type: 'boolean' },
    format: { type: 'string' },
  } as const;
  const read = readArguments(args, options);
  if (!read.ok) return complain(terminal, [read.problem]);
  const format = read.args.text('format');
  if (read.args.flag('stdin')) {
    if (format !== undefined && format !== 'ndjson' && format !== 'json') {
      return complain(terminal, [wrong('--format', 'must be ndjson with --stdin', format)]);
    }
    return explainLines(terminal);
  }
  if (format !== undefined && format !== 'text' && format !== 'json') {
    return complain(terminal, [wrong('--format', 'must be text or json', format)]);
  }
  const [address, ...more] = read.args.positionals;
  const reply = pastedReply(read.args.positionals.join(' '));
  if (reply !== null) {
    terminal.stdout.write(format === 'json' ? bounceJson(reply) : bounceText(reply));
    return 0;
  }
  if (address === undefined || more.length > 0) {
    return complain(terminal, [
      wrong('explain', 'needs one address, one reply in quotes, or --stdin. See bounce-gate explain --help'),
    ]);
  }
  return explainOne(address, format ?? 'text', read.args, terminal);
}

/** A reply of a server that was pasted instead of an address; null for anything that could be one. */
function pastedReply(text: string): BounceJudgement | null {
  return recipientKey(cleanAddress(text)).parsed.valid ? null : readPastedReply(text);
}

async function explainOne(
  address: string,
  format: string,
  args: Arguments,
  terminal: Terminal,
): Promise<ExitCode> {
  const read = readRequest({ ...args, positionals: [] }, terminal);
  if (!read.ok) return complain(terminal, [read.problem]);
  const prepared = await prepareChecks({ ...read.request, campaigns: [], list: read.request.list ?? '-' });
  if (!prepared.ok) return complain(terminal, prepared.problems);
  const [check] = prepared.checks;
  if (check === undefined) return 2;
  const known = await readKnown(address, check);
  if (!known.ok) return complain(terminal, known.problems);
  const told = explainAddress(address, known.rules);
  // because logs of workflows are kept, an address is not written into them
  const explanation = isCi(terminal) ? { ...told, key: null, mailbox: null } : told;
  const json = isCi(terminal) ? jsonText : jsonLine;
  terminal.stdout.write(format === 'json' ? `${json(explanation)}\n` : explanationText(explanation));
  return 0;
}

async function explainLines(terminal: Terminal): Promise<ExitCode> {
  let answers = '';
  for await (const line of readLines(terminal.stdin)) {
    answers += `${jsonLine(explainLine(line))}\n`;
    if (answers.length < 1 << 16) continue;
    terminal.stdout.write(answers);
    answers = '';
  }
  terminal.stdout.write(answers);
  return 0;
}

function explainLine(input: string): {
  input: string;
  valid: boolean;
  code: string | null;
  key: string | null;
} {
  const { parsed, key } = recipientKey(cleanAddress(input));
  return parsed.valid
    ? { input, valid: true, code: null, key }
    : { input, valid: false, code: parsed.code, key: null };
}
