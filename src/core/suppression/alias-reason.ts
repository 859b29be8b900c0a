import type { SuppressionReason } from './suppression-reason.ts';

/**
 * Why a recipient should not be mailed when only another address of its mailbox is on file, strongest first: the wishes
 * of a person, then bounces. The codes are those of the findings and of the reasons.
 */
export const aliasReasons = ['alias-complaint', 'alias-unsubscribe', 'alias-manual', 'alias-bounce'] as const;
export type AliasReason = (typeof aliasReasons)[number];

/** What the policy calls them. */
export type AliasRuleName = 'complaint' | 'unsubscribe' | 'manual' | 'bounce';
export const aliasRuleNames: readonly AliasRuleName[] = ['complaint', 'unsubscribe', 'manual', 'bounce'];

/** What keeps a recipient from being mailed: the address itself is on file, or another one of its mailbox. */
export type HeldBack = SuppressionReason | AliasReason;

/** What an entry for another address of the mailbox amounts to; soft bounces of that amount to nothing. */
export const aliasReasonOf: Readonly<Record<SuppressionReason, AliasReason | null>> = {
  complaint: 'alias-complaint',
  unsubscribe: 'alias-unsubscribe',
  manual: 'alias-manual',
  'hard-bounce': 'alias-bounce',
  invalid: 'alias-bounce',
  'soft-bounce': null,
};

/** The policy's rule for a reason. */
export function aliasRuleName(reason: AliasReason): AliasRuleName {
  return aliasRuleNames[aliasReasons.indexOf(reason)] ?? 'complaint';
}

/** Whether a sending service that drops what is on file drops this one too: of aliases it knows nothing. */
export function isDroppedBySender(held: HeldBack | null): boolean {
  return held !== null && !isAliasReason(held);
}

/** The code that finding and reason share. */
export function heldBackCode(held: HeldBack): `suppressed-${SuppressionReason}` | AliasReason {
  return isAliasReason(held) ? held : `suppressed-${held}`;
}

/** Whether only another address of the mailbox is on file. */
export function isAliasReason(held: HeldBack): held is AliasReason {
  return aliasReasons.some((reason) => reason === held);
}
