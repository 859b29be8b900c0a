import type { Evidence } from '../../../src/core/evidence/evidence.ts';
import type { SuppressionMatch } from '../../../src/core/suppression/suppression-match.ts';

/** The day on which tests judge, far from zero so that days before it stay positive. */
export const asOfDay = 20_000;

/** A recipient of whom nothing is known, to be changed in the fields a test is about. */
export const nothingKnown: Evidence = {
  deliverability: 'possible',
  suppression: undefined,
  source: 'web',
  entryKind: 'single-opt-in',
  domainKind: 'consumer',
  role: false,
  typoDomain: false,
  disposableDomain: false,
  deliveredDay: null,
  engagedDay: null,
  verifiedDay: null,
  verification: null,
  optedInDay: null,
  doubleOptIn: false,
  createdDay: null,
  softBounces: 0,
  lastSoftBounceDay: null,
};

/** What is on file for a recipient with one reason, to be changed likewise. */
export function onFile(
  reasons: SuppressionMatch['reasons'],
  facts: Partial<SuppressionMatch> = {},
): SuppressionMatch {
  return {
    reasons,
    hardDetail: 'unspecified',
    hardDay: null,
    softCount: 0,
    softDay: null,
    wholeDomain: false,
    ...facts,
  };
}
