import type { KeyMap } from '../matching/key-map.ts';
import {
  combineFacts,
  type EntryPlace,
  factsOf,
  type SuppressionEntry,
  type SuppressionFacts,
} from './suppression-facts.ts';
import { type SuppressionReason, suppressionReasons } from './suppression-reason.ts';

/** What two sayings amount to together, of which either may be none. */
export function either(
  a: SuppressionFacts | undefined,
  b: SuppressionFacts | undefined,
): SuppressionFacts | undefined {
  return a === undefined || b === undefined ? (a ?? b) : combineFacts(a, b);
}

/** What one table says and another does not: under each key the strongest reason that is missing there. */
export function* missing(
  mine: KeyMap<SuppressionFacts>,
  others: KeyMap<SuppressionFacts>,
  prefix: string,
): Generator<{ readonly key: string; readonly reason: SuppressionReason }> {
  for (const [key, facts] of mine) {
    const lost = facts.reasons & ~(others.get(key)?.reasons ?? 0);
    const reason = suppressionReasons.find((_, index) => (lost & (1 << index)) !== 0);
    if (reason !== undefined) yield { key: prefix + key, reason };
  }
}

/** Adds an entry to what is on file under a key; the first place stands. */
export function addEntry(
  table: KeyMap<SuppressionFacts>,
  key: string,
  entry: SuppressionEntry,
  place?: EntryPlace,
): void {
  const known = table.get(key);
  const facts = known === undefined ? factsOf(entry) : combineFacts(known, factsOf(entry));
  const first = known?.place ?? place;
  table.set(key, first === undefined ? facts : { ...facts, place: first });
}

/** Adds what another version of the table says; soft bounces that both count are the same ones. */
export function addVersion(table: KeyMap<SuppressionFacts>, key: string, added: SuppressionFacts): void {
  const known = table.get(key);
  if (known === undefined) table.set(key, added);
  else
    table.set(key, {
      ...known,
      ...combineFacts(known, added),
      softCount: Math.max(known.softCount, added.softCount),
    });
}
