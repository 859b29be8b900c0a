import type { SmallestFix } from '../campaign-result.ts';
import { placesOf } from '../projection/cell-order.ts';
import { chancesOf, type Projection, projectPart } from '../projection/project.ts';
import { smallestRemoval, type TakenRows } from '../projection/smallest-removal.ts';
import { demandOfShares } from './demand-of-shares.ts';
import { type FixKind, type FixRequest, isUndeliverable, mustGo } from './fix-request.ts';
import { duplicateRemoval, tellRemovals } from './tell-removals.ts';

/** A fix, and how many of its rows the base has too. */
export interface FoundFix {
  readonly fix: SmallestFix;
  readonly olderRows: number;
}

/** Of each cell how many recipients: by place, as the request has its cells. */
type Rows = Float64Array;

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
  for (let going = { deliverable: 0, invalid: 0 }; ; ) {
    const demand = demandOfShares(request, going);
    const forced = forcedRows(request, demand.invalid);
    const found = ratesFix(minus(cells.counts, forced), request);
    if (found === null) return { fix: noFix, olderRows: 0 };
    const invalid = rowsOf(found.taken, request, isUndeliverable);
    const deliverable = rowsOf(found.taken, request) - invalid;
    if (invalid === 0 && deliverable <= going.deliverable) {
      const taken = [takenOf(forced), ...found.taken];
      const removals = [
        ...duplicateRemoval(demand.duplicates, request.counts),
        ...tellRemovals(taken, request.open),
      ];
      const removed = demand.duplicates + rowsOf(taken, request);
      const fix = { possible: true, removed, removals, totalAfter: found.after.total.expected };
      return { fix, olderRows: rowsOf(taken, request, ({ standing }) => standing === 'kept') };
    }
    // because a list without these rows has larger shares of invalid rows and duplicates
    going = {
      deliverable: Math.max(going.deliverable, deliverable),
      invalid: demand.invalid + invalid,
    };
  }
}

/** Said where nothing short of the whole list suffices. */
export const noFix: SmallestFix = { possible: false, removed: 0, removals: [], totalAfter: 0 };

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
  return { taken: [...(newer === null ? [] : [takenOf(newer)]), found.taken], after: found.after };
}

/** The fewest new rows that lead to rates that pass, by falling chance; where none do, all that raise the rate. */
function newerRows(left: Rows, { open, passes }: FixRequest): Rows {
  const { kinds, kindOf } = open.cells;
  const now = projectPart(open, left);
  const chances = chancesOf(open);
  const isNewer = kinds.map(({ standing }) => standing !== 'kept');
  const ranked = placesOf(left)
    .filter((place) => isNewer[kindOf[place] ?? 0] === true && (chances[place] ?? 0) > now.total.expected)
    .sort((a, b) => (chances[b] ?? 0) - (chances[a] ?? 0) || a - b);
  const taking = (rows: number): Rows => {
    const taken = new Float64Array(left.length);
    let wanted = rows;
    for (const place of ranked) {
      const count = Math.min(left[place] ?? 0, wanted);
      taken[place] = count;
      wanted -= count;
    }
    return taken;
  };
  if (passes(now)) return taking(0);
  const suffices = (rows: number) => passes(projectPart(open, minus(left, taking(rows))));
  let [failing, passing] = [0, ranked.reduce((sum, place) => sum + (left[place] ?? 0), 0)];
  if (!suffices(passing)) return taking(passing);
  while (passing - failing > 1) {
    const middle = Math.floor((failing + passing) / 2);
    if (suffices(middle)) passing = middle;
    else failing = middle;
  }
  return taking(passing);
}

function forcedRows({ open, forbidden }: FixRequest, invalid: number): Rows {
  const { kinds, kindOf, counts } = open.cells;
  const goes = kinds.map((kind) => mustGo(kind, forbidden));
  const isInvalid = kinds.map(isUndeliverable);
  let invalidLeft = invalid;
  return counts.map((count, place) => {
    const kind = kindOf[place] ?? 0;
    if (goes[kind] === true) return count;
    const taken = isInvalid[kind] === true ? Math.min(count, invalidLeft) : 0;
    invalidLeft -= taken;
    return taken;
  });
}

function minus(rows: Rows, others: Rows): Rows {
  return rows.map((count, place) => count - (others[place] ?? 0));
}

function takenOf(rows: Rows): TakenRows {
  const places = placesOf(rows);
  return { places, counts: Float64Array.from(places, (place) => rows[place] ?? 0) };
}

/** How many rows are taken of the kinds that are meant. */
function rowsOf(
  taken: readonly TakenRows[],
  { open: { cells } }: FixRequest,
  isMeant: (kind: FixKind) => boolean = () => true,
): number {
  const meant = cells.kinds.map(isMeant);
  let rows = 0;
  for (const { places, counts } of taken)
    for (const [index, place] of places.entries())
      if (meant[cells.kindOf[place] ?? 0] === true) rows += counts[index] ?? 0;
  return rows;
}
