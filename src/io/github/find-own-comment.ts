import type { Verdict } from '../../core/campaign-result.ts';
import { isCommentKey, readMarker } from '../../core/review/comment-marker.ts';
import { failure, type GitHubAnswer, type GitHubFailure } from './github-answer.ts';
import type { GitHubClient } from './github-client.ts';
import { actionsLogin, type PostedComment, readComment } from './own-comment.ts';

/** The place of a sticky comment: a pull request, the key in the marker, and the app's login if it is not the workflow's own. */
export interface CommentPlace {
  readonly number: number;
  readonly key: string;
  readonly login?: string;
}

/** Our own comment with the verdict its marker names. */
export interface OwnComment extends PostedComment {
  readonly verdict: Verdict | 'unknown';
}

/** The newest own comment; null when there is surely none. */
export type CommentFound = { readonly ok: true; readonly comment: OwnComment | null } | GitHubFailure;

/** Pages of 100 comments that one look-up reads at most, so that calls are left to write. */
const maxPages = 3;

/**
 * Looks for the newest own comment: the first page, where it nearly always is, then from the last page backwards.
 * When not every page could be read and none was found, the answer is `budget`, so that no second one is written.
 */
export async function findOwnComment(client: GitHubClient, place: CommentPlace): Promise<CommentFound> {
  if (!isCommentKey(place.key)) return failure('invalid');
  const first = await listComments(client, place, { page: 1 });
  if (!first.ok) return first;
  let read = 1;
  for (let page = first.lastPage; page > 1 && read < maxPages; page -= 1, read += 1) {
    const later = await listComments(client, place, { page });
    if (!later.ok) return later;
    const newest = ownComments(later.data, place).at(-1);
    if (newest !== undefined) return { ok: true, comment: newest };
  }
  const comment = ownComments(first.data, place).at(-1) ?? null;
  return comment === null && read < first.lastPage ? failure('budget') : { ok: true, comment };
}

/** Reads a page of at most 100 comments, oldest first; `since` keeps those written or changed at or after that time. */
export async function listComments(
  client: GitHubClient,
  { number }: CommentPlace,
  part: { readonly page: number } | { readonly since: string },
): Promise<GitHubAnswer> {
  const answer = await client.call({
    route: 'GET /repos/{owner}/{repo}/issues/{issue_number}/comments',
    parameters: { issue_number: number, per_page: 100, ...part },
    repeatable: true,
    permission: 'pull-requests: write',
  });
  // because a cut answer reads as text, and an empty list would mean that there is no comment
  return answer.ok && !Array.isArray(answer.data) ? failure('unavailable') : answer;
}

/** The own comments with the marker in an answer, by id: the oldest first. */
export function ownComments(data: unknown, { key, login = actionsLogin }: CommentPlace): OwnComment[] {
  const items: readonly unknown[] = Array.isArray(data) ? data : [];
  return items
    .flatMap((item) => {
      const comment = readComment(item, login);
      const verdict = comment?.isOwn === true ? readMarker(key, comment.body) : null;
      return comment === null || verdict === null ? [] : [{ ...comment, verdict }];
    })
    .toSorted((a, b) => a.id - b.id);
}
