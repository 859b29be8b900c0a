import { fieldOf } from '../review/field-of.ts';

/** What a pull request event says of labels. */
export interface LabelEvent {
  readonly number: number;
  /** Login of who opened the pull request. */
  readonly author: string;
  /** Labels on it when the event happened. */
  readonly labels: readonly string[];
  /** The label that this very event put there; null for every other event. */
  readonly added: string | null;
}

/** Reads the payload of a `pull_request` event, which may be anything; null when it lacks what is needed. */
export function readLabelEvent(payload: unknown): LabelEvent | null {
  const pull = fieldOf(payload, 'pull_request');
  const number = fieldOf(pull, 'number');
  const author = fieldOf(pull, 'user', 'login');
  const labels = fieldOf(pull, 'labels');
  if (typeof number !== 'number' || typeof author !== 'string' || !Array.isArray(labels)) return null;
  const names = labels
    .map((label: unknown) => fieldOf(label, 'name'))
    .filter((name) => typeof name === 'string');
  const added = fieldOf(payload, 'action') === 'labeled' ? fieldOf(payload, 'label', 'name') : null;
  return { number, author, labels: names, added: typeof added === 'string' ? added : null };
}
