import { resolve } from 'node:path';
import type { Problem } from '../core/finding.ts';
import type { Task } from '../core/review/choose-task.ts';
import { isPublicRepository } from '../core/review/is-public-repository.ts';
import { runResult } from '../core/run-result.ts';
import type { GitHubClient } from '../io/github/github-client.ts';
import type { ActionLedger } from './action-ledger.ts';
import { type ActionReport, checkReport, reviewReport, verificationReport } from './action-report.ts';
import type { Inputs } from './read-inputs.ts';

/** What a task is performed with besides its inputs. */
export interface TaskContext {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** What the event says; it may be anything. */
  readonly payload: unknown;
  readonly ledger: ActionLedger | null;
  readonly client: GitHubClient;
}

/** Checks, reviews, verifies or merges, and loads only what that needs; an error of the program itself becomes a report that nothing was judged. */
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
  const { request, approvedReport } = inputs;
  const report = { shown: approvedReport, path: resolve(request.workspace.folder, approvedReport) };
  const approvals = await writableLedger(ledger, inputs);
  return verificationReport(await verifyCampaigns({ run: request, report, ledger: approvals }));
}

async function check({ request, dueWithinDays }: Inputs, context: TaskContext): Promise<ActionReport> {
  const { runChecks } = await import('../io/run-checks.ts');
  const { env, payload, ledger } = context;
  const isPublic = isPublicRepository(payload);
  const result = await runChecks({
    ...request,
    workspace: { ...request.workspace, isPublic, asksNobody: isPullRequest(env) },
    dueWithinDays: dueWithinDays === undefined ? usualWindow(env) : dueWithinDays,
    ledger: ledger?.history ?? null,
  });
  return checkReport(result, request.policy?.shown);
}

async function review(task: ReviewTask, inputs: Inputs, context: TaskContext): Promise<ActionReport> {
  const { reviewChange } = await import('../io/review-change.ts');
  const { overrideReview } = await import('./override-review.ts');
  const { policy, workspace, campaigns, limits, suppressions, emailColumn, asOfMs, nowMs } = inputs.request;
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
    isPublic: isPublicRepository(context.payload),
    asOfMs,
    nowMs,
    ledger: context.ledger?.history ?? null,
  });
  const { run, said } = await overrideReview(reviewed, task, { inputs, context });
  const report = reviewReport(run);
  return said.length === 0 ? report : { ...report, log: [report.log.trimEnd(), ...said].join('\n') };
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
