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
  const { request, mode, approvedReport } = inputs;
  const { env, ledger } = context;
  const history = ledger?.history ?? null;
  const isPublic = isPublicRepository(context.payload);
  try {
    if (mode === 'verify') {
      const { verifyCampaigns } = await import('../io/verify-campaigns.ts');
      const { writableLedger } = await import('./override-review.ts');
      const report = { shown: approvedReport, path: resolve(request.workspace.folder, approvedReport) };
      const approvals = await writableLedger(ledger, inputs);
      return verificationReport(await verifyCampaigns({ run: request, report, ledger: approvals }));
    }
    if (mode === 'suppress') {
      const { mergeReport } = await import('./suppress-report.ts');
      return await mergeReport(inputs);
    }
    if (task.kind === 'refuse') return checkReport(runResult([], [task.problem]));
    if (task.kind === 'check') {
      const { runChecks } = await import('../io/run-checks.ts');
      const dueWithinDays = inputs.dueWithinDays === undefined ? usualWindow(env) : inputs.dueWithinDays;
      return checkReport(
        await runChecks({
          ...request,
          workspace: { ...request.workspace, isPublic, asksNobody: isPullRequest(env) },
          dueWithinDays,
          ledger: history,
        }),
        request.policy?.shown,
      );
    }
    const { reviewChange } = await import('../io/review-change.ts');
    const { overrideReview } = await import('./override-review.ts');
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
      isPublic,
      asOfMs,
      nowMs,
      ledger: history,
    });
    const { run, said } = await overrideReview(review, task, { inputs, context });
    const reported = reviewReport(run);
    return said.length === 0 ? reported : { ...reported, log: [reported.log.trimEnd(), ...said].join('\n') };
  } catch (error) {
    const what = error instanceof Error ? `${error.name}: ${error.message}` : 'unknown';
    const problem: Problem = { code: 'internal-error', args: { error: what } };
    return checkReport(runResult([], [problem]));
  }
}

// because whoever opened it wrote the policy that is checked out, resolvers and domains included
function isPullRequest(env: TaskContext['env']): boolean {
  return env.GITHUB_EVENT_NAME?.startsWith('pull_request') === true;
}

// because a scheduled run is there for the sends of the next day, not for those of next month
function usualWindow(env: TaskContext['env']): number | null {
  return env.GITHUB_EVENT_NAME === 'schedule' ? 1 : null;
}
