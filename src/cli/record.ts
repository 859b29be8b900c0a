import { isAbsolute, join } from 'node:path';
import type { Problem } from '../core/finding.ts';
import { readStatedOutcome } from '../core/outcome/read-stated-outcome.ts';
import type { NamedFile } from '../io/open-named-file.ts';
import { type OutcomeLedger, openOutcomeLedger } from '../io/open-outcome-ledger.ts';
import { type OutcomeRecorded, type RecordRequest, recordOutcome } from '../io/record-outcome.ts';
import { jsonText } from '../report/json-text.ts';
import { unreachableText } from '../report/ledger-text.ts';
import { outcomeJson, outcomeText } from '../report/outcome-text.ts';
import { readRequest } from './check-request.ts';
import type { Command, ExitCode } from './command.ts';
import { complain } from './complain.ts';
import { isCi } from './is-ci.ts';
import { ledgerHelp, ledgerOptions, placeLedger } from './ledger-arguments.ts';
import { oneCampaign } from './one-campaign.ts';
import { defaultPolicyPath } from './policy-path.ts';
import { type Arguments, readArguments, wrong } from './read-arguments.ts';
import { readReportOptions } from './report-options.ts';
import type { Terminal } from './terminal.ts';

const formats = ['text', 'json'] as const;
/** Somebody may be waiting, and a record that could not be written in this time is kept. */
const budgetMs = 20_000;

/** `bounce-gate record`: what really happened to a campaign. */
export const record: Command = {
  help: `Usage: bounce-gate record CAMPAIGN --sent N --hard N [--soft N] [--block N] [options]
       bounce-gate record CAMPAIGN --by-source FILE [options]
       bounce-gate record CAMPAIGN --events FILE [options]

Writes the bounces of a campaign to the ledger, beside the check it was sent by. Count at least 72 hours after the send.
The same counts again change nothing; other counts of the same send take the place of the first.
Exit status: 0 recorded or recorded already, 2 not recorded, or kept in a file until the ledger can be written.

  --sent N              mails sent; N is a whole number such as 12000 or 12,000
  --hard N              hard bounces
  --soft N              soft bounces, if the sending tool tells them
  --block N             refused for reputation, policy or content, if the tool tells them apart
  --by-source FILE      CSV with the columns source, sent, hard and soft, instead of totals
  --events FILE         events of any form that docs/bounces.md lists (webhook dumps, tables, mail logs, bounce
                        mails), matched to the list; instead of counts
  --sent-at TIME        day or time of the send (default: as approved or planned, else the day of the check)
  --counted-at TIME     when it was counted (default: now)
  --sender NAME         the sending tool; counts of different tools are never mixed
  --check ID            the check it was sent by (default: the last one before the send)
  --config FILE         policy file (default: ${defaultPolicyPath}, if it exists)
  --list FILE           the list, for --events without a policy
  --suppressions FILES  its suppression files: a path or a glob in quotes; may be repeated; none if there are none
  --email-column NAME   header of its address column, when it is not found by itself
${ledgerHelp}
  --format FORMAT       ${formats.join(', ')} (default text)
  --dry-run             print the record instead of writing it

Examples:
  bounce-gate record spring-launch --sent 12000 --hard 51 --soft 80
  bounce-gate record spring-launch --sent 12,000 --hard 51 --sent-at 2026-12-01 --sender mailchimp
  bounce-gate record spring-launch --by-source bounces-by-source.csv
  bounce-gate record spring-launch --events events.ndjson --dry-run
`,
  run: (args, terminal) => runRecord(args, terminal),
};

const countOptions = ['sent', 'hard', 'soft', 'block', 'sent-at', 'counted-at', 'sender'] as const;
const textOptions = [
  ...countOptions,
  'by-source',
  'events',
  'check',
  'config',
  'list',
  'email-column',
  'format',
];

const options = {
  ...Object.fromEntries(textOptions.map((name) => [name, { type: 'string' } as const])),
  ...ledgerOptions,
  suppressions: { type: 'string', multiple: true },
  'dry-run': { type: 'boolean' },
} as const;

/** The command; tests hand in a ledger of their own. */
export async function runRecord(
  args: readonly string[],
  terminal: Terminal,
  openLedger = openLedgerOf,
): Promise<ExitCode> {
  const read = readArguments(args, options);
  if (!read.ok) return complain(terminal, [read.problem]);
  const report = readReportOptions(read.args, formats, { cwd: terminal.cwd, options: [] });
  if (!report.ok) return complain(terminal, [report.problem]);
  const request = readRecordRequest(read.args, terminal);
  if (!request.ok) return complain(terminal, request.problems);
  const ledger = await openLedger(read.args, terminal);
  if ('code' in ledger) return complain(terminal, [ledger]);
  const recorded = await recordOutcome(request.request, ledger);
  return tell(recorded, { json: report.format === 'json', write: request.request.write }, terminal);
}

type RequestRead =
  | { readonly ok: true; readonly request: RecordRequest }
  | { readonly ok: false; readonly problems: readonly Problem[] };

function readRecordRequest(args: Arguments, terminal: Terminal): RequestRead {
  const campaign = oneCampaign('record', args);
  if (typeof campaign !== 'string') return refuse(campaign);
  const counts = readCounts(args, terminal);
  if ('code' in counts) return refuse(counts);
  const texts = Object.fromEntries(countOptions.map((name) => [name, args.text(name)]));
  const stated = readStatedOutcome(texts, terminal.nowMs);
  if (!stated.ok) return stated;
  const run = readRequest(args, terminal);
  if (!run.ok) return refuse(run.problem);
  const request = {
    campaign,
    run: run.request,
    checkId: args.text('check') ?? null,
    stated: stated.stated,
    counts,
    write: !args.flag('dry-run'),
  };
  return { ok: true, request };
}

function readCounts(args: Arguments, { cwd }: Terminal): RecordRequest['counts'] | Problem {
  const [bySource, events] = [args.text('by-source'), args.text('events')];
  const file = (shown: string): NamedFile => ({ shown, path: isAbsolute(shown) ? shown : join(cwd, shown) });
  if (events === undefined) {
    return bySource === undefined ? { kind: 'stated' } : { kind: 'by-source', file: file(bySource) };
  }
  const other = ['by-source', 'hard', 'soft', 'block'].find((name) => args.text(name) !== undefined);
  if (other !== undefined) return wrong(`--${other}`, 'cannot be given with --events, which tell it');
  return { kind: 'events', file: file(events) };
}

async function openLedgerOf(args: Arguments, terminal: Terminal): Promise<OutcomeLedger | Problem> {
  const placed = await placeLedger(args, terminal);
  if (!placed.ok) return placed.problem;
  // because the copy in a checkout of a workflow is gone with it
  const refresh = !isCi(terminal);
  return openOutcomeLedger({ ...placed.found, folder: terminal.cwd, refresh, budgetMs });
}

interface Manner {
  readonly json: boolean;
  readonly write: boolean;
}

function tell(recorded: OutcomeRecorded, { json, write }: Manner, terminal: Terminal): ExitCode {
  if (!recorded.ok) {
    if (recorded.unreachable === null) return complain(terminal, recorded.problems);
    terminal.stderr.write(`${unreachableText(recorded.unreachable).trimEnd()} Nothing was recorded.\n`);
    return 2;
  }
  const { result, fate } = recorded;
  if (json) terminal.stdout.write(outcomeJson(recorded));
  else if (write) terminal.stdout.write(outcomeText(recorded));
  else {
    terminal.stderr.write(outcomeText(recorded));
    terminal.stdout.write(`${jsonText(result.record, 2)}\n`);
  }
  return fate.kind === 'pending' || fate.kind === 'not-kept' ? 2 : 0;
}

function refuse(problem: Problem): RequestRead {
  return { ok: false, problems: [problem] };
}
