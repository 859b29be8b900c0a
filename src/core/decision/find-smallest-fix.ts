import type { SmallestFix } from '../campaign-result.ts';
import { chancesOf, type Projection, projectPart } from '../projection/project.ts';
import { smallestRemoval } from '../projection/smallest-removal.ts';
import { demandOfShares } from './demand-of-shares.ts';
import { type FixRequest, isUndeliverable, mustGo, rowsIn } from './fix-request.ts';
import { duplicateRemoval, tellRemovals } from './tell-removals.ts';

/** A fix, and how many of its rows the base has too. */
export interface FoundFix {
  readonly fix: SmallestFix;
  readonly olderRows: number;
}

/** Of each cell how many recipients: by place, as the request has its cells. */
type Rows = readonly number[];

/**
 * The smallest set of rows whose removal makes the campaign pass: rows with a forbidden suppression, as many duplicates
 * and invalid rows as their limits demand of the list that is left, then rows by falling chance of bouncing until the
 * rates pass.
 */
export function findSmallestFix(request: FixRequest): SmallestFix {
  return findFix(request).fix;
}

/** The same for a review: counts take only rows that are new, and rates take older rows only where those do not suffice. */
export function findFix(request: FixRequest): FoundFix {
  const { cells } = request.open;
  const all = cells.map(({ count }) => count);
  const isInvalid = cells.map(isUndeliverable);
  for (let going = { deliverable: 0, invalid: 0 }; ; ) {
    const demand = demandOfShares(request, going);
    const forced = forcedRows(request, demand.invalid);
    const found = ratesFix(minus(all, forced), request);
    if (found === null) return { fix: impossible, olderRows: 0 };
    const invalid = rowsIn(found.taken.filter(({ place }) => isInvalid[place]));
    const deliverable = rowsIn(found.taken) - invalid;
    if (invalid === 0 && deliverable <= going.deliverable) {
      const taken = [...takenOf(forced), ...found.taken];
      const removals = [
        ...duplicateRemoval(demand.duplicates, request.counts),
        ...tellRemovals(taken, request.open),
      ];
      const removed = demand.duplicates + rowsIn(taken);
      const fix = { possible: true, removed, removals, totalAfter: found.after.total.expected };
      return { fix, olderRows: rowsIn(taken.filter(({ place }) => cells[place]?.standing === 'kept')) };
    }
    // because a list without these rows has larger shares of invalid rows and duplicates
    going = {
      deliverable: Math.max(going.deliverable, deliverable),
      invalid: demand.invalid + invalid,
    };
  }
}

const impossible: SmallestFix = { possible: false, removed: 0, removals: [], totalAfter: 0 };

/** So many rows of the cell at `place` go. */
export interface TakenRows {
  readonly place: number;
  readonly count: number;
}

/** The rows that go for their chance of bouncing, and what is left then. */
interface RatesFix {
  readonly taken: readonly TakenRows[];
  readonly after: Projection;
}

function ratesFix(left: Rows, request: FixRequest): RatesFix | null {
  if (left.every((count) => count === 0)) return null;
  const newer = request.newDuplicates === undefined ? null : newerRows(left, request);
  const found = smallestRemoval(request.open, request.passes, newer === null ? left : minus(left, newer));
  if (found === null) return null;
  const older = found.removals.map(({ cellIndex, count }) => ({ place: cellIndex, count }));
  return { taken: [...takenOf(newer ?? []), ...older], after: found.after };
}

/** The fewest new rows that lead to rates that pass, by falling chance; where none do, all that raise the rate. */
function newerRows(left: Rows, { open, passes }: FixRequest): Rows {
  const { cells } = open;
  const now = projectPart(open, left);
  const chances = chancesOf(open);
  const ranked = cells
    .map(({ standing }, place) => ({ standing, place, count: left[place] ?? 0, chance: chances[place] ?? 0 }))
    .filter(({ standing, count, chance }) => standing !== 'kept' && count > 0 && chance > now.total.expected)
    .sort((a, b) => b.chance - a.chance || a.place - b.place);
  const taking = (rows: number): Rows => {
    const taken = cells.map(() => 0);
    let wanted = rows;
    for (const { place, count } of ranked) {
      taken[place] = Math.min(count, wanted);
      wanted -= Math.min(count, wanted);
    }
    return taken;
  };
  if (passes(now)) return taking(0);
  const suffices = (rows: number) => passes(projectPart(open, minus(left, taking(rows))));
  let [failing, passing] = [0, rowsIn(ranked)];
  if (!suffices(passing)) return taking(passing);
  while (passing - failing > 1) {
    const middle = Math.floor((failing + passing) / 2);
    if (suffices(middle)) passing = middle;
    else failing = middle;
  }
  return taking(passing);
}

function forcedRows(request: FixRequest, invalid: number): Rows {
  let invalidLeft = invalid;
  return request.open.cells.map((counted) => {
    if (mustGo(counted, request.forbidden)) return counted.count;
    const taken = isUndeliverable(counted) ? Math.min(counted.count, invalidLeft) : 0;
    invalidLeft -= taken;
    return taken;
  });
}

function minus(rows: Rows, others: Rows): Rows {
  return rows.map((count, place) => count - (others[place] ?? 0));
}

function takenOf(rows: Rows): TakenRows[] {
  return rows.flatMap((count, place) => (count > 0 ? [{ place, count }] : []));
}
