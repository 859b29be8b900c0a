import type { Counts, ReasonCode, Removal, SmallestFix } from '../campaign-result.ts';
import type { CampaignPolicy } from '../policy/campaign-policy.ts';
import { openChances, type Projection, type ProjectionOptions, project } from '../projection/project.ts';
import { type CellRemoval, smallestRemoval } from '../projection/smallest-removal.ts';
import type { CountedCell, EvidenceCell } from '../projection/tally.ts';
import type { Standing } from '../review/list-difference.ts';
import type { HeldBack } from '../suppression/alias-reason.ts';
import { removalName } from './removal-name.ts';

/** Recipients of one cell; in a review with what they are to the base, `added` ones first and `kept` ones last. */
export interface FixCell extends CountedCell {
  readonly standing?: Standing;
}

/** What the fix is sought for. */
export interface FixRequest {
  readonly cells: readonly FixCell[];
  readonly counts: Counts;
  readonly policy: CampaignPolicy;
  readonly options: ProjectionOptions;
  /** Suppression reasons that fail the campaign by their mere presence: all their rows must go. */
  readonly forbidden: ReadonlySet<HeldBack>;
  /** Rules that a waiver lifts: the fix need not meet them. */
  readonly waived: ReadonlySet<ReasonCode>;
  readonly passes: (projection: Projection) => boolean;
  /** Set in a review: how many duplicates are new, since older rows are then forced to go by no count. */
  readonly newDuplicates?: number;
}

/** A fix, and how many of its rows the base has too. */
export interface FoundFix {
  readonly fix: SmallestFix;
  readonly olderRows: number;
}

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
  const { cells, options, counts } = request;
  for (let going = { deliverable: 0, invalid: 0 }; ; ) {
    const demand = demandOfShares(request, going);
    const forced = forcedRemovals(request, demand.invalid);
    const found = smallestRemovalOf(leftOver(cells, forced), request);
    if (found === null) return { fix: impossible, olderRows: 0 };
    const invalid = rowsIn(found.removals.filter(({ cell }) => isUndeliverable(cell)));
    const deliverable = found.removed - invalid;
    if (invalid === 0 && deliverable <= going.deliverable) {
      const taken = [...forced.filter(({ count }) => count > 0), ...found.removals];
      const fix = {
        possible: true,
        removed: demand.duplicates + rowsIn(taken),
        removals: [...duplicateRemoval(demand.duplicates, counts), ...summarize(taken, cells, options)],
        totalAfter: found.after.total.expected,
      };
      return { fix, olderRows: rowsIn(taken.filter(({ standing }) => standing === 'kept')) };
    }
    // because a list without these rows has larger shares of invalid rows and duplicates
    going = {
      deliverable: Math.max(going.deliverable, deliverable),
      invalid: demand.invalid + invalid,
    };
  }
}

const impossible: SmallestFix = { possible: false, removed: 0, removals: [], totalAfter: 0 };

/** Rows that go for their chance of bouncing, whatever the shares demand. */
interface Going {
  readonly deliverable: number;
  readonly invalid: number;
}

interface RatesPass {
  readonly removals: readonly FixCell[];
  readonly removed: number;
  readonly after: Projection;
}

function smallestRemovalOf(left: readonly FixCell[], request: FixRequest): RatesPass | null {
  if (left.length === 0) return null;
  const { options, passes, newDuplicates } = request;
  if (newDuplicates === undefined) return smallestRemoval(left, options, passes);
  const newer = newerRemovals(left, request);
  const rest = leftOver(left, newer);
  const found = smallestRemoval(rest, options, passes);
  if (found === null) return null;
  // because a cell may stand in the list three times, once for each standing
  const standings = new Map(rest.map(({ cell, standing }) => [cell, standing]));
  const older = found.removals.map((removal) => withStanding(removal, standings.get(removal.cell)));
  const removals = [...newer.filter(({ count }) => count > 0), ...older];
  return { removals, removed: rowsIn(removals), after: found.after };
}

function withStanding({ cell, count }: CellRemoval, standing: Standing | undefined): FixCell {
  return standing === undefined ? { cell, count } : { cell, count, standing };
}

/** The fewest new rows that lead to rates that pass, by falling chance; where none do, all that raise the rate. */
function newerRemovals(left: readonly FixCell[], { options, passes }: FixRequest): FixCell[] {
  const now = project(left, options);
  const chanceOf = openChances(options);
  const ranked = left
    .map((counted, index) => ({ ...counted, index, chance: chanceOf(counted.cell) }))
    .filter(({ standing, chance }) => standing !== 'kept' && chance > now.total.expected)
    .sort((a, b) => b.chance - a.chance || a.index - b.index);
  const taking = (rows: number): FixCell[] => {
    const taken = new Map<number, number>();
    let wanted = rows;
    for (const { index, count } of ranked) {
      taken.set(index, Math.min(count, wanted));
      wanted -= Math.min(count, wanted);
    }
    return left.map((counted, index) => ({ ...counted, count: taken.get(index) ?? 0 }));
  };
  const suffices = (rows: number) => passes(project(leftOver(left, taking(rows)), options));
  if (passes(now)) return taking(0);
  let [failing, passing] = [0, rowsIn(ranked)];
  if (!suffices(passing)) return taking(passing);
  while (passing - failing > 1) {
    const middle = Math.floor((failing + passing) / 2);
    if (suffices(middle)) passing = middle;
    else failing = middle;
  }
  return taking(passing);
}

function forcedRemovals({ cells, forbidden }: FixRequest, invalid: number): FixCell[] {
  let invalidLeft = invalid;
  return cells.map((counted) => {
    if (mustGo(counted, forbidden)) return counted;
    const taken = isUndeliverable(counted.cell) ? Math.min(counted.count, invalidLeft) : 0;
    invalidLeft -= taken;
    return { ...counted, count: taken };
  });
}

function leftOver(cells: readonly FixCell[], forced: readonly FixCell[]): FixCell[] {
  return cells.flatMap((counted, index) => {
    const rest = counted.count - (forced[index]?.count ?? 0);
    return rest > 0 ? [{ ...counted, count: rest }] : [];
  });
}

function mustGo({ cell, standing }: FixCell, forbidden: ReadonlySet<HeldBack>): boolean {
  const isBlamed = standing === undefined || standing === 'added';
  return isBlamed && cell.suppressed !== null && forbidden.has(cell.suppressed);
}

function isUndeliverable({ cause }: EvidenceCell): boolean {
  return cause === 'invalid-syntax' || cause === 'reserved-domain' || cause === 'dead-domain';
}

/**
 * How many invalid rows and duplicates must go, beside the forbidden rows and those that go anyway, so that both shares
 * of what is left are within their limits. Each removal raises the other share, so both grow until both are met.
 */
function demandOfShares(
  { cells, counts, policy, forbidden, waived, newDuplicates = counts.duplicates }: FixRequest,
  going: Going,
): { readonly invalid: number; readonly duplicates: number } {
  const gone = cells.filter((counted) => mustGo(counted, forbidden));
  const rows = counts.rows - rowsIn(gone) - going.deliverable;
  const bad = counts.invalid - rowsIn(gone.filter(({ cell }) => isUndeliverable(cell)));
  const isNewBad = (one: FixCell) =>
    isUndeliverable(one.cell) && one.standing === 'added' && !gone.includes(one);
  const mostInvalid = cells.some(({ standing }) => standing !== undefined)
    ? rowsIn(cells.filter(isNewBad))
    : bad;
  const invalidLimit = waived.has('invalid-rows') ? null : policy.invalid.fail;
  const duplicateLimit = waived.has('duplicate-rows') ? null : policy.duplicates.fail;
  for (let invalid = going.invalid, duplicates = 0; ; ) {
    const before = invalid + duplicates;
    duplicates = Math.min(newDuplicates, rowsAbove(counts.duplicates, rows - invalid, duplicateLimit));
    invalid = Math.max(invalid, Math.min(mostInvalid, rowsAbove(bad, rows - duplicates, invalidLimit)));
    if (invalid + duplicates === before) return { invalid, duplicates };
  }
}

/** The least k for which (bad - k) / (rows - k) is within the limit. */
function rowsAbove(bad: number, rows: number, limit: number | null): number {
  if (limit === null || limit >= 1) return 0;
  // because the division rounds, the last steps are tried
  let removed = Math.max(0, Math.floor((bad - limit * rows) / (1 - limit)) - 1);
  while (removed < bad && (bad - removed) / (rows - removed) > limit) removed += 1;
  return removed;
}

function rowsIn(cells: readonly { readonly count: number }[]): number {
  return cells.reduce((sum, { count }) => sum + count, 0);
}

function duplicateRemoval(remove: number, { duplicates }: Counts): Removal[] {
  if (remove === 0) return [];
  return [{ remove, of: duplicates, cause: 'duplicate-rows', source: '', chance: 0 }];
}

/** Rows of one group, suppression and source are told together. */
function summarize(
  taken: readonly CountedCell[],
  cells: readonly CountedCell[],
  options: ProjectionOptions,
): Removal[] {
  const groups = new Map<string, { removal: Removal; bounces: number }>();
  const chanceOf = openChances(options);
  for (const { cell, count } of taken) {
    const chance = chanceOf(cell);
    const name = removalName(cell);
    const key = `${name}\n${cell.source}`;
    const known = groups.get(key);
    const remove = (known?.removal.remove ?? 0) + count;
    const bounces = (known?.bounces ?? 0) + count * chance;
    const of = known?.removal.of ?? countLike(cell, cells);
    groups.set(key, {
      removal: { remove, of, cause: name, source: cell.source, chance: bounces / remove },
      bounces,
    });
  }
  return [...groups.values()].map(({ removal }) => removal);
}

function countLike(cell: EvidenceCell, cells: readonly CountedCell[]): number {
  const name = removalName(cell);
  return cells
    .filter((other) => other.cell.source === cell.source && removalName(other.cell) === name)
    .reduce((sum, { count }) => sum + count, 0);
}
