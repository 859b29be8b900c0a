import type { Problem } from '../core/finding.ts';
import { parseDuration } from '../core/policy/parse-duration.ts';
import { exitCodeOf, runResult } from '../core/run-result.ts';
import { runChecks } from '../io/run-checks.ts';
import { reportFormats } from '../report/report-format-names.ts';
import { readRequest, requestOptions } from './check-request.ts';
import { checkShard, isOfShard, shardOptions } from './check-shard.ts';
import type { ExitCode } from './command.ts';
import { complain } from './complain.ts';
import { deliver } from './deliver.ts';
import { historyOf, recordRun } from './past-sends.ts';
import { unreadPolicyNote } from './policy-path.ts';
import { showProgress } from './progress.ts';
import { readArguments, wrong } from './read-arguments.ts';
import { renderCheck } from './render-check.ts';
import { readReportOptions, reportOptions } from './report-options.ts';
import type { Terminal } from './terminal.ts';

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

/** Runs `bounce-gate check` and gives its exit status. */
export async function runCheck(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const read = readArguments(args, options);
  if (!read.ok) return complain(terminal, [read.problem]);
  const report = readReportOptions(read.args, reportFormats, { cwd: terminal.cwd, options: ['output'] });
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
