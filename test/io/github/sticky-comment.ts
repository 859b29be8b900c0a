import { markedBody } from '../../../src/core/review/comment-marker.ts';
import { findOwnComment } from '../../../src/io/github/find-own-comment.ts';
import type { GitHubClient } from '../../../src/io/github/github-client.ts';
import { type CommentWritten, upsertComment } from '../../../src/io/github/upsert-comment.ts';
import type { Writer } from '../../fake-github/fake-state.ts';
import type { FakeGitHub } from '../../fake-github/start-fake-github.ts';
import { place } from './github-harness.ts';

/** Somebody who writes the marker too, and what we write and wrote. */
export const stranger: Writer = { login: 'mallory', type: 'User', app: null };
export const report = { verdict: 'fail', text: 'New report.' } as const;
export const newBody = markedBody('review', 'fail', 'New report.');
export const oldBody = markedBody('review', 'pass', 'Old report.');

/** What the Action does: look up, then write. */
export async function write(client: GitHubClient, text: string = report.text): Promise<CommentWritten> {
  const found = await findOwnComment(client, place);
  return found.ok ? upsertComment(client, place, found.comment, { ...report, text }) : found;
}

/** The bodies of all comments, oldest first. */
export function bodies(fake: FakeGitHub): string[] {
  return fake.state.comments.map(({ body }) => body);
}
