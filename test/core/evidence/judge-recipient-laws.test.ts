import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Evidence } from '../../../src/core/evidence/evidence.ts';
import { judgeRecipient } from '../../../src/core/evidence/judge-recipient.ts';
import { verificationResults } from '../../../src/core/evidence/verification.ts';
import { suppressionReasons } from '../../../src/core/suppression/suppression-reason.ts';
import { asOfDay, nothingKnown, onFile } from './some-evidence.ts';

const rules = { asOfDay, softSuppressAfter: 3 };

const day = fc.option(fc.integer({ min: asOfDay - 2000, max: asOfDay }));
const matches = fc
  .record({
    reasons: fc.subarray([...suppressionReasons], { minLength: 1 }),
    hardDay: day,
    softDay: day,
    softCount: fc.nat(9),
  })
  .map(({ reasons, ...facts }) => onFile(reasons, facts));
const evidences = fc
  .record({
    deliverability: fc.constantFrom('possible', 'possible', 'invalid-syntax', 'reserved-domain'),
    suppression: fc.option(matches, { nil: undefined }),
    deliveredDay: day,
    engagedDay: day,
    verifiedDay: day,
    verification: fc.option(fc.constantFrom(...verificationResults)),
    optedInDay: day,
    doubleOptIn: fc.boolean(),
    createdDay: day,
    softBounces: fc.nat(9),
    lastSoftBounceDay: day,
  })
  .map((evidence): Evidence => ({ ...nothingKnown, ...evidence }));

test('a complaint or unsubscribe on file always suppresses, and a complaint is never hidden', () => {
  fc.assert(
    fc.property(evidences, (evidence) => {
      const reasons = evidence.suppression?.reasons ?? [];
      const { suppressed } = judgeRecipient(evidence, rules).cell;
      if (reasons.includes('complaint')) expect(suppressed).toBe('complaint');
      else if (reasons.includes('unsubscribe')) expect(suppressed).toBe('unsubscribe');
    }),
  );
});

test('ages are never negative, and only the baseline has one', () => {
  fc.assert(
    fc.property(evidences, (evidence) => {
      const { cause, ageDays } = judgeRecipient(evidence, rules).cell;
      expect(ageDays ?? 0).toBeGreaterThanOrEqual(0);
      if (cause !== 'baseline') expect(ageDays).toBe(0);
    }),
  );
});

test('a hard bounce in force is a hard cause, and a recovered one does not suppress', () => {
  fc.assert(
    fc.property(evidences, (evidence) => {
      const { cell, recovered } = judgeRecipient(evidence, rules);
      if (cell.suppressed === 'hard-bounce' && evidence.deliverability === 'possible') {
        expect(cell.cause).toMatch(/^hard-(unknown-user|unspecified|policy-refusal)$/);
      }
      if (recovered) expect(['hard-bounce', 'invalid']).not.toContain(cell.suppressed);
    }),
  );
});

test('a delivery today leaves a baseline or recovered recipient what it is', () => {
  fc.assert(
    fc.property(evidences, (evidence) => {
      const before = judgeRecipient(evidence, rules).cell.cause;
      const after = judgeRecipient({ ...evidence, deliveredDay: asOfDay }, rules).cell.cause;
      if (before === 'baseline' || before === 'hard-recovered') expect(after).toBe(before);
    }),
  );
});
