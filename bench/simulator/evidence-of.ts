import type { Evidence } from '../../src/core/evidence/evidence.ts';
import type { SuppressionMatch } from '../../src/core/suppression/suppression-match.ts';
import type { Mailbox } from './mailbox.ts';

/** What a committed list and a suppression file would say of an address; delivery dates only where they are kept. */
export function evidenceOf(mailbox: Mailbox, deliveriesKnown: boolean): Evidence {
  const { source, verification } = mailbox;
  return {
    deliverability: mailbox.invalidSyntax ? 'invalid-syntax' : 'possible',
    suppression: suppressionOf(mailbox),
    source: source.name,
    entryKind: source.entryKind,
    domainKind: mailbox.kind,
    role: mailbox.role,
    typoDomain: mailbox.typo,
    disposableDomain: false,
    deliveredDay: deliveriesKnown ? mailbox.deliveredDay : null,
    engagedDay: mailbox.engagedDay,
    // because a verifier is asked before the first mail goes out
    verifiedDay: verification === null ? null : mailbox.joinedDay - 1,
    verification,
    optedInDay: mailbox.createdKnown ? mailbox.collectedDay : null,
    doubleOptIn: source.entryKind === 'double-opt-in',
    createdDay: mailbox.createdKnown ? mailbox.collectedDay : null,
    softBounces: mailbox.softBounces,
    lastSoftBounceDay: mailbox.lastSoftDay,
  };
}

function suppressionOf({ hardBounce }: Mailbox): SuppressionMatch | undefined {
  if (hardBounce === null) return undefined;
  return {
    reasons: ['hard-bounce'],
    hardDetail: hardBounce.detail,
    hardDay: hardBounce.day,
    softCount: 0,
    softDay: null,
    wholeDomain: false,
  };
}
