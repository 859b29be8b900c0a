import { isSameName } from '../../core/override/is-same-name.ts';
import type { Labelling } from '../../core/override/labelling.ts';
import { fieldOf } from '../../core/review/field-of.ts';
import { failure, type GitHubAnswer, type GitHubFailure } from './github-answer.ts';
import type { GitHubClient } from './github-client.ts';

/** A label of a pull request. */
export interface LabelPlace {
  readonly number: number;
  readonly label: string;
}

/** Who put the label there last; null when it is surely not there. */
export type LabellingFound = { readonly ok: true; readonly labelling: Labelling | null } | GitHubFailure;

/** Pages of 100 events that are read at most, so that calls are left to write. */
const maxPages = 3;

/**
 * Looks for the newest event of the label: on the last pages, since events are listed oldest first. When it was taken
 * off after that, it is not there. When not every page could be read and none was found, the answer is `budget`.
 */
export async function findLabelling(client: GitHubClient, place: LabelPlace): Promise<LabellingFound> {
  const first = await listEvents(client, place, 1);
  if (!first.ok) return first;
  let read = 1;
  for (let page = first.lastPage; page > 1 && read < maxPages; page -= 1, read += 1) {
    const later = await listEvents(client, place, page);
    if (!later.ok) return later;
    const newest = newestOf(later.data, place.label);
    if (newest !== undefined) return { ok: true, labelling: labellingOf(newest) };
  }
  const newest = newestOf(first.data, place.label);
  if (newest !== undefined && read >= first.lastPage) return { ok: true, labelling: labellingOf(newest) };
  return read < first.lastPage ? failure('budget') : { ok: true, labelling: null };
}

// because the name becomes part of a path
const loginPattern = /^[A-Za-z0-9][A-Za-z0-9_-]{0,99}$/;

/** Whether somebody may write to the repository, by whatever way they were given that. */
export async function mayWrite(
  client: GitHubClient,
  login: string,
): Promise<{ readonly ok: true; readonly mayWrite: boolean } | GitHubFailure> {
  if (!loginPattern.test(login)) return failure('invalid');
  const answer = await client.call({
    route: 'GET /repos/{owner}/{repo}/collaborators/{username}/permission',
    parameters: { username: login },
    repeatable: true,
    permission: null,
  });
  if (!answer.ok) return answer;
  // because an answer about somebody else, or one that was cut, proves nothing
  const about = fieldOf(answer.data, 'user', 'login');
  if (typeof about !== 'string' || !isSameName(about, login)) return failure('unavailable');
  const permission = fieldOf(answer.data, 'permission');
  // https://docs.github.com/en/rest/collaborators/collaborators: maintain is told as write, triage as read
  return { ok: true, mayWrite: permission === 'write' || permission === 'admin' };
}

async function listEvents(client: GitHubClient, { number }: LabelPlace, page: number): Promise<GitHubAnswer> {
  const answer = await client.call({
    route: 'GET /repos/{owner}/{repo}/issues/{issue_number}/events',
    parameters: { issue_number: number, per_page: 100, page },
    repeatable: true,
    permission: 'pull-requests: read',
  });
  // because a cut answer reads as text, and an empty list would mean that there is no label
  return answer.ok && !Array.isArray(answer.data) ? failure('unavailable') : answer;
}

function newestOf(data: unknown, label: string): unknown {
  const events: readonly unknown[] = Array.isArray(data) ? data : [];
  return events.findLast((event) => {
    const kind = fieldOf(event, 'event');
    const isAboutLabel = kind === 'labeled' || kind === 'unlabeled';
    const name = fieldOf(event, 'label', 'name');
    return isAboutLabel && typeof name === 'string' && isSameName(name, label);
  });
}

function labellingOf(event: unknown): Labelling | null {
  const login = fieldOf(event, 'actor', 'login');
  const atMs = Date.parse(String(fieldOf(event, 'created_at')));
  if (fieldOf(event, 'event') !== 'labeled' || typeof login !== 'string' || Number.isNaN(atMs)) return null;
  return { login, isPerson: fieldOf(event, 'actor', 'type') === 'User', atMs };
}
