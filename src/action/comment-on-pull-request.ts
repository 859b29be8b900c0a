import { type CommentMode, shouldComment } from '../core/review/should-comment.ts';
import { findOwnComment } from '../io/github/find-own-comment.ts';
import type { GitHubFailure } from '../io/github/github-answer.ts';
import { createGitHubClient, type GitHubClient } from '../io/github/github-client.ts';
import { upsertComment } from '../io/github/upsert-comment.ts';
import type { ActionReport } from './action-report.ts';

/** What a comment needs besides its text. */
export interface CommentRequest {
  readonly pullRequest: number;
  readonly mode: CommentMode;
  readonly token: string;
  readonly tokenIsReadOnly: boolean;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** Tells apart the comments of several gates in one repository. */
const commentKey = 'review';

/**
 * Writes the sticky comment where the mode asks for it, and gives the sentence for the log. Whatever GitHub answers,
 * the verdict stands and the job summary has the same report.
 */
export async function commentOnPullRequest(report: ActionReport, request: CommentRequest): Promise<string> {
  if (report.comment === null || request.mode === 'off') return '';
  if (request.tokenIsReadOnly) {
    return 'This pull request comes from a fork or from Dependabot, whose token cannot comment. The job summary has the report.';
  }
  if (request.token === '')
    return 'No github-token was given, so there is no comment. The job summary has the report.';
  const client = clientFor(request);
  const place = { number: request.pullRequest, key: commentKey };
  const found = await findOwnComment(client, place);
  if (!found.ok) return failureSentence(found);
  const { text, listChanged } = report.comment;
  const previous = found.comment?.verdict ?? null;
  if (!shouldComment({ mode: request.mode, previous, current: report.verdict, listChanged })) return '';
  const written = await upsertComment(client, place, found.comment, { verdict: report.verdict, text });
  return written.ok ? '' : failureSentence(written);
}

function clientFor({ token, env }: CommentRequest): GitHubClient {
  return createGitHubClient({
    apiUrl: env.GITHUB_API_URL ?? 'https://api.github.com',
    token,
    repository: env.GITHUB_REPOSITORY ?? '',
    timing: {
      nowMs: () => Date.now(),
      sleep: (milliseconds) => new Promise((go) => setTimeout(go, milliseconds)),
      random: () => Math.random(),
    },
  });
}

function failureSentence({ reason, missingPermission }: GitHubFailure): string {
  const missing =
    missingPermission === undefined ? '' : ` Add "${missingPermission}" to the permissions of the job.`;
  return `The comment could not be written (${reason}).${missing} The verdict stands, and the job summary has the report.`;
}
