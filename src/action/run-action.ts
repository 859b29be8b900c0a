import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Problem } from '../core/finding.ts';
import { chooseTask, type Task } from '../core/review/choose-task.ts';
import { readEvent } from '../core/review/read-event.ts';
import { exitCodeOf, runResult } from '../core/run-result.ts';
import { reviewChange } from '../io/review-change.ts';
import { runChecks } from '../io/run-checks.ts';
import { verifyCampaigns } from '../io/verify-campaigns.ts';
import { type ActionReport, checkReport, reviewReport, verificationReport } from './action-report.ts';
import { type Inputs, readInputs } from './read-inputs.ts';
import { setOutputs } from './set-outputs.ts';
import { tellGitHub } from './tell-github.ts';
import type { Toolkit } from './toolkit.ts';

/** The process as the Action sees it. */
export interface Runner {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly nowMs: number;
}

/** Runs the gate as a workflow step and gives its exit code: 0 pass or warn, 1 fail, 2 could not check. */
export async function runAction(toolkit: Toolkit, runner: Runner): Promise<0 | 1 | 2> {
  const read = readInputs(toolkit, runner.env.GITHUB_WORKSPACE ?? '.', runner.nowMs);
  if (!read.ok) {
    const report = checkReport(runResult([], read.problems));
    await tell(toolkit, runner, report);
    return exitCodeOf(report.verdict);
  }
  const { inputs } = read;
  const task = await taskOf(inputs, runner);
  const report = await perform(task, inputs);
  await tell(toolkit, runner, report);
  await tellPullRequest(toolkit, runner, { task, inputs, report });
  return exitCode(report, inputs, toolkit);
}

async function taskOf({ review, trustTarget, request, mode }: Inputs, { env }: Runner): Promise<Task> {
  // because a list named by itself has no base that would hold its rules
  if (request.list !== null || mode === 'verify') return { kind: 'check' };
  const source = {
    name: env.GITHUB_EVENT_NAME ?? '',
    payload: await readPayload(env.GITHUB_EVENT_PATH),
    actor: env.GITHUB_ACTOR ?? '',
  };
  return chooseTask({ event: readEvent(source), review, trustTarget, sha: env.GITHUB_SHA ?? '' });
}

async function readPayload(path: string | undefined): Promise<unknown> {
  if (path === undefined || path === '') return null;
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch {
    return null;
  }
}

async function perform(task: Task, { request, mode, approvedReport }: Inputs): Promise<ActionReport> {
  try {
    if (mode === 'verify') {
      const report = { shown: approvedReport, path: resolve(request.workspace.folder, approvedReport) };
      return verificationReport(await verifyCampaigns({ run: request, report }));
    }
    if (task.kind === 'refuse') return checkReport(runResult([], [task.problem]));
    if (task.kind === 'check') return checkReport(await runChecks(request), request.policy?.shown);
    const { workspace, campaigns, limits, suppressions, emailColumn, asOfMs, nowMs } = request;
    const review = await reviewChange({
      folder: workspace.folder,
      baseRefs: [task.baseSha],
      headRefs: task.headShas,
      branchRef: task.branchSha,
      policyPath: request.policy?.shown ?? '',
      campaigns,
      limits,
      suppressions,
      emailColumn,
      asOfMs,
      nowMs,
    });
    return reviewReport(review);
  } catch (error) {
    const what = error instanceof Error ? `${error.name}: ${error.message}` : 'unknown';
    const problem: Problem = { code: 'internal-error', args: { error: what } };
    return checkReport(runResult([], [problem]));
  }
}

/** Log, annotations, summary, report file and outputs; none of them can change the verdict. */
async function tell(toolkit: Toolkit, runner: Runner, report: ActionReport): Promise<void> {
  toolkit.info(report.log);
  for (const { level, title, message, file, line } of report.annotations) {
    const place = {
      title,
      ...(file === undefined ? {} : { file }),
      ...(line === undefined ? {} : { startLine: line }),
    };
    toolkit[level](message, place);
  }
  await attempt(toolkit, 'The job summary', async () => {
    await toolkit.summary.addRaw(report.summary).write();
  });
  const folder = join(runner.env.RUNNER_TEMP ?? runner.env.GITHUB_WORKSPACE ?? '.', 'bounce-gate');
  const path = join(folder, 'report.json');
  const written = await attempt(toolkit, 'The report file', async () => {
    await mkdir(folder, { recursive: true });
    await writeFile(path, report.json);
  });
  await attempt(toolkit, 'The outputs', async () => setOutputs(toolkit, report, written ? path : ''));
}

interface Done {
  readonly task: Task;
  readonly inputs: Inputs;
  readonly report: ActionReport;
}

async function tellPullRequest(
  toolkit: Toolkit,
  { env }: Runner,
  { task, inputs, report }: Done,
): Promise<void> {
  if (task.kind !== 'review' || task.pullRequest === null || inputs.mode === 'dry-run') return;
  const { pullRequest, tokenIsReadOnly, branchSha: headSha } = task;
  const { comment, suggestions, checkRun, token } = inputs;
  await attempt(toolkit, 'The comment', async () => {
    const request = { pullRequest, headSha, comment, suggestions, checkRun, token, tokenIsReadOnly, env };
    for (const sentence of await tellGitHub(report, request)) toolkit.info(sentence);
  });
}

async function attempt(toolkit: Toolkit, what: string, write: () => Promise<void>): Promise<boolean> {
  try {
    await write();
    return true;
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    toolkit.info(`${what} could not be written (${reason}). The verdict stands.`);
    return false;
  }
}

function exitCode({ verdict }: ActionReport, { mode, failOn }: Inputs, toolkit: Toolkit): 0 | 1 | 2 {
  const code = verdict === 'warn' && failOn === 'warn' ? 1 : exitCodeOf(verdict);
  if (code !== 1 || mode === 'enforce' || mode === 'verify') return code;
  toolkit.info(`mode is ${mode}: this step does not fail.`);
  return 0;
}
