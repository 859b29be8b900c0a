import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Problem } from '../core/finding.ts';
import { exitCodeOf, type RunResult, runResult } from '../core/run-result.ts';
import { runChecks } from '../io/run-checks.ts';
import { annotationsOf } from '../report/annotations.ts';
import { jsonReport } from '../report/json.ts';
import { markdownReport } from '../report/markdown.ts';
import { plain } from '../report/paint.ts';
import { textReport } from '../report/text.ts';
import { type Inputs, readInputs } from './read-inputs.ts';
import { setOutputs } from './set-outputs.ts';
import type { Toolkit } from './toolkit.ts';

/** The process as the Action sees it. */
export interface Runner {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly nowMs: number;
}

/** GitHub drops a job summary above 1 MiB whole; the rest is for what it adds itself. */
const summaryBytes = 1_000_000;

/** Runs the gate as a workflow step and gives its exit code: 0 pass or warn, 1 fail, 2 could not check. */
export async function runAction(toolkit: Toolkit, runner: Runner): Promise<0 | 1 | 2> {
  const workspace = runner.env.GITHUB_WORKSPACE ?? '.';
  const read = readInputs(toolkit, workspace, runner.nowMs);
  const run = read.ok ? await check(read.inputs) : runResult([], read.problems);
  const reportPath = await tell(toolkit, runner, run);
  setOutputs(toolkit, run, reportPath);
  return read.ok ? exitCode(run, read.inputs, toolkit) : exitCodeOf(run.verdict);
}

async function check({ request }: Inputs): Promise<RunResult> {
  try {
    return await runChecks(request);
  } catch (error) {
    const what = error instanceof Error ? `${error.name}: ${error.message}` : 'unknown';
    const problem: Problem = { code: 'internal-error', args: { error: what } };
    return runResult([], [problem]);
  }
}

/** Log, annotations, summary and report file; none of them can change the verdict. Gives the report's path. */
async function tell(toolkit: Toolkit, runner: Runner, run: RunResult): Promise<string> {
  toolkit.info(textReport(run, { paint: plain, details: false, milliseconds: null }));
  for (const { level, title, message, file, line } of annotationsOf(run)) {
    const place = {
      title,
      ...(file === undefined ? {} : { file }),
      ...(line === undefined ? {} : { startLine: line }),
    };
    toolkit[level](message, place);
  }
  await attempt(toolkit, 'The job summary', () => writeSummary(toolkit, run));
  const folder = join(runner.env.RUNNER_TEMP ?? runner.env.GITHUB_WORKSPACE ?? '.', 'bounce-gate');
  const path = join(folder, 'report.json');
  const written = await attempt(toolkit, 'The report file', async () => {
    await mkdir(folder, { recursive: true });
    await writeFile(path, jsonReport(run));
  });
  return written ? path : '';
}

async function writeSummary(toolkit: Toolkit, run: RunResult): Promise<void> {
  const markdown = markdownReport(run);
  const fits = Buffer.byteLength(markdown) <= summaryBytes;
  const text = fits ? markdown : 'The report is too long for a job summary: see report-path.\n';
  await toolkit.summary.addRaw(text).write();
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

function exitCode(run: RunResult, { mode, failOn }: Inputs, toolkit: Toolkit): 0 | 1 | 2 {
  const code = run.verdict === 'warn' && failOn === 'warn' ? 1 : exitCodeOf(run.verdict);
  if (code !== 1 || mode === 'enforce') return code;
  toolkit.info(`mode is ${mode}: this step does not fail.`);
  return 0;
}
