import type { Problem } from '../core/finding.ts';
import { parseDuration } from '../core/policy/parse-duration.ts';
import { exitCodeOf, runResult } from '../core/run-result.ts';
import { runChecks } from '../io/run-checks.ts';
import { readRequest, requestHelp, requestOptions } from './check-request.ts';
import { checkShard, isOfShard, shardOptions } from './check-shard.ts';
import type { Command, ExitCode } from './command.ts';
import { complain } from './complain.ts';
import { deliver } from './deliver.ts';
import { historyOf, recordRun } from './past-sends.ts';
import { unreadPolicyNote } from './policy-path.ts';
import { showProgress } from './progress.ts';
import { readArguments, wrong } from './read-arguments.ts';
import { renderCheck, reportNames } from './render-check.ts';
import { readReportOptions, reportOptions } from './report-options.ts';
import type { Terminal } from './terminal.ts';

/** `bounce-gate check`: the gate itself. */
export const check: Command = {
  help: `Usage: bounce-gate check [CAMPAIGN ...] [options]
       bounce-gate check - [options] < LIST

Checks send-lists against suppression files, projects the bounce rate and gives a verdict.
Exit status: 0 pass or warn, 1 fail, 2 could not be checked.

${requestHelp}
  --format FORMAT       ${reportNames.join(', ')} (default text)
  --output FILE         write the report to a file instead of the terminal
  --due-within TIME     check only campaigns whose send-at lies within this time, such as 24h or 2d
  --no-history          project without what past sends taught
  --record              keep the result on the ledger, for trend and for learning from the send
  --details             also list the findings one by one (text)
  --list-name NAME      what reports call a list that comes from standard input (--list -, or -; default stdin)
  --shard I/N           count only this part of the recipients, such as 2/8, and decide nothing: merge does
  --tally FILE          where the shard's counts are written

Examples:
  bounce-gate check
  bounce-gate check spring-launch --total-fail 2%
  bounce-gate check --list lists/june.csv --suppressions 'suppressions/*.csv'
  fetch-list | bounce-gate check - --suppressions 'suppressions/*.csv' --list-name june.csv
  bounce-gate check --shard 2/8 --tally part-2.json
  bounce-gate check --format json | jq '.campaigns[].rates.asCommitted.total.expected'
`,
  run: runCheck,
};

const options = {
  ...requestOptions,
  ...reportOptions,
  ...shardOptions,
  'list-name': { type: 'string' },
  details: { type: 'boolean' },
  'due-within': { type: 'string' },
  'no-history': { type: 'boolean' },
  record: { type: 'boolean' },
} as const;

async function runCheck(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const read = readArguments(args, options);
  if (!read.ok) return complain(terminal, [read.problem]);
  const report = readReportOptions(read.args, reportNames, { cwd: terminal.cwd, options: ['output'] });
  if (!report.ok) return complain(terminal, [report.problem]);
  const { format } = report;
  const request = readRequest(read.args, terminal, { readsInput: true });
  if (!request.ok) return complain(terminal, [request.problem]);
  const unread = unreadPolicyNote(request.request.policy, terminal.cwd);
  if (unread !== null) terminal.stderr.write(unread);
  const dueWithinDays = readDueWithin(read.args.text('due-within'));
  if (typeof dueWithinDays === 'object' && dueWithinDays !== null) return complain(terminal, [dueWithinDays]);
  const progress = showProgress(terminal);
  const workspace = { ...request.request.workspace, onBytes: progress.onBytes };
  const started = performance.now();
  const past = read.args.flag('no-history')
    ? ({ ok: true, ledger: null } as const)
    : await historyOf(terminal.cwd, terminal);
  const ledger = past.ok ? past.ledger : null;
  if (past.ok && isOfShard(read.args))
    return checkShard(read.args, { ...request.request, ledger, workspace }, terminal).finally(progress.end);
  const result = past.ok
    ? await runChecks({ ...request.request, dueWithinDays, ledger, workspace })
    : runResult([], [past.problem]);
  progress.end();
  await deliver(
    renderCheck(result, format, { args: read.args, terminal, milliseconds: performance.now() - started }),
    read.args.text('output'),
    terminal,
  );
  if (read.args.flag('record')) await recordRun(result, ledger?.tip ?? null, terminal);
  return exitCodeOf(result.verdict);
}

/** A time in days; null where every campaign is to be checked. */
function readDueWithin(text: string | undefined): number | null | Problem {
  if (text === undefined) return null;
  return parseDuration(text) ?? wrong('--due-within', 'must be a time such as 24h, 2d or 1w', text);
}
