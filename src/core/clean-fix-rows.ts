import type { CleanFix } from './decision/find-clean-fix.ts';
import type { JudgedEntry } from './evidence/judged-entry.ts';
import { type EvidenceGroup, evidenceGroupOf } from './projection/evidence-group.ts';
import { cellKey, countedCells } from './projection/tally.ts';

/** Tells which rows a fix takes: of each cell the first of the list, as many as it says. Rows of one cell bounce alike. */
export class FixRows {
  readonly #left: Map<string, number>;

  constructor(cells: CleanFix['cells']) {
    this.#left = new Map(countedCells(cells).map(({ cell, count }) => [cellKey(cell), count]));
  }

  /** The group of a row that goes; null for one that stays. */
  take({ recipient }: Pick<JudgedEntry, 'recipient'>): EvidenceGroup | null {
    if (recipient === null || this.#left.size === 0) return null;
    const key = cellKey(recipient.cell);
    const left = this.#left.get(key) ?? 0;
    if (left === 0) return null;
    this.#left.set(key, left - 1);
    return evidenceGroupOf(recipient.cell, recipient.cell.ageDays);
  }
}
