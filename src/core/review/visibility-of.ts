import { fieldOf } from './field-of.ts';

/** Who can read what is committed to a repository: everybody, or some; unknown where nobody said. */
export type Visibility = 'public' | 'private' | 'unknown';

/**
 * Who can read a repository, as GitHub describes it in the payloads of events and in the answers of its API; a scheduled run's
 * payload may leave it out. A repository that an enterprise shares inside counts as private
 * (https://docs.github.com/en/webhooks/webhook-events-and-payloads, "repository").
 */
export function visibilityOf(repository: unknown): Visibility {
  const visibility = fieldOf(repository, 'visibility');
  if (typeof visibility === 'string') return visibility === 'public' ? 'public' : 'private';
  const isPrivate = fieldOf(repository, 'private');
  if (typeof isPrivate !== 'boolean') return 'unknown';
  return isPrivate ? 'private' : 'public';
}
