import type { FixKind } from '../decision/fix-request.ts';
import type { JudgedEntry } from '../evidence/judged-entry.ts';
import { cellsOf } from '../projection/cell-order.ts';
import { type CellTable, joinCells } from '../projection/cell-table.ts';
import { addToTally, createTally } from '../projection/tally.ts';
import { type Standing, standings } from './list-difference.ts';

/** Counts the head's recipients by what they are to the base. Memory: one number per cell of evidence and standing. */
export class FixCells {
  readonly #tallies = { added: createTally(), changed: createTally(), kept: createTally() };
  #newDuplicates = 0;

  take({ recipient, repeats }: JudgedEntry, standing: Standing): void {
    if (recipient !== null) addToTally(this.#tallies[standing], recipient.cell);
    else if (repeats !== null && standing === 'added') this.#newDuplicates += 1;
  }

  get newDuplicates(): number {
    return this.#newDuplicates;
  }

  /** The added ones first: what must go goes from them. */
  cells(): CellTable<FixKind> {
    return joinCells(
      standings.map((standing) => {
        const cells = cellsOf(this.#tallies[standing]);
        return { ...cells, kinds: cells.kinds.map((kind) => ({ ...kind, standing })) };
      }),
    );
  }
}
