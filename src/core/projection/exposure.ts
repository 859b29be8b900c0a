import type { BounceOutcome, Component } from './component.ts';
import { expandCell } from './expand-cell.ts';
import type { ProjectionParameters } from './parameters.ts';
import type { CountedCell } from './tally.ts';

/** What the rows of one component and one source add up to, before multipliers. */
export interface Exposure {
  readonly component: Component;
  readonly source: string;
  readonly recipients: number;
  /** Sum of the rows' chances: the expected count at multiplier 1. */
  readonly expected: number;
  /** Sum of the squares of the rows' chances. */
  readonly squares: number;
}

/** Exposures stand by source, then by component. */
export function compareExposures(left: Exposure, right: Exposure): number {
  return compareNames(left.source, right.source) || compareNames(left.component, right.component);
}

function compareNames(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

/** Cells expanded once, so that the exposures of any part of the list are only sums. */
export interface ExpandedCells {
  readonly hard: readonly ExposureGroup[];
  readonly soft: readonly ExposureGroup[];
  readonly sources: readonly SourceGroup[];
}

/** The chances in one component and source: the rows of cell `cellIndexes[i]` have the chance `chances[i]`. */
interface ExposureGroup {
  readonly component: Component;
  readonly source: string;
  readonly cellIndexes: number[];
  readonly chances: number[];
}

/** The cells of one source. */
interface SourceGroup {
  readonly source: string;
  readonly cellIndexes: readonly number[];
}

interface OpenSource extends SourceGroup {
  readonly cellIndexes: number[];
  readonly hard: Map<Component, ExposureGroup>;
  readonly soft: Map<Component, ExposureGroup>;
}

/** Expands cells and groups their chances by outcome, component and source, sorted, whatever the cells' order. */
export function expandCells(cells: readonly CountedCell[], parameters: ProjectionParameters): ExpandedCells {
  const sources = new Map<string, OpenSource>();
  cells.forEach(({ cell }, cellIndex) => {
    const open = openSource(sources, cell.source);
    open.cellIndexes.push(cellIndex);
    for (const { outcome, component, chance } of expandCell(cell, parameters)) {
      const group = openGroup(open[outcome], component, cell.source);
      group.cellIndexes.push(cellIndex);
      group.chances.push(chance);
    }
  });
  const sorted = sortByName(sources);
  return {
    hard: sorted.flatMap(({ hard }) => sortByName(hard)),
    soft: sorted.flatMap(({ soft }) => sortByName(soft)),
    sources: sorted,
  };
}

function openSource(sources: Map<string, OpenSource>, source: string): OpenSource {
  const known = sources.get(source);
  if (known !== undefined) return known;
  const open = { source, cellIndexes: [], hard: new Map(), soft: new Map() };
  sources.set(source, open);
  return open;
}

function openGroup(
  groups: Map<Component, ExposureGroup>,
  component: Component,
  source: string,
): ExposureGroup {
  const known = groups.get(component);
  if (known !== undefined) return known;
  const group = { component, source, cellIndexes: [], chances: [] };
  groups.set(component, group);
  return group;
}

function sortByName<Group>(groups: ReadonlyMap<string, Group>): readonly Group[] {
  const sorted = [...groups].sort(([left], [right]) => (left < right ? -1 : 1));
  return sorted.map(([, group]) => group);
}

/**
 * Sums the exposures of one outcome, with `counts[i]` recipients in cell i. Chances are added as fixed-point numbers,
 * to 2^-72 (their squares to 2^-48), so that the sums are the same to the last bit in any order of cells.
 */
export function sumExposures(
  expanded: ExpandedCells,
  outcome: BounceOutcome,
  counts: readonly number[],
): readonly Exposure[] {
  const exposures = expanded[outcome].map((group) => sumGroup(group, counts));
  return exposures.filter(({ recipients }) => recipients > 0);
}

// because 24 bits times a count below 2^29 is a whole number that a double holds exactly
const word = 2 ** 24;

function sumGroup(
  { component, source, cellIndexes, chances }: ExposureGroup,
  counts: readonly number[],
): Exposure {
  let recipients = 0;
  let [chanceHigh, chanceMiddle, chanceLow, squareHigh, squareLow] = [0, 0, 0, 0, 0];
  for (let place = 0; place < chances.length; place += 1) {
    const count = counts[cellIndexes[place] ?? 0] ?? 0;
    if (count === 0) continue;
    const chance = chances[place] ?? 0;
    const high = Math.floor(chance * word);
    const rest = (chance * word - high) * word;
    const middle = Math.floor(rest);
    const square = chance * chance * word;
    const squareWhole = Math.floor(square);
    recipients += count;
    chanceHigh += count * high;
    chanceMiddle += count * middle;
    chanceLow += count * Math.round((rest - middle) * word);
    squareHigh += count * squareWhole;
    squareLow += count * Math.round((square - squareWhole) * word);
  }
  const expected = (chanceHigh + (chanceMiddle + chanceLow / word) / word) / word;
  return { component, source, recipients, expected, squares: (squareHigh + squareLow / word) / word };
}
