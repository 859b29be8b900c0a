import { type EvidenceGroup, evidenceGroupOf } from '../projection/evidence-group.ts';
import { exposuresOf } from '../projection/list-exposures.ts';
import type { ProjectionParameters } from '../projection/parameters.ts';
import { type CountedCell, tableOf } from '../projection/tally.ts';
import { apportion } from './apportion.ts';
import type { CellOutcome } from './event-counter.ts';
import type { OutcomePart } from './outcome-counts.ts';

interface GrowingPart {
  readonly source: string;
  readonly group: EvidenceGroup;
  readonly cells: CountedCell[];
  mailed: number;
  hard: number;
  soft: number;
  block: number;
}

/** Cells put together by source and evidence group, and their blocks in all. */
export interface CountedParts {
  readonly parts: readonly OutcomePart[];
  readonly block: number;
}

/**
 * Puts cells together by source and evidence group, with the exposures of those who were mailed. When `sent` is given
 * the parts are stretched to it in proportion, since not every mail left an event; bounces stay as they were counted.
 */
export function countParts(
  cells: readonly CellOutcome[],
  parameters: ProjectionParameters,
  sent: number | null,
): CountedParts {
  const grown = growParts(cells);
  const unbounced = grown.map(({ mailed, hard, soft, block }) => mailed - hard - soft - block);
  const bounces = grown.reduce((sum, { hard, soft, block }) => sum + hard + soft + block, 0);
  const shares = sent === null ? unbounced : apportion(unbounced, sent - bounces);
  const parts = grown.map(({ source, group, cells: mailedCells, mailed, hard, soft, block }, index) => {
    const recipients = (shares[index] ?? 0) + hard + soft + block;
    const { hard: ofHard, soft: ofSoft } = exposuresOf(tableOf(mailedCells), parameters);
    const factor = recipients / mailed;
    const stretch = (exposures: typeof ofHard) =>
      factor === 1
        ? exposures
        : exposures.map((exposure) => ({
            ...exposure,
            recipients: Math.round(exposure.recipients * factor),
            expected: exposure.expected * factor,
            squares: exposure.squares * factor,
          }));
    return {
      source,
      group,
      recipients,
      hard,
      soft,
      exposures: { hard: stretch(ofHard), soft: stretch(ofSoft) },
    };
  });
  return { parts, block: grown.reduce((sum, { block }) => sum + block, 0) };
}

function growParts(cells: readonly CellOutcome[]): readonly GrowingPart[] {
  const parts = new Map<string, GrowingPart>();
  for (const { cell, mailed, hard, soft, block } of cells) {
    if (mailed === 0) continue;
    const group = evidenceGroupOf(cell, cell.ageDays);
    const name = `${group}|${cell.source}`;
    const part = parts.get(name) ?? {
      source: cell.source,
      group,
      cells: [],
      mailed: 0,
      hard: 0,
      soft: 0,
      block: 0,
    };
    parts.set(name, part);
    part.cells.push({ cell, count: mailed });
    part.mailed += mailed;
    part.hard += hard;
    part.soft += soft;
    part.block += block;
  }
  return [...parts].sort(([left], [right]) => (left < right ? -1 : 1)).map(([, part]) => part);
}
