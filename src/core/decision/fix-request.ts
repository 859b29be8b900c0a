import type { Counts, ReasonCode } from '../campaign-result.ts';
import type { CampaignPolicy } from '../policy/campaign-policy.ts';
import type { OpenProjection, Projection } from '../projection/project.ts';
import type { EvidenceKind } from '../projection/tally.ts';
import type { Standing } from '../review/list-difference.ts';
import type { HeldBack } from '../suppression/alias-reason.ts';

/** A kind of recipients; in a review with what they are to the base, `added` ones first and `kept` ones last. */
export type FixKind = EvidenceKind & { readonly standing?: Standing };

/** What the fix is sought for. */
export interface FixRequest {
  readonly open: OpenProjection<FixKind>;
  readonly counts: Counts;
  readonly policy: CampaignPolicy;
  /** Suppression reasons that fail the campaign by their mere presence: all their rows must go. */
  readonly forbidden: ReadonlySet<HeldBack>;
  /** Rules that a waiver lifts: the fix need not meet them. */
  readonly waived: ReadonlySet<ReasonCode>;
  readonly passes: (projection: Projection) => boolean;
  /** Set in a review: how many duplicates are new, since older rows are then forced to go by no count. */
  readonly newDuplicates?: number;
}

/** Whether a row goes whatever else does: for a suppression that fails the campaign by its mere presence. */
export function mustGo({ suppressed, standing }: FixKind, forbidden: FixRequest['forbidden']): boolean {
  const isBlamed = standing === undefined || standing === 'added';
  return isBlamed && suppressed !== null && forbidden.has(suppressed);
}

/** Whether recipients of a kind count as invalid rows. */
export function isUndeliverable({ cause }: EvidenceKind): boolean {
  return cause === 'invalid-syntax' || cause === 'reserved-domain' || cause === 'dead-domain';
}
