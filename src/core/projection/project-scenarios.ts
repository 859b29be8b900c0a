import type { Cause } from '../evidence/cause.ts';
import { isDroppedBySender } from '../suppression/alias-reason.ts';
import { type Projection, type ProjectionOptions, project } from './project.ts';
import { type CountedCell, cellsOf, type EvidenceCell, type Tally } from './tally.ts';

/** The two sends that are always projected: the list as it lies, which is judged, and what `clean` would leave. */
export interface Scenarios {
  readonly committedCells: readonly CountedCell[];
  readonly asCommitted: Projection;
  readonly afterCleaning: Projection;
}

/** Causes that `clean` removes rows for even when no suppression names them. */
const cleanedCauses: ReadonlySet<Cause> = new Set([
  'invalid-syntax',
  'reserved-domain',
  'dead-domain',
  'verified-invalid',
  'typo-domain',
]);

/** True for rows that `clean` removes: suppressed, or known to be undeliverable. */
export function isCleanedAway(cell: EvidenceCell): boolean {
  return cell.suppressed !== null || cleanedCauses.has(cell.cause);
}

/** Projects both scenarios. Suppressed rows are not mailed at all when the sending service drops them itself. */
export function projectScenarios(
  tally: Tally,
  senderAppliesSuppression: boolean,
  options: ProjectionOptions,
): Scenarios {
  const cells = cellsOf(tally);
  const committedCells = senderAppliesSuppression
    ? cells.filter(({ cell }) => !isDroppedBySender(cell.suppressed))
    : cells;
  return {
    committedCells,
    asCommitted: project(committedCells, options),
    afterCleaning: project(
      cells.filter(({ cell }) => !isCleanedAway(cell)),
      options,
    ),
  };
}
