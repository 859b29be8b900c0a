import { describe, expect, test } from 'vitest';
import { healthExit, judgeClock, judgeScopes } from '../../../src/core/bot/health-check.ts';
import { judgeReadiness, type ReadinessFacts } from '../../../src/core/bot/judge-readiness.ts';

const well: ReadinessFacts = {
  isStopping: false,
  isAuthorized: true,
  hasStore: true,
  ledgerAgesMs: [1000],
  socket: { open: 1, pongAgeMs: 1000 },
};

describe('a replica', () => {
  test.each([
    ['when all is well', {}, []],
    ['in HTTP mode', { socket: null }, []],
    ['before the first pong', { socket: { open: 2, pongAgeMs: null } }, []],
    ['that stops', { isStopping: true }, ['stopping']],
    ['without a token', { isAuthorized: false }, ['not-authorized']],
    ['without a store', { hasStore: false, ledgerAgesMs: [] }, ['store-away']],
    ['that never read a ledger', { ledgerAgesMs: [1000, null] }, ['not-indexed']],
    ['whose index is old', { ledgerAgesMs: [300_001] }, ['index-old']],
    ['without a connection', { socket: { open: 0, pongAgeMs: 1000 } }, ['no-socket']],
    ['whose connections are silent', { socket: { open: 2, pongAgeMs: 15_001 } }, ['socket-silent']],
  ])('%s', (_name, more, expected) => {
    expect(judgeReadiness({ ...well, ...more }, 30_000)).toEqual(expected);
  });

  test('that looks seldom may have an older index', () => {
    expect(judgeReadiness({ ...well, ledgerAgesMs: [1_500_000] }, 600_000)).toEqual([]);
  });
});

describe('the doctor', () => {
  test.each([
    [0, 'well'],
    [30_000, 'well'],
    [-30_000, 'well'],
    [31_000, 'wrong'],
    [-31_000, 'wrong'],
  ])('a clock %d ms ahead is %s', (shiftMs, state) => {
    expect(judgeClock(1_800_000_000_000 + shiftMs, 1_800_000_000_000).state).toBe(state);
  });

  test('a clock that nobody told is not known', () => {
    expect(judgeClock(null, 0).state).toBe('unknown');
  });

  test('scopes that are missing are named', () => {
    expect(judgeScopes(['a', 'c'], ['a', 'b', 'd'])).toMatchObject({
      state: 'wrong',
      args: { missing: 'b, d' },
    });
    expect(judgeScopes(['a', 'b', 'more'], ['a', 'b'])).toMatchObject({ state: 'well' });
  });

  test('what is wrong counts for more than what is not known', () => {
    const check = (state: 'well' | 'wrong' | 'unknown') => ({ code: 'store', state, args: {} }) as const;
    expect(healthExit([check('well')])).toBe(0);
    expect(healthExit([check('well'), check('unknown')])).toBe(2);
    expect(healthExit([check('unknown'), check('wrong')])).toBe(1);
  });
});
