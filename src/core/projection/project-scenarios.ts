import type { Cause } from '../evidence/cause.ts';
import { isDroppedBySender } from '../suppression/alias-reason.ts';
import { type CellTable, keepKinds } from './cell-table.ts';
import {
  type OpenProjection,
  openProjection,
  type Projection,
  type ProjectionOptions,
  projectCells,
} from './project.ts';
import type { EvidenceKind } from './tally.ts';

/** The two sends that are always projected: the list as it lies, which is judged, and what `clean` would leave. */
export interface Scenarios {
  /** The cells that are mailed as the list lies, for projections of other parts of it. */
  readonly committed: OpenProjection;
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
export function isCleanedAway({ suppressed, cause }: EvidenceKind): boolean {
  return suppressed !== null || cleanedCauses.has(cause);
}

/** Projects both scenarios. Suppressed rows are not mailed at all when the sending service drops them itself. */
export function projectScenarios(
  cells: CellTable<EvidenceKind>,
  senderAppliesSuppression: boolean,
  options: ProjectionOptions,
): Scenarios {
  const committed = openProjection(
    senderAppliesSuppression ? keepKinds(cells, ({ suppressed }) => !isDroppedBySender(suppressed)) : cells,
    options,
  );
  return {
    committed,
    asCommitted: projectCells(committed),
    // because whatever the service drops itself is cleaned away too
    afterCleaning: projectCells(committed, (kind) => !isCleanedAway(kind)),
  };
}
