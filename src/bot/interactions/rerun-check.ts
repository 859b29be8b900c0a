import { dispatchWorkflow } from '../../io/github/dispatch-workflow.ts';
import type { GitHubFailure } from '../../io/github/github-answer.ts';
import { createGitHubClient } from '../../io/github/github-client.ts';
import type { RerunTold } from '../../report/slack/views/rerun-notice.ts';
import type { BotContext, BotLedger } from '../bot-context.ts';

/** Starts the workflow that checks the campaigns of a ledger; `request` is told to it, so that its run can be found. */
export async function rerunCheck(
  { github, clock, log }: BotContext,
  { name, repository, workflow, ref }: BotLedger,
  request: string,
): Promise<RerunTold> {
  if (repository === null || workflow === null) return 'no-workflow';
  if (github.token === null) return 'no-token';
  const timing = { nowMs: clock.nowMs, sleep: (ms: number) => clock.sleep(ms), random: clock.random };
  const client = createGitHubClient({ apiUrl: github.apiUrl, token: github.token, repository, timing });
  const done = await dispatchWorkflow(client, { workflow, ref, request });
  if (done.ok) return 'started';
  log.warn('rerun-failed', { ledger: name, reason: done.reason, uncertain: done.uncertain });
  return toldOf(done);
}

function toldOf({ reason, uncertain }: GitHubFailure): RerunTold {
  if (uncertain) return 'uncertain';
  return reason === 'budget' ? 'unavailable' : reason;
}
