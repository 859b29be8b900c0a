import { resolve } from 'node:path';
import type { Problem } from '../core/finding.ts';
import type { Task } from '../core/review/choose-task.ts';
import { runResult } from '../core/run-result.ts';
import type { GitHubClient } from '../io/github/github-client.ts';
import { runChecks } from '../io/run-checks.ts';
import type { ActionLedger } from './action-ledger.ts';
import { type ActionReport, checkReport } from './action-report.ts';
import { unreadPolicyNotes } from './policy-path.ts';
import type { Inputs } from './read-inputs.ts';
import { repositoryOpenness } from './repository-openness.ts';

/** What a task is performed with besides its inputs. */
export interface TaskContext {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** What the event says; it may be anything. */
  readonly payload: unknown;
  readonly ledger: ActionLedger | null;
  /** The one client of the run; nothing is asked before its first call. */
  readonly client: () => Promise<GitHubClient>;
}

/**
 * Checks, reviews, verifies or merges, and loads what only one of the last three needs when it does; an error of the program
 * itself becomes a report that nothing was judged.
 */
export async function performTask(task: Task, inputs: Inputs, context: TaskContext): Promise<ActionReport> {
  try {
    return await reportOf(task, inputs, context);
  } catch (error) {
    const what = error instanceof Error ? `${error.name}: ${error.message}` : 'unknown';
    const problem: Problem = { code: 'internal-error', args: { error: what } };
    return checkReport(runResult([], [problem]));
  }
}

async function reportOf(task: Task, inputs: Inputs, context: TaskContext): Promise<ActionReport> {
  if (inputs.mode === 'verify') return verify(inputs, context);
  if (inputs.mode === 'suppress') {
    const { mergeReport } = await import('./suppress-report.ts');
    return mergeReport(inputs);
  }
  if (task.kind === 'refuse') return checkReport(runResult([], [task.problem]));
  return task.kind === 'check' ? check(inputs, context) : review(task, inputs, context);
}

async function verify(inputs: Inputs, { ledger }: TaskContext): Promise<ActionReport> {
  const { verifyCampaigns } = await import('../io/verify-campaigns.ts');
  const { writableLedger } = await import('./override-review.ts');
  const { verificationReport } = await import('./verification-report.ts');
  const { request, approvedReport } = inputs;
  const report = { shown: approvedReport, path: resolve(request.workspace.folder, approvedReport) };
  const approvals = await writableLedger(ledger, inputs);
  return verificationReport(await verifyCampaigns({ run: request, report, ledger: approvals }));
}

async function check(inputs: Inputs, context: TaskContext): Promise<ActionReport> {
  const { request, dueWithinDays } = inputs;
  const { env, payload, ledger, client } = context;
  const { isPublic, told } = repositoryOpenness(payload, client);
  const result = await runChecks({
    ...request,
    workspace: { ...request.workspace, isPublic, asksNobody: isPullRequest(env) },
    dueWithinDays: dueWithinDays === undefined ? usualWindow(env) : dueWithinDays,
    ledger: ledger?.history ?? null,
  });
  const report = withOpenness(checkReport(result, request), told(), inputs);
  return withLines(report, await unreadPolicyNotes(request));
}

// because whoever gives no token wants nothing asked, a line of the log is enough for them
function withOpenness(report: ActionReport, told: readonly string[], { token }: Inputs): ActionReport {
  if (token === '') return withLines(report, told);
  const title = 'Bounce Gate: is this repository public?';
  const notices = told.map((message) => ({ level: 'notice', title, message }) as const);
  return { ...report, annotations: [...report.annotations, ...notices] };
}

function withLines(report: ActionReport, said: readonly string[]): ActionReport {
  return said.length === 0 ? report : { ...report, log: [report.log.trimEnd(), ...said].join('\n') };
}

async function review(task: ReviewTask, inputs: Inputs, context: TaskContext): Promise<ActionReport> {
  const { reviewChange } = await import('../io/review-change.ts');
  const { overrideReview } = await import('./override-review.ts');
  const { reviewReport } = await import('./review-report.ts');
  const { policy, workspace, campaigns, limits, suppressions, emailColumn, asOfMs, nowMs } = inputs.request;
  const { isPublic, told } = repositoryOpenness(context.payload, context.client);
  const reviewed = await reviewChange({
    folder: workspace.folder,
    baseRefs: [task.baseSha],
    headRefs: task.headShas,
    branchRef: task.branchSha,
    policyPath: policy?.shown ?? '',
    campaigns,
    limits,
    suppressions,
    emailColumn,
    isPublic,
    asOfMs,
    nowMs,
    ledger: context.ledger?.history ?? null,
  });
  const { run, said } = await overrideReview(reviewed, task, { inputs, context });
  return withLines(withOpenness(reviewReport(run), told(), inputs), said);
}

type ReviewTask = Extract<Task, { readonly kind: 'review' }>;

// because whoever opened it wrote the policy that is checked out, resolvers and domains included
function isPullRequest(env: TaskContext['env']): boolean {
  return env.GITHUB_EVENT_NAME?.startsWith('pull_request') === true;
}

// because a scheduled run is there for the sends of the next day, not for those of next month
function usualWindow(env: TaskContext['env']): number | null {
  return env.GITHUB_EVENT_NAME === 'schedule' ? 1 : null;
}
