import { type Visibility, visibilityOf } from '../../core/review/visibility-of.ts';
import type { FailureReason } from './github-answer.ts';
import type { GitHubClient } from './github-client.ts';

/** Who can read the repository, or why GitHub did not say. */
export type VisibilityAsked =
  | { readonly visibility: Exclude<Visibility, 'unknown'> }
  | { readonly visibility: 'unknown'; readonly reason: FailureReason };

/** Asks GitHub who can read the repository of the run, which every token of a workflow may ask. */
export async function askVisibility(client: GitHubClient): Promise<VisibilityAsked> {
  const answer = await client.call({
    route: 'GET /repos/{owner}/{repo}',
    parameters: {},
    repeatable: true,
    permission: null,
  });
  if (!answer.ok) return { visibility: 'unknown', reason: answer.reason };
  const visibility = visibilityOf(answer.data);
  return visibility === 'unknown' ? { visibility, reason: 'unavailable' } : { visibility };
}
