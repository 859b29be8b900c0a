import type { DayNumber } from '../list/parse-day.ts';
import type { EvidenceCell } from '../projection/tally.ts';
import type { SuppressionMatch } from '../suppression/suppression-match.ts';
import type { SuppressionReason } from '../suppression/suppression-reason.ts';
import type { Cause } from './cause.ts';
import type { Evidence } from './evidence.ts';
import type { VerificationResult } from './verification.ts';

/** Rules of the policy that bear on how one recipient is judged. */
export interface JudgingRules {
  readonly asOfDay: DayNumber;
  /** Soft bounces from which a soft-bouncing address counts as suppressed. */
  readonly softSuppressAfter: number;
}

/** The one evidence cell a recipient belongs to, and whether its hard bounce on file was disproved since. */
export interface Judgement {
  readonly cell: EvidenceCell;
  readonly recovered: boolean;
}

/**
 * Decides the single cause of a recipient, the first that applies: invalid syntax, reserved or dead domain, hard
 * bounce on file (recovered when a delivery or engagement is newer), verified invalid, misspelt provider (until a delivery proves it right), disposable, soft history,
 * catch-all or verifier unknown, baseline. Unsubscribes and complaints are no causes of bouncing; they only suppress.
 */
export function judgeRecipient(evidence: Evidence, rules: JudgingRules): Judgement {
  const { suppression } = evidence;
  const recovered =
    suppression !== undefined && hasHardBounce(suppression) && isDisproved(evidence, suppression.hardDay);
  const softBounces = consecutiveSoftBounces(evidence);
  const cause = causeOf(evidence, recovered, softBounces);
  const suppressed =
    suppression === undefined ? null : reasonInForce(suppression, recovered, softBounces, rules);
  return { cell: cellOf(cause, evidence, suppressed, softBounces, rules.asOfDay), recovered };
}

function causeOf(evidence: Evidence, recovered: boolean, softBounces: number): Cause {
  const { deliverability, suppression } = evidence;
  if (deliverability !== 'possible') return deliverability;
  if (suppression?.reasons.includes('hard-bounce')) {
    return recovered ? 'hard-recovered' : (`hard-${suppression.hardDetail}` as const);
  }
  if (suppression?.reasons.includes('invalid')) return recovered ? 'hard-recovered' : 'verified-invalid';
  const verification = currentVerification(evidence);
  if (verification === 'invalid') return 'verified-invalid';
  // because a domain that takes this recipient's mail is no misspelling, however much it looks like one
  if (evidence.typoDomain && evidence.deliveredDay === null) return 'typo-domain';
  if (verification === 'disposable' || evidence.disposableDomain) return 'disposable';
  if (softBounces > 0) return 'soft-history';
  return verification === null ? 'baseline' : causesByVerifier[verification];
}

const causesByVerifier: Readonly<Record<VerificationResult, Cause>> = {
  valid: 'baseline',
  invalid: 'verified-invalid',
  disposable: 'disposable',
  'accept-all': 'catch-all',
  unknown: 'verifier-unknown',
  // because a trap takes mail, and how often somebody who complains bounces nobody has published
  harmful: 'verifier-unknown',
};

function hasHardBounce(suppression: SuppressionMatch): boolean {
  return suppression.reasons.includes('hard-bounce') || suppression.reasons.includes('invalid');
}

/** A bounce or bad verification is disproved by a delivery or engagement that is known to be newer. */
function isDisproved(evidence: Evidence, day: DayNumber | null): boolean {
  const life = newer(evidence.deliveredDay, evidence.engagedDay);
  return life !== null && day !== null && life > day;
}

// because a verifier's word about an address is overtaken by a later delivery
function currentVerification(evidence: Evidence): Evidence['verification'] {
  return isDisproved(evidence, evidence.verifiedDay) ? null : evidence.verification;
}

/** Soft bounces since the last delivery or engagement; a delivery after the last one resets the count. */
function consecutiveSoftBounces(evidence: Evidence): number {
  const { suppression } = evidence;
  const listed = isDisproved(evidence, evidence.lastSoftBounceDay) ? 0 : evidence.softBounces;
  const onFile =
    suppression === undefined || isDisproved(evidence, suppression.softDay) ? 0 : suppression.softCount;
  return Math.max(listed, onFile);
}

/** The strongest reason that holds: a bounce that was disproved does not, nor do too few soft bounces. */
function reasonInForce(
  match: SuppressionMatch,
  recovered: boolean,
  softBounces: number,
  rules: JudgingRules,
): SuppressionReason | null {
  const holds = (reason: SuppressionReason): boolean => {
    if (reason === 'hard-bounce' || reason === 'invalid') return !recovered;
    return reason !== 'soft-bounce' || softBounces >= rules.softSuppressAfter;
  };
  return match.reasons.find(holds) ?? null;
}

function cellOf(
  cause: Cause,
  evidence: Evidence,
  suppressed: SuppressionReason | null,
  softBounces: number,
  asOfDay: DayNumber,
): EvidenceCell {
  // because this is done for every row, and spreading objects costs three times as much on Node 20
  const { source } = evidence;
  if (cause !== 'baseline') {
    return {
      cause,
      source,
      suppressed,
      entryKind: 'unknown',
      domainKind: 'unknown',
      ageDays: 0,
      confirmed: true,
      neverDelivered: false,
      softBounces: cause === 'soft-history' ? softBounces : 0,
      role: false,
    };
  }
  const signDay = lastSignOfLife(evidence);
  const neverDelivered = isNeverDelivered(evidence);
  return {
    cause,
    source,
    suppressed,
    entryKind: neverDelivered ? evidence.entryKind : 'unknown',
    domainKind: evidence.domainKind,
    ageDays: signDay === null ? null : asOfDay - signDay,
    confirmed: confirmedDayOf(evidence) !== null,
    neverDelivered,
    softBounces: 0,
    role: evidence.role,
  };
}

/** What dates say of a recipient's mailbox. */
type Signs = Pick<
  Evidence,
  'deliveredDay' | 'engagedDay' | 'verification' | 'verifiedDay' | 'optedInDay' | 'doubleOptIn' | 'createdDay'
>;

/** Whether no mail is known to have arrived: an open proves an earlier delivery, silence and sign-ups leave the entry risk open. */
export function isNeverDelivered({ deliveredDay, engagedDay }: Signs): boolean {
  return deliveredDay === null && engagedDay === null;
}

/** The newest day of a proof of life: a delivery, a verification, a confirmed opt-in; null without any. */
export function confirmedDayOf(signs: Signs): DayNumber | null {
  const isValid = signs.verification === null || signs.verification === 'valid';
  const proven = newer(signs.deliveredDay, isValid ? signs.verifiedDay : null);
  return newer(proven, signs.doubleOptIn ? signs.optedInDay : null);
}

/** The day from which a mailbox ages: the newest proof of life or, without any, the newest sign of it; null without that. */
export function lastSignOfLife(signs: Signs): DayNumber | null {
  const confirmedDay = confirmedDayOf(signs);
  if (confirmedDay !== null) return newer(confirmedDay, signs.engagedDay);
  return signs.engagedDay ?? newer(signs.optedInDay, signs.createdDay);
}

function newer(one: DayNumber | null, other: DayNumber | null): DayNumber | null {
  if (one === null || other === null) return one ?? other;
  return Math.max(one, other);
}
