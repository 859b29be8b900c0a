import { failure, type GitHubFailure } from './github-answer.ts';
import type { GitHubClient } from './github-client.ts';

/** A workflow that is to be started: its file in `.github/workflows`, the branch it checks, and what for. */
export interface WorkflowRun {
  readonly workflow: string;
  readonly ref: string;
  /** Told to the workflow as its input `request`, so that two runs of one request can be told. */
  readonly request: string;
}

/** Started; `told` is false when the workflow has no input `request` and was started without. */
export type WorkflowDispatched = { readonly ok: true; readonly told: boolean } | GitHubFailure;

const workflowFile = /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}\.ya?ml$/;
const refName = /^[A-Za-z0-9][A-Za-z0-9._/-]{0,199}$/;

/**
 * Starts a workflow by its `workflow_dispatch` trigger. GitHub refuses an input that the workflow does not name, so it is
 * asked again without; it does nothing twice by itself, and so a request that may have been carried out is not repeated.
 */
export async function dispatchWorkflow(client: GitHubClient, run: WorkflowRun): Promise<WorkflowDispatched> {
  if (!workflowFile.test(run.workflow) || !refName.test(run.ref)) return failure('invalid');
  const first = await dispatch(client, run, { request: run.request });
  if (first.ok) return { ok: true, told: true };
  if (first.reason !== 'invalid') return first;
  const second = await dispatch(client, run, {});
  return second.ok ? { ok: true, told: false } : second;
}

function dispatch(
  client: GitHubClient,
  { workflow, ref }: WorkflowRun,
  inputs: Readonly<Record<string, string>>,
): ReturnType<GitHubClient['call']> {
  return client.call({
    route: 'POST /repos/{owner}/{repo}/actions/workflows/{workflow_id}/dispatches',
    parameters: { workflow_id: workflow, ref, inputs },
    repeatable: false,
    permission: 'actions: write',
  });
}
