import type { SuppressionReason } from '../suppression/suppression-reason.ts';
import type { SuppressionChange } from './review-result.ts';

/** What was found out by comparing two sets of suppressions; keys of whole domains start with `@`. */
export interface ComparedSuppressions {
  readonly before: number;
  readonly after: number;
  readonly added: number;
  readonly deleted: readonly { readonly key: string; readonly reason: SuppressionReason }[];
  /** Those of the deleted keys that recipients of the list match. */
  readonly listed: ReadonlySet<string>;
}

/** Counts how the suppressions changed; no key leaves through it. */
export function suppressionChange({
  before,
  after,
  added,
  deleted,
  listed,
}: ComparedSuppressions): SuppressionChange {
  const deletedByReason: Partial<Record<SuppressionReason, number>> = {};
  for (const { reason } of deleted) deletedByReason[reason] = (deletedByReason[reason] ?? 0) + 1;
  return { before, after, added, deleted: deleted.length, deletedByReason, deletedOnList: listed.size };
}
