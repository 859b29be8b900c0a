import type { Counts, ReasonCode, Removal, SmallestFix } from '../campaign-result.ts';
import type { CampaignPolicy } from '../policy/campaign-policy.ts';
import { type Projection, type ProjectionOptions, project } from '../projection/project.ts';
import { type CellRemoval, smallestRemoval } from '../projection/smallest-removal.ts';
import type { CountedCell, EvidenceCell } from '../projection/tally.ts';
import type { SuppressionReason } from '../suppression/suppression-reason.ts';
import { removalName } from './removal-name.ts';

/** What the fix is sought for. */
export interface FixRequest {
  readonly cells: readonly CountedCell[];
  readonly counts: Counts;
  readonly policy: CampaignPolicy;
  readonly options: ProjectionOptions;
  /** Suppression reasons that fail the campaign by their mere presence: all their rows must go. */
  readonly forbidden: ReadonlySet<SuppressionReason>;
  /** Rules that a waiver lifts: the fix need not meet them. */
  readonly waived: ReadonlySet<ReasonCode>;
  readonly passes: (projection: Projection) => boolean;
}

/**
 * The smallest set of rows whose removal makes the campaign pass: rows with a forbidden suppression, as many duplicates
 * and invalid rows as their limits demand of the list that is left, then rows by falling chance of bouncing until the
 * rates pass.
 */
export function findSmallestFix(request: FixRequest): SmallestFix {
  const { cells, options, counts } = request;
  for (let going = { deliverable: 0, invalid: 0 }; ; ) {
    const demand = demandOfShares(request, going);
    const forced = forcedRemovals(request, demand.invalid);
    const found = smallestRemovalOf(leftOver(cells, forced), request);
    if (found === null) return { possible: false, removed: 0, removals: [], totalAfter: 0 };
    const invalid = rowsIn(found.removals.filter(({ cell }) => isUndeliverable(cell)));
    const deliverable = found.removed - invalid;
    if (invalid === 0 && deliverable <= going.deliverable) {
      const taken = [...forced.filter(({ count }) => count > 0), ...found.removals];
      return {
        possible: true,
        removed: demand.duplicates + rowsIn(taken),
        removals: [...duplicateRemoval(demand.duplicates, counts), ...summarize(taken, cells, options)],
        totalAfter: found.after.total.expected,
      };
    }
    // because a list without these rows has larger shares of invalid rows and duplicates
    going = {
      deliverable: Math.max(going.deliverable, deliverable),
      invalid: demand.invalid + invalid,
    };
  }
}

/** Rows that go for their chance of bouncing, whatever the shares demand. */
interface Going {
  readonly deliverable: number;
  readonly invalid: number;
}

function smallestRemovalOf(left: readonly CountedCell[], { options, passes }: FixRequest) {
  return left.length === 0 ? null : smallestRemoval(left, options, passes);
}

type ForcedRemoval = Pick<CellRemoval, 'cell' | 'count'>;

function forcedRemovals({ cells, forbidden }: FixRequest, invalid: number): ForcedRemoval[] {
  let invalidLeft = invalid;
  return cells.map(({ cell, count }) => {
    if (isForbidden(cell, forbidden)) return { cell, count };
    const taken = isUndeliverable(cell) ? Math.min(count, invalidLeft) : 0;
    invalidLeft -= taken;
    return { cell, count: taken };
  });
}

function leftOver(cells: readonly CountedCell[], forced: readonly ForcedRemoval[]): CountedCell[] {
  return cells.flatMap(({ cell, count }, index) => {
    const rest = count - (forced[index]?.count ?? 0);
    return rest > 0 ? [{ cell, count: rest }] : [];
  });
}

function isForbidden(cell: EvidenceCell, forbidden: ReadonlySet<SuppressionReason>): boolean {
  return cell.suppressed !== null && forbidden.has(cell.suppressed);
}

function isUndeliverable({ cause }: EvidenceCell): boolean {
  return cause === 'invalid-syntax' || cause === 'reserved-domain' || cause === 'dead-domain';
}

/**
 * How many invalid rows and duplicates must go, beside the forbidden rows and those that go anyway, so that both shares
 * of what is left are within their limits. Each removal raises the other share, so both grow until both are met.
 */
function demandOfShares(
  { cells, counts, policy, forbidden, waived }: FixRequest,
  going: Going,
): { readonly invalid: number; readonly duplicates: number } {
  const gone = cells.filter(({ cell }) => isForbidden(cell, forbidden));
  const rows = counts.rows - rowsIn(gone) - going.deliverable;
  const bad = counts.invalid - rowsIn(gone.filter(({ cell }) => isUndeliverable(cell)));
  const invalidLimit = waived.has('invalid-rows') ? null : policy.invalid.fail;
  const duplicateLimit = waived.has('duplicate-rows') ? null : policy.duplicates.fail;
  for (let invalid = going.invalid, duplicates = 0; ; ) {
    const before = invalid + duplicates;
    duplicates = rowsAbove(counts.duplicates, rows - invalid, duplicateLimit);
    invalid = Math.max(invalid, rowsAbove(bad, rows - duplicates, invalidLimit));
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
  taken: readonly ForcedRemoval[],
  cells: readonly CountedCell[],
  options: ProjectionOptions,
): Removal[] {
  const groups = new Map<string, { removal: Removal; bounces: number }>();
  for (const { cell, count } of taken) {
    const chance = project([{ cell, count: 1 }], options).total.expected;
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
