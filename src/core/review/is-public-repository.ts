import { fieldOf } from './field-of.ts';

/**
 * Whether an event's payload says that everybody can read the repository it is of; false where it does not say. A
 * repository that an enterprise shares inside counts as private
 * (https://docs.github.com/en/webhooks/webhook-events-and-payloads, "repository").
 */
export function isPublicRepository(payload: unknown): boolean {
  const visibility = fieldOf(payload, 'repository', 'visibility');
  return visibility === undefined
    ? fieldOf(payload, 'repository', 'private') === false
    : visibility === 'public';
}
