import { describe, expect, test } from 'vitest';
import type { Evidence } from '../../../src/core/evidence/evidence.ts';
import { judgeRecipient } from '../../../src/core/evidence/judge-recipient.ts';
import { asOfDay, nothingKnown, onFile } from './some-evidence.ts';

const rules = { asOfDay, softSuppressAfter: 3 };

function judge(evidence: Partial<Evidence>) {
  return judgeRecipient({ ...nothingKnown, ...evidence }, rules);
}

function causeOf(evidence: Partial<Evidence>): string {
  return judge(evidence).cell.cause;
}

describe('the first cause that applies decides', () => {
  /** Evidence that leads to every cause at once; taking off the first lets the second show, and so on. */
  const layers: readonly (readonly [cause: string, evidence: Partial<Evidence>])[] = [
    ['baseline', {}],
    ['verifier-unknown', { verification: 'unknown' }],
    ['verifier-unknown', { verification: 'harmful' }],
    ['catch-all', { verification: 'accept-all' }],
    ['soft-history', { softBounces: 2, verification: 'accept-all' }],
    ['disposable', { softBounces: 2, verification: 'disposable' }],
    ['verified-invalid', { softBounces: 2, verification: 'invalid' }],
    ['verified-invalid', { verification: 'disposable', suppression: onFile(['invalid']) }],
    [
      'hard-policy-refusal',
      { suppression: onFile(['hard-bounce', 'invalid'], { hardDetail: 'policy-refusal' }) },
    ],
    [
      'hard-unspecified',
      { suppression: onFile(['hard-bounce', 'invalid', 'soft-bounce'], { softCount: 9 }) },
    ],
    [
      'hard-unknown-user',
      { suppression: onFile(['complaint', 'hard-bounce'], { hardDetail: 'unknown-user' }) },
    ],
    ['dead-domain', { deliverability: 'dead-domain', suppression: onFile(['hard-bounce']) }],
    ['reserved-domain', { deliverability: 'reserved-domain', suppression: onFile(['hard-bounce']) }],
    ['invalid-syntax', { deliverability: 'invalid-syntax', suppression: onFile(['hard-bounce']) }],
  ];

  test.each(layers)('%s', (cause, evidence) => {
    expect(causeOf(evidence)).toBe(cause);
  });

  test.each(['complaint', 'unsubscribe', 'manual'] as const)('a %s is no cause of bouncing', (reason) => {
    expect(causeOf({ suppression: onFile([reason]) })).toBe('baseline');
    expect(causeOf({ suppression: onFile([reason]), softBounces: 1 })).toBe('soft-history');
  });

  test('a misspelt provider is one until mail was delivered there; an open alone proves nothing', () => {
    expect(causeOf({ typoDomain: true })).toBe('typo-domain');
    expect(causeOf({ typoDomain: true, engagedDay: asOfDay - 3 })).toBe('typo-domain');
    expect(causeOf({ typoDomain: true, deliveredDay: asOfDay - 300 })).toBe('baseline');
  });

  test('a verifier that found the address valid leaves the baseline', () => {
    expect(causeOf({ verification: 'valid' })).toBe('baseline');
  });
});

describe('a hard bounce on file that was disproved', () => {
  const bounced = onFile(['hard-bounce'], { hardDetail: 'unknown-user', hardDay: asOfDay - 100 });

  test.each(['deliveredDay', 'engagedDay'] as const)(
    'is recovered when %s is newer, not when it is as old',
    (field) => {
      expect(judge({ suppression: bounced, [field]: asOfDay - 99 })).toMatchObject({
        recovered: true,
        cell: { cause: 'hard-recovered', suppressed: null },
      });
      expect(judge({ suppression: bounced, [field]: asOfDay - 100 })).toMatchObject({
        recovered: false,
        cell: { cause: 'hard-unknown-user', suppressed: 'hard-bounce' },
      });
    },
  );

  test.each(['verifiedDay', 'optedInDay', 'createdDay'] as const)('is not disproved by %s', (field) => {
    expect(judge({ suppression: bounced, [field]: asOfDay, doubleOptIn: true }).recovered).toBe(false);
  });

  test('a bounce without a date cannot be disproved', () => {
    expect(judge({ suppression: onFile(['hard-bounce']), deliveredDay: asOfDay }).recovered).toBe(false);
  });

  test('an address that was found invalid recovers in the same way', () => {
    const invalid = onFile(['invalid'], { hardDay: asOfDay - 100 });
    expect(judge({ suppression: invalid, deliveredDay: asOfDay - 1 })).toMatchObject({
      recovered: true,
      cell: { cause: 'hard-recovered', suppressed: null },
    });
  });

  test('another reason on file stays in force', () => {
    const both = onFile(['unsubscribe', 'hard-bounce'], { hardDay: asOfDay - 100 });
    expect(judge({ suppression: both, deliveredDay: asOfDay }).cell).toMatchObject({
      cause: 'hard-recovered',
      suppressed: 'unsubscribe',
    });
  });
});

describe('a verifier overtaken by a delivery', () => {
  test.each(['invalid', 'disposable', 'accept-all', 'unknown'] as const)(
    'says %s in vain',
    (verification) => {
      expect(causeOf({ verification, verifiedDay: asOfDay - 10, deliveredDay: asOfDay - 9 })).toBe(
        'baseline',
      );
      expect(causeOf({ verification, verifiedDay: asOfDay - 9, deliveredDay: asOfDay - 9 })).not.toBe(
        'baseline',
      );
      expect(causeOf({ verification, deliveredDay: asOfDay - 9 })).not.toBe('baseline');
    },
  );
});

describe('soft bounces', () => {
  function soft(evidence: Partial<Evidence>): readonly [string, number, string | null] {
    const { cause, softBounces, suppressed } = judge(evidence).cell;
    return [cause, softBounces, suppressed];
  }

  test('are those of the list or of the file, whichever are more', () => {
    expect(soft({ softBounces: 2 })).toEqual(['soft-history', 2, null]);
    const suppression = onFile(['soft-bounce'], { softCount: 1 });
    expect(soft({ suppression })).toEqual(['soft-history', 1, null]);
    expect(soft({ suppression, softBounces: 2 })).toEqual(['soft-history', 2, null]);
  });

  test.each([
    [2, null],
    [3, 'soft-bounce'],
    [4, 'soft-bounce'],
  ])('%d on file suppress: %s', (softCount, suppressed) => {
    const suppression = onFile(['soft-bounce'], { softCount });
    expect(soft({ suppression })).toEqual(['soft-history', softCount, suppressed]);
  });

  test('of the list alone do not suppress, because no suppression is on file', () => {
    expect(soft({ softBounces: 9 })).toEqual(['soft-history', 9, null]);
  });

  test.each(['deliveredDay', 'engagedDay'] as const)(
    'are forgotten when %s is newer than the last',
    (field) => {
      const suppression = onFile(['soft-bounce'], { softCount: 5, softDay: asOfDay - 10 });
      const listed = { softBounces: 5, lastSoftBounceDay: asOfDay - 10 };
      expect(soft({ suppression, ...listed, [field]: asOfDay - 9 })).toEqual(['baseline', 0, null]);
      expect(soft({ suppression, ...listed, [field]: asOfDay - 10 })).toEqual([
        'soft-history',
        5,
        'soft-bounce',
      ]);
    },
  );

  test('without a date are not forgotten', () => {
    expect(soft({ softBounces: 5, deliveredDay: asOfDay })).toEqual(['soft-history', 5, null]);
  });

  test('a few of them do not hide a stronger reason', () => {
    const suppression = onFile(['manual', 'soft-bounce'], { softCount: 1 });
    expect(soft({ suppression })).toEqual(['soft-history', 1, 'manual']);
  });
});

describe('proof of life', () => {
  function life(evidence: Partial<Evidence>) {
    const { ageDays, confirmed, neverDelivered, entryKind } = judge(evidence).cell;
    return { ageDays, confirmed, neverDelivered, entryKind };
  }
  const delivered = { confirmed: true, neverDelivered: false, entryKind: 'unknown' };
  const waiting = { neverDelivered: true, entryKind: 'single-opt-in' };

  test('a delivery confirms, and ends the entry risk', () => {
    expect(life({ deliveredDay: asOfDay - 40 })).toEqual({ ...delivered, ageDays: 40 });
  });

  test('engagement after a delivery is newer proof', () => {
    expect(life({ deliveredDay: asOfDay - 40, engagedDay: asOfDay - 5 })).toEqual({
      ...delivered,
      ageDays: 5,
    });
    expect(life({ deliveredDay: asOfDay - 5, engagedDay: asOfDay - 40 })).toEqual({
      ...delivered,
      ageDays: 5,
    });
  });

  test('engagement alone does not confirm, but proves an earlier delivery', () => {
    expect(life({ engagedDay: asOfDay - 40 })).toEqual({ ...delivered, confirmed: false, ageDays: 40 });
  });

  test('a verification confirms, not the entry', () => {
    expect(life({ verification: 'valid', verifiedDay: asOfDay - 40 })).toEqual({
      ...waiting,
      confirmed: true,
      ageDays: 40,
    });
    expect(life({ verifiedDay: asOfDay - 40 })).toMatchObject({ confirmed: true, ageDays: 40 });
  });

  test('a verification that found nothing good proves nothing, even when it was overtaken', () => {
    const evidence = { verification: 'unknown', verifiedDay: asOfDay - 10, engagedDay: asOfDay - 9 } as const;
    expect(life(evidence)).toMatchObject({ confirmed: false, ageDays: 9 });
  });

  test('a double opt-in confirms, a single one only starts the age', () => {
    const optedInDay = asOfDay - 40;
    expect(life({ optedInDay, doubleOptIn: true })).toEqual({ ...waiting, confirmed: true, ageDays: 40 });
    expect(life({ optedInDay })).toEqual({ ...waiting, confirmed: false, ageDays: 40 });
  });

  test('the newest of several counts', () => {
    const evidence = { deliveredDay: asOfDay - 50, verifiedDay: asOfDay - 20, optedInDay: asOfDay - 10 };
    expect(life(evidence)).toMatchObject({ ageDays: 20 });
    expect(life({ ...evidence, doubleOptIn: true })).toMatchObject({ ageDays: 10 });
    expect(life({ optedInDay: asOfDay - 50, createdDay: asOfDay - 20 })).toMatchObject({ ageDays: 20 });
  });

  test('no date at all is no age', () => {
    expect(life({})).toEqual({ ...waiting, confirmed: false, ageDays: null });
  });
});

describe('cells stay few', () => {
  test('what does not bear on a known cause is held at its neutral value', () => {
    const full: Partial<Evidence> = {
      deliverability: 'invalid-syntax',
      role: true,
      softBounces: 4,
      deliveredDay: asOfDay - 5,
      doubleOptIn: true,
    };
    expect(judge(full).cell).toEqual(judge({ deliverability: 'invalid-syntax' }).cell);
  });

  test('the kind of entry is kept only while nothing was delivered', () => {
    const deliveredDay = asOfDay - 5;
    expect(judge({ deliveredDay, entryKind: 'purchased' }).cell).toEqual(
      judge({ deliveredDay, entryKind: 'checkout' }).cell,
    );
  });

  test('role and kind of domain are kept for the baseline', () => {
    expect(judge({ role: true, domainKind: 'business' }).cell).toMatchObject({
      role: true,
      domainKind: 'business',
    });
  });
});
