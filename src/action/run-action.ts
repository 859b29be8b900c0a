import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { once } from '../core/once.ts';
import { chooseTask, type Task } from '../core/review/choose-task.ts';
import { readEvent } from '../core/review/read-event.ts';
import { exitCodeOf, runResult } from '../core/run-result.ts';
import type { GitHubClient } from '../io/github/github-client.ts';
import { makeFolder } from '../io/make-folder.ts';
import type { ActionLedger } from './action-ledger.ts';
import { type ActionReport, checkReport } from './action-report.ts';
import { performTask } from './perform-task.ts';
import { type Inputs, type Mode, readInputs } from './read-inputs.ts';
import { setOutputs } from './set-outputs.ts';
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
  const payload = await readPayload(runner.env.GITHUB_EVENT_PATH);
  const task = taskOf(inputs, runner, payload);
  const ledger = await openLedger(inputs, runner);
  const client = once(async () => {
    // because only runs that tell a pull request ask GitHub anything
    const { runClient } = await import('./run-client.ts');
    return runClient(inputs.token, runner.env);
  });
  const report = await performTask(task, inputs, { env: runner.env, payload, ledger, client });
  await tell(toolkit, runner, report);
  await tellPullRequest(toolkit, client, { task, inputs, report });
  const isReadOnly = hasForeignFiles(runner, payload);
  await tellLedger(toolkit, runner, { isReadOnly, inputs, report, ledger });
  await tellSlack(toolkit, runner, { isReadOnly, inputs, report, ledger });
  return exitCode(report, inputs, toolkit);
}

function taskOf({ review, trustTarget, request, mode }: Inputs, { env }: Runner, payload: unknown): Task {
  // because a list named by itself has no base that would hold its rules
  if (request.list !== null || mode === 'verify' || mode === 'suppress') return { kind: 'check' };
  const source = {
    name: env.GITHUB_EVENT_NAME ?? '',
    payload,
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
    makeFolder(folder);
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
  client: () => Promise<GitHubClient>,
  { task, inputs, report }: Done,
): Promise<void> {
  if (task.kind !== 'review' || task.pullRequest === null || inputs.mode === 'dry-run') return;
  const { pullRequest, tokenIsReadOnly, branchSha: headSha } = task;
  const { comment, commentAuthor, suggestions, checkRun, token } = inputs;
  const wanted = { comment, commentAuthor, suggestions, checkRun };
  const policyPath = inputs.request.policy?.shown ?? '';
  await attempt(toolkit, 'The comment', async () => {
    const request = {
      pullRequest,
      headSha,
      policyPath,
      ...wanted,
      token,
      tokenIsReadOnly,
      client: await client(),
    };
    const { tellGitHub } = await import('./tell-github.ts');
    for (const sentence of await tellGitHub(report, request)) toolkit.info(sentence);
  });
}

async function openLedger({ ledger, mode, token, request }: Inputs, { env }: Runner) {
  const { folder } = request.workspace;
  // because a run without a ledger need not load what reads one
  if (
    ledger === 'off' ||
    mode === 'suppress' ||
    token === '' ||
    !env.GITHUB_SERVER_URL ||
    !env.GITHUB_REPOSITORY
  )
    return null;
  const { openActionLedger } = await import('./action-ledger.ts');
  return openActionLedger(env, { token, folder }).catch(() => null);
}

interface ToRecord extends Omit<Done, 'task'> {
  readonly isReadOnly: boolean;
  readonly ledger: ActionLedger | null;
}

/** Records what was checked; a fork's token cannot, and a dry run must not. */
async function tellLedger(
  toolkit: Toolkit,
  runner: Runner,
  { isReadOnly, inputs, report, ledger }: ToRecord,
): Promise<void> {
  if (ledger === null) return;
  for (const sentence of ledger.said) toolkit.info(sentence);
  if (report.recordable.length === 0 || inputs.ledger !== 'on' || inputs.mode === 'dry-run') return;
  if (isReadOnly) {
    toolkit.info('Not recorded on the ledger: the token of a fork may only read.');
    return;
  }
  await attempt(toolkit, 'The ledger', async () => {
    const keepIn = join(runner.env.RUNNER_TEMP ?? runner.env.GITHUB_WORKSPACE ?? '.', 'bounce-gate');
    const { recordedSentence } = await import('./action-ledger.ts');
    const { recordChecks } = await import('../io/history/record-checks.ts');
    const { place, origin: run, mark, history } = ledger;
    const { recordable: results } = report;
    const tip = history?.tip ?? null;
    const recorded = await recordChecks(place, { results, run, mark, tip, nowMs: runner.nowMs, keepIn });
    toolkit.info(recordedSentence(recorded));
  });
}

/** Modes without a result for anybody but the workflow. */
const silentModes: ReadonlySet<Mode> = new Set<Mode>(['dry-run', 'verify', 'suppress']);

/** Posts to Slack what its channels want to hear of; a run on a stranger's files must not. */
async function tellSlack(
  toolkit: Toolkit,
  { env, nowMs }: Runner,
  { isReadOnly, inputs, report, ledger }: ToRecord,
): Promise<void> {
  const { slack } = inputs;
  // because a run without Slack need not load what posts there
  if (slack.kind === 'off' || silentModes.has(inputs.mode)) return;
  await attempt(toolkit, 'The Slack message', async () => {
    const { postToSlack } = await import('./post-to-slack.ts');
    const { verdict, recordable: results } = report;
    const said = await postToSlack({ slack, isReadOnly, verdict, results, ledger, env, nowMs });
    for (const { level, sentence } of said) toolkit[level](sentence, { title: 'Bounce Gate: Slack' });
  });
}

// because on pull_request_target the token writes and the files may be a stranger's; a fork's token should not write
function hasForeignFiles({ env }: Runner, payload: unknown): boolean {
  if (env.GITHUB_EVENT_NAME === 'pull_request_target') return true;
  const event = readEvent({ name: env.GITHUB_EVENT_NAME ?? '', payload, actor: env.GITHUB_ACTOR ?? '' });
  return event.kind === 'pull_request' && event.tokenIsReadOnly;
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
