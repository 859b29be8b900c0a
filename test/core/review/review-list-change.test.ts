import { describe, expect, test } from 'vitest';
import { lines } from '../check-text.ts';
import { healthyList, onFile, reasonsOf, reviewTexts, type Version } from './review-text.ts';

const list = healthyList(200);
const calm: Version = { list };

/** A list with as many recipients who hard-bounced before. */
function withBounced(count: number, ...more: readonly string[]): Version {
  const gone = Array.from({ length: count }, (_, index) => `gone${index}@mail.example`);
  const entries = gone.map((address) => `${address},hard-bounce`);
  return {
    list: healthyList(200, ...gone.map((address) => `${address},`), ...more),
    suppressions: onFile(...entries),
  };
}

describe('absolute limits hold, whoever caused it', () => {
  test('a list that fails before fails after any change of the list', async () => {
    const base = withBounced(30);
    const review = await reviewTexts(base, withBounced(30, 'new@mail.example,2026-05-20'));
    expect(review.verdict).toBe('fail');
    expect(reasonsOf(review)).toContain('fail total-rate');
    expect(review.newFindings).toEqual([]);
  });

  test('a change that makes it better and leaves it above the limit fails too', async () => {
    const base = withBounced(60);
    const review = await reviewTexts(base, { ...withBounced(40), suppressions: base.suppressions ?? null });
    expect([review.verdict, review.change.removed]).toEqual(['fail', 20]);
  });

  test('where only suppressions change it warns', async () => {
    const base = { ...withBounced(30), suppressions: onFile() };
    const review = await reviewTexts(base, withBounced(30));
    expect(review.verdict).toBe('warn');
    expect(reasonsOf(review)).toEqual(expect.arrayContaining(['warn newly-suppressed', 'warn total-rate']));
    expect(review.after?.verdict).toBe('fail');
  });

  test('rows that repeat recipients are a change of the list', async () => {
    const again = Array.from({ length: 40 }, (_, index) => `reader${index}@mail.example,2026-05-20`);
    const policy = { duplicates: { warn: null, fail: 0.1 } };
    const review = await reviewTexts(calm, { list: healthyList(200, ...again) }, { policy });
    expect([review.verdict, ...reasonsOf(review)]).toEqual(['fail', 'fail duplicate-rows']);
  });
});

describe('what was there before is not blamed on the change', () => {
  const out = ['ann@mail.example,2026-05-20', 'bob@mail.example,2026-05-20'] as const;
  const suppressions = onFile('ann@mail.example,unsubscribe', 'bob@mail.example,unsubscribe');
  const base = { list: healthyList(200, out[0]), suppressions };

  test('one who opted out and stays on the list does not fail it, one who is added does', async () => {
    const harmless = { list: healthyList(201, out[0]), suppressions };
    expect((await reviewTexts(base, harmless)).verdict).toBe('pass');
    const review = await reviewTexts(base, { list: healthyList(200, ...out), suppressions });
    expect(reasonsOf(review)).toEqual(['warn recipients-returned', 'fail suppressed-unsubscribe']);
    expect(review.reasons.at(-1)?.measured).toBe(1);
  });

  test('unless the policy judges everything', async () => {
    const policy = { reviewJudges: 'everything' } as const;
    const harmless = { list: healthyList(201, out[0]), suppressions };
    const review = await reviewTexts(base, harmless, { policy });
    expect(reasonsOf(review)).toEqual(['fail suppressed-unsubscribe']);
  });

  test('a share of invalid rows fails only where it grows', async () => {
    const invalid = ['x@@mail.example,', 'y@@mail.example,'] as const;
    const policy = { invalid: { warn: 0.001, fail: 0.004 }, total: { warn: null, fail: null } };
    const before = { list: healthyList(200, invalid[0]) };
    const fewer = { list: healthyList(260, invalid[0]) };
    expect((await reviewTexts(before, fewer, { policy })).verdict).toBe('pass');
    const more = await reviewTexts(before, { list: healthyList(200, ...invalid) }, { policy });
    expect(reasonsOf(more)).toContain('fail invalid-rows');
  });

  test('nor old invalid rows, however the share rounds, or where good rows go', async () => {
    const bad = Array.from({ length: 7 }, (_, index) => `x${index}@@mail.example,`);
    const policy = {
      invalid: { warn: 0.001, fail: 0.004 },
      total: { warn: null, fail: null },
      hard: { warn: null, fail: null },
      risk: null,
    };
    const base = { list: healthyList(290, ...bad) };
    for (const [head, reasons] of [
      [healthyList(290, ...bad).replace('2026-05-20', '2026-05-19'), []],
      [healthyList(250, ...bad), []],
      [healthyList(250, ...bad, 'y@@mail.example,'), ['fail invalid-rows']],
      [healthyList(290, ...bad, ',2026-05-20', ',2026-05-20'), ['fail invalid-rows']],
    ] as const)
      expect(reasonsOf(await reviewTexts(base, { list: head }, { policy }))).toEqual(reasons);
  });

  test('so the smallest fix takes only what is new', async () => {
    const gone = Array.from({ length: 9 }, (_, index) => `out${index}@mail.example`);
    const rows = gone.map((address) => `${address},2026-05-20`);
    const suppressions = onFile(...gone.map((address) => `${address},unsubscribe`));
    const base = { list: healthyList(200, ...rows.slice(1)), suppressions };
    const head = { list: healthyList(200, ...rows), suppressions };
    const review = await reviewTexts(base, head);
    expect(review.olderRowsInFix).toBe(0);
    expect(review.after?.smallestFix).toMatchObject({
      removed: 1,
      removals: [{ remove: 1, of: 9, cause: 'suppressed-unsubscribe' }],
    });
    const everything = await reviewTexts(base, head, { policy: { reviewJudges: 'everything' } });
    expect(everything.after?.smallestFix?.removed).toBe(9);
  });

  test('nor more repeated or invalid rows than the change adds', async () => {
    const policy = {
      invalid: { warn: null, fail: 0.01 },
      duplicates: { warn: null, fail: 0.01 },
      total: { warn: null, fail: null },
      hard: { warn: null, fail: null },
      risk: null,
    };
    const old = [
      ...Array.from({ length: 5 }, (_, index) => `x${index}@@mail.example,`),
      ...Array.from({ length: 5 }, () => 'reader0@mail.example,2026-05-20'),
    ];
    const base = { list: healthyList(100, ...old) };
    const head = { list: healthyList(100, ...old, 'y@@mail.example,', 'reader1@mail.example,2026-05-20') };
    const review = await reviewTexts(base, head, { policy });
    expect(reasonsOf(review)).toEqual(['fail invalid-rows', 'fail duplicate-rows']);
    expect(review.after?.smallestFix).toMatchObject({ removed: 2, possible: true });
    expect(review.olderRowsInFix).toBe(0);
  });

  test('and rates take older rows only where new ones do not suffice', async () => {
    const base = { ...withBounced(4), suppressions: withBounced(40).suppressions ?? null };
    const head = withBounced(40);
    const review = await reviewTexts(base, head);
    expect(review.after?.smallestFix?.possible).toBe(true);
    expect(review.after?.smallestFix?.removed).toBeLessThanOrEqual(36);
    expect(review.olderRowsInFix).toBe(0);
    const bad = { ...withBounced(40), suppressions: withBounced(41).suppressions ?? null };
    const worse = await reviewTexts(bad, withBounced(41));
    expect(worse.olderRowsInFix).toBe((worse.after?.smallestFix?.removed ?? 0) - 1);
    expect(worse.olderRowsInFix).toBeGreaterThan(0);
  });

  test('where the base cannot be judged, everything counts as new', async () => {
    const broken = { ...base, suppressions: '' };
    const review = await reviewTexts(broken, base);
    expect([review.before, review.change.added]).toEqual([null, 201]);
    expect(reasonsOf(review)).toContain('fail suppressed-unsubscribe');
  });
});

describe('deleted suppressions', () => {
  const base = {
    list: healthyList(200, 'ann@mail.example,'),
    suppressions: onFile('ann@mail.example,unsubscribe'),
  };

  test('still count for the change that deletes them, and are told first', async () => {
    const head = { list: healthyList(210, 'ann@mail.example,'), suppressions: onFile() };
    const policy = { reviewJudges: 'everything' } as const;
    const review = await reviewTexts(base, head, { policy });
    expect(reasonsOf(review)).toEqual(['warn suppressions-deleted', 'fail suppressed-unsubscribe']);
    expect(review.suppressions).toEqual({
      before: 31,
      after: 30,
      added: 0,
      deleted: 1,
      deletedByReason: { unsubscribe: 1 },
      deletedOnList: 1,
      deletedFrom: [{ file: 'bounces.csv', suppressions: 1, fate: 'edited' }],
      droppedFiles: [],
    });
  });

  test('letting somebody back onto the list in the same change does not help', async () => {
    const head = { list: base.list, suppressions: onFile() };
    const review = await reviewTexts({ ...base, list }, head);
    expect(reasonsOf(review)).toContain('fail suppressed-unsubscribe');
  });

  test('a weaker reason, an expiry or another scope deletes one too', async () => {
    const header = 'email,reason,scope,expires_at';
    const strangers = Array.from({ length: 30 }, (_, index) => `s${index}@other.example,manual,,`);
    const file = (row: string) => lines(header, ...strangers, row);
    const before = { list: base.list, suppressions: file('ann@mail.example,unsubscribe,,') };
    for (const row of ['soft-bounce,,', 'unsubscribe,elsewhere,', 'unsubscribe,,2020-01-01']) {
      const review = await reviewTexts(before, {
        list: base.list,
        suppressions: file(`ann@mail.example,${row}`),
      });
      expect(review.suppressions.deletedByReason, row).toEqual({ unsubscribe: 1 });
      expect(review.after?.counts.suppressedByReason.unsubscribe, row).toBe(1);
    }
  });

  test('more than the policy allows, and nothing is judged', async () => {
    const few = lines('email,reason', 'stranger0@other.example,hard-bounce');
    const review = await reviewTexts(base, { ...base, suppressions: few });
    expect([review.verdict, review.reasons]).toEqual(['unchecked', []]);
    expect(review.problems).toEqual([
      { code: 'suppression-shrunken', args: { before: 31, after: 1, deleted: 30, limit: 0.1 } },
    ]);
    const policy = { suppressionShrink: { warn: 0.5, fail: null } };
    expect((await reviewTexts(base, { ...base, suppressions: few }, { policy })).verdict).toBe('warn');
  });

  test('nor do they help a campaign that the change renames, so that it is a new one', async () => {
    const head = { list: base.list, suppressions: onFile() };
    const review = await reviewTexts(null, head, { baseSuppressions: base.suppressions });
    expect(reasonsOf(review)).toContain('fail suppressed-unsubscribe');
    expect(reasonsOf(review)).toContain('warn suppressions-deleted');
  });

  test('an empty file, and nothing is judged', async () => {
    const review = await reviewTexts(base, { ...base, suppressions: '' });
    expect(review.problems.map(({ code }) => code)).toContain('suppression-empty');
    expect(review.verdict).toBe('unchecked');
  });
});

describe('the size of the list', () => {
  const policy = { growth: { warn: 0.2, fail: 2 }, shrink: { warn: 0.1, fail: 0.5 } };
  test.each([
    [200, 239, []],
    [200, 240, ['warn list-growth']],
    [200, 600, ['warn list-growth']],
    [200, 601, ['fail list-growth']],
    [200, 181, []],
    [200, 180, ['warn list-shrink']],
    [200, 100, ['warn list-shrink']],
    [200, 99, ['fail list-shrink']],
  ])('from %i to %i recipients: %j', async (before, after, reasons) => {
    const review = await reviewTexts({ list: healthyList(before) }, { list: healthyList(after) }, { policy });
    expect(reasonsOf(review)).toEqual(reasons);
  });
});

describe('campaigns that come and go', () => {
  test('a new one is judged as a whole', async () => {
    const review = await reviewTexts(null, withBounced(30));
    expect(review).toMatchObject({ verdict: 'fail', before: null, change: { before: 0, added: 230 } });
  });

  test('one that is taken away warns, and is a list that shrinks to nothing', async () => {
    const review = await reviewTexts(withBounced(30), null);
    expect(review).toMatchObject({ verdict: 'warn', after: null, change: { before: 230, removed: 230 } });
    expect(reasonsOf(review)).toEqual(['warn campaign-removed']);
    const policy = { shrink: { warn: null, fail: 0.9 } };
    expect(reasonsOf(await reviewTexts(calm, null, { policy }))).toEqual([
      'warn campaign-removed',
      'fail list-shrink',
    ]);
  });

  test('a head that cannot be read is not checked', async () => {
    const review = await reviewTexts(calm, { list: 'name\nx\n' });
    expect([review.verdict, review.problems.map(({ code }) => code)]).toEqual([
      'unchecked',
      ['no-address-column'],
    ]);
  });
});
