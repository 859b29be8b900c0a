import type { SuppressionReason } from '../suppression/suppression-reason.ts';
import type { SuppressionsCompared } from './compare-suppressions.ts';
import type { DeletedFrom, FileFate, SuppressionChange } from './review-result.ts';

/** What was found out by comparing two sets of suppressions. */
export interface SuppressionFacts {
  readonly compared: Pick<SuppressionsCompared, 'before' | 'after' | 'added' | 'lost'>;
  /** Those of the lost keys that recipients of the list match. */
  readonly listed: ReadonlySet<string>;
  /** How many rows were lost from each file of the base. */
  readonly deletedFrom: ReadonlyMap<string, number>;
  /** Paths that the head reads, and paths that lie there but are not named. */
  readonly headFiles: readonly string[];
  readonly droppedFiles: readonly string[];
}

/** How many files are named. */
const namedFiles = 100;

/** Counts how the suppressions changed; no key leaves through it. */
export function suppressionChange(facts: SuppressionFacts): SuppressionChange {
  const { before, after, added, lost } = facts.compared;
  const deletedByReason: Partial<Record<SuppressionReason, number>> = {};
  for (const { reason } of lost.values()) deletedByReason[reason] = (deletedByReason[reason] ?? 0) + 1;
  return {
    before,
    after,
    added,
    deleted: lost.size,
    deletedByReason,
    deletedOnList: facts.listed.size,
    deletedFrom: deletedFrom(facts),
    droppedFiles: facts.droppedFiles.slice(0, namedFiles),
  };
}

function deletedFrom({ deletedFrom: counts, headFiles, droppedFiles }: SuppressionFacts): DeletedFrom[] {
  const fateOf = (file: string): FileFate => {
    if (headFiles.includes(file)) return 'edited';
    return droppedFiles.includes(file) ? 'not-named' : 'deleted';
  };
  return [...counts]
    .map(([file, suppressions]) => ({ file, suppressions, fate: fateOf(file) }))
    .sort((a, b) => b.suppressions - a.suppressions || (a.file < b.file ? -1 : 1))
    .slice(0, namedFiles);
}
