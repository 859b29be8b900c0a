import type { CampaignPolicy } from '../policy/campaign-policy.ts';
import type { EvidenceCell } from '../projection/tally.ts';
import {
  type AliasReason,
  aliasReasonOf,
  aliasReasons,
  aliasRuleName,
  isAliasReason,
} from '../suppression/alias-reason.ts';
import type { AliasMatch } from '../suppression/suppression-table.ts';
import type { Evidence } from './evidence.ts';

/**
 * What the entries for other addresses of a recipient's mailbox amount to, the strongest of them; a bounce that a later
 * delivery or engagement disproves amounts to nothing, nor do soft bounces.
 */
export function judgeAlias(
  match: AliasMatch | undefined,
  life: Pick<Evidence, 'deliveredDay' | 'engagedDay'>,
): AliasReason | null {
  if (match === undefined) return null;
  const found = new Set(match.reasons.map((reason) => aliasReasonOf[reason]));
  const alive = Math.max(life.deliveredDay ?? -1, life.engagedDay ?? -1);
  if (match.hardDay !== null && alive > match.hardDay) found.delete('alias-bounce');
  return aliasReasons.find((reason) => found.has(reason)) ?? null;
}

/** Whether the address itself keeps a recipient from being mailed, so that its mailbox changes nothing. */
export function isHeldAnyway(
  { suppressed }: Pick<EvidenceCell, 'suppressed'>,
  policy: Pick<CampaignPolicy, 'suppressed' | 'senderAppliesSuppression'>,
): boolean {
  if (suppressed === null || isAliasReason(suppressed)) return false;
  return policy.senderAppliesSuppression || policy.suppressed[suppressed] === 'fail';
}

/** The cell of a recipient, held back where the policy fails for what is on file of its mailbox. */
export function holdBack(
  cell: EvidenceCell,
  reason: AliasReason,
  { suppressedAlias }: Pick<CampaignPolicy, 'suppressedAlias'>,
): EvidenceCell {
  return suppressedAlias[aliasRuleName(reason)] === 'fail' ? { ...cell, suppressed: reason } : cell;
}
