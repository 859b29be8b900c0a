import { type CommentMode, shouldComment } from '../core/review/should-comment.ts';
import { commentKeyOf } from '../io/github/comment-key.ts';
import { findOwnComment } from '../io/github/find-own-comment.ts';
import type { GitHubFailure } from '../io/github/github-answer.ts';
import type { GitHubClient } from '../io/github/github-client.ts';
import { postSuggestions } from '../io/github/post-suggestions.ts';
import { publishCheckRun } from '../io/github/publish-check-run.ts';
import { upsertComment } from '../io/github/upsert-comment.ts';
import { show } from '../report/show.ts';
import type { ActionReport, PullRequestReport } from './action-report.ts';

/** What is to be told on GitHub, and with what. */
export interface GitHubRequest {
  readonly pullRequest: number;
  /** The branch's own commit, whose lines suggestions name. */
  readonly headSha: string;
  /** Path of the policy in the repository; it tells the comments of several gates apart. */
  readonly policyPath: string;
  readonly comment: CommentMode;
  /** The login that the token writes under. */
  readonly commentAuthor: string;
  readonly suggestions: boolean;
  readonly checkRun: boolean;
  readonly token: string;
  readonly tokenIsReadOnly: boolean;
  /** One client serves the whole run, so that its budget holds for all of it. */
  readonly client: GitHubClient;
}

/**
 * Tells the result on the pull request: the sticky comment, suggestions on added lines, a check run. Gives sentences
 * for the log. Whatever GitHub answers, the verdict stands and the job summary has the same report.
 */
export async function tellGitHub(report: ActionReport, request: GitHubRequest): Promise<readonly string[]> {
  const { pullRequest } = report;
  const wanted = request.comment !== 'off' || request.suggestions || request.checkRun;
  if (pullRequest === null || !wanted) return [];
  if (request.tokenIsReadOnly) {
    return [
      'This pull request comes from a fork or from Dependabot, whose token only reads. The job summary has the report.',
    ];
  }
  if (request.token === '') return ['No github-token was given. The job summary has the report.'];
  const { client } = request;
  return [
    ...(await comment(client, report, pullRequest, request)),
    ...(request.suggestions ? await suggest(client, pullRequest, request) : []),
    ...(request.checkRun ? await publish(client, pullRequest, request) : []),
  ];
}

async function comment(
  client: GitHubClient,
  { verdict }: ActionReport,
  { text, listChanged }: PullRequestReport,
  { comment: mode, commentAuthor: login, pullRequest, policyPath }: GitHubRequest,
): Promise<string[]> {
  if (mode === 'off') return [];
  const place = { number: pullRequest, key: commentKeyOf(policyPath), login };
  const found = await findOwnComment(client, place);
  if (!found.ok) return [failureSentence('The comment', found)];
  const previous = found.comment?.verdict ?? null;
  if (!shouldComment({ mode, previous, current: verdict, listChanged })) return [];
  const written = await upsertComment(client, place, found.comment, { verdict, text });
  return written.ok ? [] : [failureSentence('The comment', written)];
}

async function suggest(
  client: GitHubClient,
  { suggestions, otherLists, headline }: PullRequestReport,
  { pullRequest, headSha, policyPath, commentAuthor: login }: GitHubRequest,
): Promise<string[]> {
  const key = commentKeyOf(policyPath);
  const place = { number: pullRequest, headSha, key, intro: headline, login };
  const posted = await postSuggestions(client, place, suggestions);
  return [
    ...otherLists.map((path) => otherListSentence(path)),
    ...(posted.ok ? [] : [failureSentence('The suggestions', posted)]),
  ];
}

function otherListSentence(path: string): string {
  return `No lines of ${show(path)} are suggested for deletion: the branch has another version of it than the merge that was reviewed. Merge the base into the branch to get suggestions.`;
}

async function publish(
  client: GitHubClient,
  { text, headline, annotations }: PullRequestReport,
  { headSha }: GitHubRequest,
): Promise<string[]> {
  const title = headline.slice(0, 250);
  const published = await publishCheckRun(client, {
    name: 'Bounce Gate',
    headSha,
    title,
    summary: text,
    annotations,
  });
  return published.ok ? [] : [failureSentence('The check run', published)];
}

function failureSentence(what: string, { reason, missingPermission }: GitHubFailure): string {
  const missing =
    missingPermission === undefined ? '' : ` Add "${missingPermission}" to the permissions of the job.`;
  return `${what} could not be written (${reason}).${missing} The verdict stands, and the job summary has the report.`;
}
