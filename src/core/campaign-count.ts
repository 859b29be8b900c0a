import type { DeliveriesJudged } from './delivery/judge-deliveries.ts';
import type { ListCounted } from './evidence/count-list.ts';
import type { Problem } from './finding.ts';
import type { FindingsKept } from './finding-log.ts';
import type { SuppressionFile } from './suppression/suppression-file.ts';

/** What past sends imply, as far as reports tell it. */
export type DeliveriesCounted = Pick<DeliveriesJudged, 'sends' | 'skipped'>;

/**
 * Everything that was read and counted for a check, as plain data: what a decision needs of the files, whoever read them.
 * It holds no address, no hash of one and no domain. Counts of all parts of a check add up with `mergeCounts`.
 */
export interface CampaignCount {
  readonly suppressions: {
    readonly files: readonly SuppressionFile[];
    readonly findings: FindingsKept;
    readonly problems: readonly Problem[];
  };
  /** What else keeps the check from being done, apart from the list. */
  readonly problems: readonly Problem[];
  /** What files of verification services said that is told. */
  readonly verifications: FindingsKept | null;
  /** Null where no past send was looked at. */
  readonly deliveries: DeliveriesCounted | null;
  readonly list: ListCounted;
}
