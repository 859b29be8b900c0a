import type { Verdict } from '../../core/campaign-result.ts';
import { isCommentKey, markedBody, maxCommentCharacters } from '../../core/review/comment-marker.ts';
import {
  type CommentPlace,
  findOwnComment,
  listComments,
  type OwnComment,
  ownComments,
} from './find-own-comment.ts';
import { failure, type GitHubAnswer, type GitHubFailure } from './github-answer.ts';
import type { GitHubClient } from './github-client.ts';
import { actionsLogin, readComment } from './own-comment.ts';

/** What is to stand in the comment; the marker is put before the text. */
export interface CommentText {
  readonly verdict: Verdict;
  readonly text: string;
}

/** What was done: `merged` when another run had made a comment first, which now tells our report. */
export type CommentWritten =
  | { readonly ok: true; readonly did: 'created' | 'updated' | 'unchanged' | 'merged'; readonly id: number }
  | GitHubFailure;

/** How far before our own comment the one of a run at the same time may lie. */
const sameTimeMs = 120_000;

interface Job {
  readonly client: GitHubClient;
  readonly place: CommentPlace;
  readonly body: string;
  /** An own comment that GitHub refused to change. */
  readonly refusedId: number | null;
}

/**
 * Makes the sticky comment tell this text: leaves it, changes it, or creates it. `found` is what findOwnComment gave.
 * Text that GitHub would refuse for its length is refused before any call.
 */
export async function upsertComment(
  client: GitHubClient,
  place: CommentPlace,
  found: OwnComment | null,
  { verdict, text }: CommentText,
): Promise<CommentWritten> {
  const body = markedBody(place.key, verdict, text);
  if (!isCommentKey(place.key) || body.length > maxCommentCharacters) return failure('invalid');
  const job: Job = { client, place, body, refusedId: found?.id ?? null };
  if (found === null) return create(job, true);
  if (sameText(found.body, body)) return { ok: true, did: 'unchanged', id: found.id };
  const updated = await update(job, found.id);
  if (updated.ok) return { ok: true, did: 'updated', id: found.id };
  const gone = updated.reason === 'forbidden' || updated.reason === 'not-found';
  return gone ? create(job, true) : updated;
}

async function create(job: Job, mayRepeat: boolean): Promise<CommentWritten> {
  const answer = await job.client.call({
    route: 'POST /repos/{owner}/{repo}/issues/{issue_number}/comments',
    parameters: { issue_number: job.place.number, body: job.body },
    repeatable: false,
    permission: 'pull-requests: write',
  });
  if (!answer.ok) return answer.uncertain && mayRepeat ? createAfterDoubt(job, answer) : answer;
  const made = readComment(answer.data, job.place.login ?? actionsLogin);
  return made === null ? createAfterDoubt(job, failure('unavailable', true)) : settle(job, made);
}

/** Nobody knows whether the comment was created: looks before it creates one more. */
async function createAfterDoubt(job: Job, doubt: GitHubFailure): Promise<CommentWritten> {
  const again = await findOwnComment(job.client, job.place);
  if (!again.ok) return doubt;
  const { comment } = again;
  if (comment === null || comment.id === job.refusedId) return create(job, false);
  if (sameText(comment.body, job.body)) return { ok: true, did: 'created', id: comment.id };
  const updated = await update(job, comment.id);
  return updated.ok ? { ok: true, did: 'merged', id: comment.id } : updated;
}

/**
 * Reads again after a create: where two runs created at once, the older comment stays. The run that made a newer one
 * writes its text into the older, then deletes its own; the run that made the oldest does nothing, so both agree.
 */
async function settle(job: Job, made: { id: number; createdAt: string }): Promise<CommentWritten> {
  const created = { ok: true, did: 'created', id: made.id } as const;
  const madeMs = Date.parse(made.createdAt);
  if (Number.isNaN(madeMs)) return created;
  const since = new Date(madeMs - sameTimeMs).toISOString();
  const reread = await listComments(job.client, job.place, { since });
  const own = reread.ok ? ownComments(reread.data, job.place) : [];
  const oldest = own.find(({ id }) => id !== job.refusedId);
  if (oldest === undefined || oldest.id >= made.id) return created;
  if (!sameText(oldest.body, job.body) && !(await update(job, oldest.id)).ok) return created;
  await job.client.call({
    route: 'DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}',
    parameters: { comment_id: made.id },
    repeatable: true,
    permission: 'pull-requests: write',
  });
  return { ok: true, did: 'merged', id: oldest.id };
}

function update({ client, body }: Job, id: number): Promise<GitHubAnswer> {
  return client.call({
    route: 'PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}',
    parameters: { comment_id: id, body },
    repeatable: true,
    permission: 'pull-requests: write',
  });
}

// because GitHub may hand back other line ends and trims what stands at the end
function sameText(one: string, other: string): boolean {
  const plain = (text: string): string => text.replaceAll('\r\n', '\n').trimEnd();
  return plain(one) === plain(other);
}
