import type { EvidenceGroup } from '../projection/evidence-group.ts';
import type { ListExposures } from '../projection/list-exposures.ts';

/** What came of one source of a send. `soft` is null where the sending tool does not tell it. */
export interface SourceOutcome {
  readonly source: string;
  readonly sent: number;
  readonly hard: number;
  readonly soft: number | null;
}

/** What came of the recipients of one source and one evidence group, and the chances they were sent with. */
export interface OutcomePart {
  readonly source: string;
  readonly group: EvidenceGroup;
  readonly recipients: number;
  readonly hard: number;
  readonly soft: number | null;
  readonly exposures: Pick<ListExposures, 'hard' | 'soft'>;
}

/** What really happened to a send. Where sources or parts are counted, they add up to the totals. */
export interface OutcomeCounts {
  readonly sent: number;
  readonly hard: number;
  readonly soft: number | null;
  readonly block: number | null;
  readonly bySource: readonly SourceOutcome[];
  readonly parts: readonly OutcomePart[];
}
