import type { FixCell } from '../decision/fix-request.ts';
import type { JudgedEntry } from '../evidence/judged-entry.ts';
import { addToTally, cellsOf, createTally } from '../projection/tally.ts';
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
  cells(): FixCell[] {
    return standings.flatMap((standing) =>
      cellsOf(this.#tallies[standing]).map(({ cell, count }) => ({ cell: { ...cell }, count, standing })),
    );
  }
}
