import { type SuppressionReason, suppressionReasons } from '../suppression-reason.ts';
import { type CanonicalEntry, isSameEntry } from './canonical-entry.ts';

/** What a merge changes in the canonical file, in lines. */
export interface SuppressionsChange {
  readonly before: number;
  readonly after: number;
  readonly added: number;
  /** Lines whose date, expiry, count, reply or source is another. */
  readonly changed: number;
  readonly removed: number;
  /** Lines that were to be taken out because they do not hold any more. */
  readonly expired: number;
  readonly addedByReason: Readonly<Record<SuppressionReason, number>>;
  /** Lines of each scope but the global one, by name. */
  readonly scopes: readonly { readonly scope: string; readonly entries: number }[];
}

/** How many lines a merge changes in any way. */
export function changesOf({ added, changed, removed, expired }: SuppressionsChange): number {
  return added + changed + removed + expired;
}

type Entries = ReadonlyMap<string, CanonicalEntry>;

/** Compares the file before and after; `expired` lines went because that was asked. */
export function describeChange(
  before: Entries,
  after: Entries,
  { expired }: Pick<SuppressionsChange, 'expired'>,
): SuppressionsChange {
  const addedByReason = new Map<SuppressionReason, number>();
  const scopes = new Map<string, number>();
  const counts = { added: 0, changed: 0 };
  for (const [key, entry] of after) {
    if (entry.scope !== 'global') scopes.set(entry.scope, (scopes.get(entry.scope) ?? 0) + 1);
    const known = before.get(key);
    if (known === undefined) {
      counts.added += 1;
      addedByReason.set(entry.reason, (addedByReason.get(entry.reason) ?? 0) + 1);
    } else if (known !== entry && !isSameEntry(known, entry)) counts.changed += 1;
  }
  const reasons = suppressionReasons.map((reason) => [reason, addedByReason.get(reason) ?? 0] as const);
  return {
    before: before.size,
    after: after.size,
    ...counts,
    removed: before.size - (after.size - counts.added) - expired,
    expired,
    addedByReason: Object.fromEntries(reasons) as Record<SuppressionReason, number>, // because every reason is a pair
    scopes: [...scopes]
      .map(([scope, entries]) => ({ scope, entries }))
      .sort((a, b) => (a.scope < b.scope ? -1 : 1)),
  };
}
