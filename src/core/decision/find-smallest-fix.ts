import type { Counts, Removal, SmallestFix } from '../campaign-result.ts';
import type { CampaignPolicy } from '../policy/campaign-policy.ts';
import { evidenceGroupOf } from '../projection/evidence-group.ts';
import type { Projection, ProjectionOptions } from '../projection/project.ts';
import { isCleanedAway } from '../projection/project-scenarios.ts';
import { type CellRemoval, smallestRemoval } from '../projection/smallest-removal.ts';
import type { CountedCell, EvidenceCell } from '../projection/tally.ts';
import type { SuppressionReason } from '../suppression/suppression-reason.ts';

/** What the fix is sought for. */
export interface FixRequest {
  readonly cells: readonly CountedCell[];
  readonly counts: Counts;
  readonly policy: CampaignPolicy;
  readonly options: ProjectionOptions;
  /** Suppression reasons that fail the campaign by their mere presence: all their rows must go. */
  readonly forbidden: ReadonlySet<SuppressionReason>;
  readonly passes: (projection: Projection) => boolean;
}

/**
 * The smallest set of rows whose removal makes the campaign pass: rows with a forbidden suppression, as many invalid
 * rows as their limit demands, then rows by falling chance of bouncing until the rates pass.
 */
export function findSmallestFix(request: FixRequest): SmallestFix {
  const { cells } = request;
  const forced = forcedRemovals(request);
  const left = cells.flatMap(({ cell, count }, index) => {
    const rest = count - (forced[index]?.count ?? 0);
    return rest > 0 ? [{ cell, count: rest }] : [];
  });
  const found = left.length === 0 ? null : smallestRemoval(left, request.options, request.passes);
  if (found === null) return { possible: false, removed: 0, removals: [], totalAfter: 0 };
  const taken = [...forced.filter(({ count }) => count > 0), ...found.removals];
  return {
    possible: true,
    removed: taken.reduce((sum, { count }) => sum + count, 0),
    removals: summarize(taken, cells),
    totalAfter: found.after.total.expected,
  };
}

function forcedRemovals({ cells, counts, policy, forbidden }: FixRequest): CellRemoval[] {
  let invalidLeft = invalidToRemove(counts, policy.invalid.fail);
  return cells.map(({ cell, count }) => {
    if (cell.suppressed !== null && forbidden.has(cell.suppressed)) return { cell, count, chance: 1 };
    const taken = isUndeliverable(cell) ? Math.min(count, invalidLeft) : 0;
    invalidLeft -= taken;
    return { cell, count: taken, chance: 1 };
  });
}

function isUndeliverable(cell: EvidenceCell): boolean {
  return isCleanedAway(cell) && ['invalid-syntax', 'reserved-domain', 'dead-domain'].includes(cell.cause);
}

// because removing k rows lowers both sides: (invalid - k) / (rows - k) <= limit
function invalidToRemove(counts: Counts, limit: number | null): number {
  if (limit === null || counts.invalid <= limit * counts.rows) return 0;
  return limit >= 1 ? 0 : Math.ceil((counts.invalid - limit * counts.rows) / (1 - limit) - 1e-9);
}

/** Rows of one group, suppression and source are told together. */
function summarize(taken: readonly CellRemoval[], cells: readonly CountedCell[]): Removal[] {
  const groups = new Map<string, { removal: Removal; bounces: number }>();
  for (const { cell, count, chance } of taken) {
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

// because a reader removes unsubscribed rows for that reason, whatever their chance of bouncing
function removalName(cell: EvidenceCell): string {
  const wish =
    cell.suppressed === 'unsubscribe' || cell.suppressed === 'complaint' || cell.suppressed === 'manual';
  return wish ? `suppressed-${cell.suppressed}` : evidenceGroupOf(cell);
}

function countLike(cell: EvidenceCell, cells: readonly CountedCell[]): number {
  const name = removalName(cell);
  return cells
    .filter((other) => other.cell.source === cell.source && removalName(other.cell) === name)
    .reduce((sum, { count }) => sum + count, 0);
}
