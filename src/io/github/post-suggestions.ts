import { isCommentKey } from '../../core/review/comment-marker.ts';
import { fieldOf } from '../../core/review/field-of.ts';
import { failure, type GitHubAnswer, type GitHubFailure } from './github-answer.ts';
import type { GitHubClient } from './github-client.ts';
import { actionsLogin, readComment } from './own-comment.ts';

/** A line of the head commit to delete, which must be part of the pull request's diff, and why, in Markdown. */
export interface Suggestion {
  readonly path: string;
  readonly line: number;
  readonly why: string;
}

/** The pull request and the commit the lines are counted in; `intro` opens the review. */
export interface SuggestionPlace {
  readonly number: number;
  readonly headSha: string;
  readonly key: string;
  readonly intro: string;
  readonly login?: string;
}

/** How many were posted, how many stood there already, and how many did not fit into one review. */
export type SuggestionsPosted =
  | { readonly ok: true; readonly posted: number; readonly known: number; readonly left: number }
  | GitHubFailure;

/** Suggestions in one review: more would bury the conversation. */
export const maxSuggestions = 30;

/** Pages of 100 review comments read at most to see what was suggested before. */
const maxPages = 2;

/**
 * Suggests, in one review that neither approves nor refuses, to delete lines. A line that carries an own suggestion
 * already gets none; when not all earlier ones could be read, none is posted (`budget`).
 */
export async function postSuggestions(
  client: GitHubClient,
  place: SuggestionPlace,
  suggestions: readonly Suggestion[],
): Promise<SuggestionsPosted> {
  if (!isCommentKey(place.key) || place.intro === '' || !suggestions.every(isPostable))
    return failure('invalid');
  if (suggestions.length === 0) return { ok: true, posted: 0, known: 0, left: 0 };
  const earlier = await readEarlier(client, place);
  if (!earlier.ok) return earlier;
  const wanted = new Map(suggestions.map((one) => [spot(one.path, one.line), one]));
  const fresh = [...wanted].filter(([where]) => !earlier.spots.has(where)).map(([, one]) => one);
  const chosen = fresh.slice(0, maxSuggestions);
  const known = wanted.size - fresh.length;
  if (chosen.length === 0) return { ok: true, posted: 0, known, left: 0 };
  const answer = await postReview(client, place, chosen);
  if (!answer.ok) return answer;
  return { ok: true, posted: chosen.length, known, left: fresh.length - chosen.length };
}

function postReview(
  client: GitHubClient,
  { number, headSha, key, intro }: SuggestionPlace,
  chosen: readonly Suggestion[],
): Promise<GitHubAnswer> {
  return client.call({
    route: 'POST /repos/{owner}/{repo}/pulls/{pull_number}/reviews',
    parameters: {
      pull_number: number,
      commit_id: headSha,
      event: 'COMMENT',
      body: `${markerOf(key)}\n${intro}`,
      comments: chosen.map(({ path, line, why }) => ({
        path,
        line,
        side: 'RIGHT',
        body: `${markerOf(key)}\n${why}\n\n\`\`\`suggestion\n\`\`\``,
      })),
    },
    repeatable: false,
    permission: 'pull-requests: write',
  });
}

/** Where own suggestions stand now: GitHub moves the line along with later commits. */
async function readEarlier(
  client: GitHubClient,
  { number, key, login = actionsLogin }: SuggestionPlace,
): Promise<{ readonly ok: true; readonly spots: ReadonlySet<string> } | GitHubFailure> {
  const spots = new Set<string>();
  for (let page = 1, lastPage = 1; page <= lastPage; page += 1) {
    if (page > maxPages) return failure('budget');
    const answer = await client.call({
      route: 'GET /repos/{owner}/{repo}/pulls/{pull_number}/comments',
      parameters: { pull_number: number, per_page: 100, page, sort: 'created', direction: 'desc' },
      repeatable: true,
      permission: 'pull-requests: write',
    });
    if (!answer.ok) return answer;
    if (!Array.isArray(answer.data)) return failure('unavailable');
    for (const item of answer.data) {
      const comment = readComment(item, login);
      const own = comment?.isOwn === true && comment.body.startsWith(markerOf(key));
      if (own) spots.add(spot(fieldOf(item, 'path'), fieldOf(item, 'line')));
    }
    lastPage = Math.max(lastPage, answer.lastPage);
  }
  return { ok: true, spots };
}

function markerOf(key: string): string {
  return `<!-- bounce-gate:${key} suggestion -->`;
}

function spot(path: unknown, line: unknown): string {
  return `${line}:${path}`;
}

// because a fence in the text would close or open the suggestion's own
function isPostable({ path, line, why }: Suggestion): boolean {
  return path !== '' && Number.isSafeInteger(line) && line >= 1 && !/`{3}|~{3}/.test(why);
}
