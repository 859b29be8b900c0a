import { resolve } from 'node:path';
import { exitCodeOf, runResult } from '../core/run-result.ts';
import { mergeShards } from '../io/merge-shards.ts';
import { reportFormats } from '../report/report-format-names.ts';
import { readRequest, requestOptions } from './check-request.ts';
import type { Command, ExitCode } from './command.ts';
import { complain } from './complain.ts';
import { deliver } from './deliver.ts';
import { historyOf, recordRun } from './past-sends.ts';
import { readArguments, wrong } from './read-arguments.ts';
import { renderCheck } from './render-check.ts';
import { readReportOptions, reportOptions } from './report-options.ts';
import { requestHelp } from './request-help.ts';
import type { Terminal } from './terminal.ts';

/** `bounce-gate merge`: the decision of a check that was counted in shards. */
export const merge: Command = {
  help: `Usage: bounce-gate merge TALLY ... [options]

Decides of a check that was counted in shards (bounce-gate check --shard 2/8 --tally part-2.json), from the tallies of all
of them, and gives the report and the exit status that the whole check would have given. Lists and suppression files
are not read again. Give it the options that the shards were given.
Refused, and not decided: a shard that is missing or there twice; tallies of other files, rules, days or versions than
the others; a tally that was edited or cut off.
Exit status: 0 pass or warn, 1 fail, 2 could not be decided.

${requestHelp}
  --campaign NAME       campaign that was checked with --list; may be repeated
  --format FORMAT       ${reportFormats.join(', ')} (default text)
  --output FILE         write the report to a file instead of the terminal
  --no-history          project without what past sends taught
  --record              keep the result on the ledger, for trend and for learning from the send
  --details             also list the findings one by one (text)

Examples:
  bounce-gate merge part-*.json
  bounce-gate merge part-1.json part-2.json --list lists/june.csv --suppressions 'suppressions/*.csv'
`,
  run: runMerge,
};

const options = {
  ...requestOptions,
  ...reportOptions,
  campaign: { type: 'string', multiple: true },
  details: { type: 'boolean' },
  'no-history': { type: 'boolean' },
  record: { type: 'boolean' },
} as const;

async function runMerge(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const read = readArguments(args, options);
  if (!read.ok) return complain(terminal, [read.problem]);
  const report = readReportOptions(read.args, reportFormats, { cwd: terminal.cwd, options: ['output'] });
  if (!report.ok) return complain(terminal, [report.problem]);
  if (read.args.text('as-of') !== undefined)
    return complain(terminal, [wrong('--as-of', 'is for the shards: the day is in their tallies')]);
  const request = readRequest(read.args, terminal);
  if (!request.ok) return complain(terminal, [request.problem]);
  const past = read.args.flag('no-history')
    ? ({ ok: true, ledger: null } as const)
    : await historyOf(terminal.cwd, terminal);
  const ledger = past.ok ? past.ledger : null;
  const files = read.args.positionals.map((shown) => ({ shown, path: resolve(terminal.cwd, shown) }));
  const campaigns = read.args.texts('campaign');
  const result = past.ok
    ? await mergeShards(files, { ...request.request, campaigns, ledger })
    : runResult([], [past.problem]);
  const text = renderCheck(result, report.format, { args: read.args, terminal, milliseconds: null });
  await deliver(text, read.args.text('output'), terminal);
  if (read.args.flag('record')) await recordRun(result, ledger?.tip ?? null, terminal);
  return exitCodeOf(result.verdict);
}
