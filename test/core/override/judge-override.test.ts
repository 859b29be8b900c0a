import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { OverrideRecord } from '../../../src/core/ledger/ledger-record.ts';
import { judgeOverride } from '../../../src/core/override/judge-override.ts';
import type { OverrideSubject } from '../../../src/core/override/override-subject.ts';
import { exampleId } from '../ledger/example-records.ts';
import {
  exampleApproval,
  exampleOverride,
  failed,
  givenMs,
  hour,
  ledgerOf,
  makeKeys,
  signed,
} from './example-override.ts';

const soonMs = givenMs + hour;
const keys = makeKeys();
const strangers = makeKeys();
const withKey: OverrideSubject = { ...failed, rules: { ...failed.rules, key: keys.publicKey } };

const stateOf = (subject: OverrideSubject, record: OverrideRecord, asOfMs = soonMs) =>
  judgeOverride(subject, asOfMs, ledgerOf([record]))?.state;

describe('an override of the very same campaign', () => {
  test('applies, and is shown with the end that holds and not the one it claims', () => {
    expect(judgeOverride(failed, soonMs, ledgerOf([exampleOverride()]))).toEqual({
      id: exampleId(givenMs),
      state: 'applied',
      by: 'ada',
      via: 'cli',
      reason: 'the fair is on Saturday',
      at: '2026-11-20T10:00:00.000Z',
      expiresAt: '2026-11-21T10:00:00.000Z',
    });
  });

  test.each(['pass', 'warn', 'unchecked'] as const)('says nothing of a campaign that is %s', (verdict) => {
    expect(stateOf({ ...failed, verdict }, exampleOverride())).toBeUndefined();
  });

  test('says nothing of another campaign, and there is nothing to say without any', () => {
    expect(stateOf({ ...failed, campaign: 'july' }, exampleOverride())).toBeUndefined();
    expect(judgeOverride(failed, soonMs, ledgerOf([]))).toBeNull();
  });
});

describe('an override is bound to exactly the files and rules it was given for', () => {
  const other = 'f'.repeat(64);
  test.each([
    ['list-changed', 'list'],
    ['suppressions-changed', 'suppressions'],
    ['policy-changed', 'policy'],
  ] as const)('%s', (state, part) => {
    expect(stateOf({ ...failed, digests: { ...failed.digests, [part]: other } }, exampleOverride())).toBe(
      state,
    );
  });
});

describe('an override ends', () => {
  const sendAtMs = givenMs + 48 * hour;
  test.each([
    ['24 hours after it was given, when there is no send time', null, 24],
    ['an hour after the send time, because jobs start late', sendAtMs, 49],
    ['a week after it was given, however late the send is', givenMs + 900 * hour, 7 * 24],
    ['24 hours after it was given, when the send time had passed', givenMs - hour, 24],
  ])('%s', (_, at, hours) => {
    const subject = { ...failed, sendAtMs: at };
    expect(stateOf(subject, exampleOverride(), givenMs + hours * hour - 1)).toBe('applied');
    expect(stateOf(subject, exampleOverride(), givenMs + hours * hour)).toBe('expired');
  });

  test('when it says so itself, if that is earlier', () => {
    const record = exampleOverride({ expiresAt: new Date(givenMs + 2 * hour).toISOString() });
    expect(stateOf(failed, record, givenMs + 2 * hour - 1)).toBe('applied');
    expect(stateOf(failed, record, givenMs + 2 * hour)).toBe('expired');
  });

  test('and is forgotten a week later', () => {
    expect(stateOf(failed, exampleOverride(), givenMs + 8 * 24 * hour)).toBe('expired');
    expect(stateOf(failed, exampleOverride(), givenMs + 8 * 24 * hour + 1)).toBeUndefined();
  });

  test('an override of a later time does not hold yet, but for clocks that differ by minutes', () => {
    expect(stateOf(failed, exampleOverride(), givenMs - 4 * 60_000)).toBe('applied');
    expect(stateOf(failed, exampleOverride(), givenMs - 6 * 60_000)).toBe('from-the-future');
  });
});

describe('an override is for one send', () => {
  const record = exampleOverride();
  const stateAfter = (...approvals: Parameters<typeof exampleApproval>[]) => {
    const ledger = ledgerOf(
      [record],
      approvals.map((args) => exampleApproval(...args)),
    );
    return judgeOverride(failed, soonMs, ledger)?.state;
  };

  test('the approval that names it uses it up, whatever its time', () => {
    expect(stateAfter([record.id, givenMs + 1])).toBe('used');
    expect(stateAfter([record.id, givenMs - hour])).toBe('used');
  });

  test('so does any later send of the campaign, and none before it', () => {
    expect(stateAfter([null, givenMs + 1])).toBe('used');
    expect(stateAfter([exampleId(givenMs - hour, 7), givenMs])).toBe('used');
    expect(stateAfter([null, givenMs - 1])).toBe('applied');
  });

  test('sends of other campaigns do not', () => {
    const approval = { ...exampleApproval(null, givenMs + 1), campaign: 'july' };
    expect(judgeOverride(failed, soonMs, ledgerOf([record], [approval]))?.state).toBe('applied');
  });

  test('a copy under another id is no second one: the send used that up as well', () => {
    const copy = exampleOverride({}, givenMs, 1);
    const ledger = ledgerOf([record, copy], [exampleApproval(record.id, givenMs + 60_000)]);
    expect(judgeOverride(failed, soonMs, ledger)?.state).toBe('used');
  });
});

describe('with a key in the policy', () => {
  const good = signed(exampleOverride(), keys);

  test('a signed override applies, an unsigned one and one of another key do not', () => {
    expect(stateOf(withKey, good)).toBe('applied');
    expect(stateOf(withKey, exampleOverride())).toBe('unsigned');
    expect(stateOf(withKey, signed(exampleOverride(), strangers))).toBe('bad-signature');
  });

  test.each<[string, Partial<OverrideRecord>]>([
    ['the reason', { reason: 'another good reason' }],
    ['the name', { by: 'mallory' }],
    ['the way', { via: 'slack' }],
    ['the end', { expiresAt: new Date(givenMs + 3 * hour).toISOString() }],
    ['the rate', { total: 0.01 }],
    ['the id', { id: exampleId(givenMs, 1) }],
    ['the check', { check: exampleId(givenMs - hour) }],
    ['the tool', { tool: '9.9.9' }],
    [
      'the run',
      { run: { repository: 'octo/x', commit: 'a'.repeat(40), id: '1', attempt: 1, event: 'push' } },
    ],
  ])('an edit of %s breaks the signature', (_, change) => {
    expect(stateOf(withKey, { ...good, ...change })).toBe('bad-signature');
  });

  test('a signature cannot be carried to another list or campaign', () => {
    const digests = { ...failed.digests, list: 'f'.repeat(64) };
    expect(stateOf({ ...withKey, digests }, { ...good, digests })).toBe('bad-signature');
    expect(stateOf({ ...withKey, campaign: 'july' }, { ...good, campaign: 'july' })).toBe('bad-signature');
  });

  test('a time that a reader set back to the commit leaves the signature whole', () => {
    expect(stateOf(withKey, { ...good, at: new Date(givenMs - 60_000).toISOString() })).toBe('applied');
  });

  test('no damage to a signature is believed', () => {
    const bytes = Buffer.from(good.signature?.value ?? '', 'base64');
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (place, flip) => {
        const value = Buffer.from(bytes);
        value[place] = (value[place] ?? 0) ^ flip;
        const signature = { key: '0'.repeat(16), value: value.toString('base64') };
        expect(stateOf(withKey, { ...good, signature })).toBe('bad-signature');
      }),
      { numRuns: 40 },
    );
  });

  test('without a way to verify nothing is believed', () => {
    const ledger = { ...ledgerOf([good]), verifySignature: () => false };
    expect(judgeOverride(withKey, soonMs, ledger)?.state).toBe('bad-signature');
  });
});

describe('what nobody can override', () => {
  test('a projected rate above the ceiling; at the ceiling it can be', () => {
    expect(stateOf({ ...failed, total: 0.1 }, exampleOverride())).toBe('applied');
    expect(stateOf({ ...failed, total: 0.100000001 }, exampleOverride())).toBe('above-ceiling');
    const open = { ...failed.rules, ceiling: null };
    expect(stateOf({ ...failed, total: 0.9, rules: open }, exampleOverride())).toBe('applied');
  });

  test('also not with a signature', () => {
    expect(stateOf({ ...withKey, total: 0.11 }, signed(exampleOverride(), keys))).toBe('above-ceiling');
  });

  test.each(['suppressed-unsubscribe', 'suppressed-complaint', 'suppressed-manual'])(
    '%s where it fails; where the policy only warns of it, it does not stand in the way',
    (code) => {
      const reasons = (severity: 'warn' | 'fail') => [...failed.reasons, { code, severity }];
      expect(stateOf({ ...failed, reasons: reasons('fail') }, exampleOverride())).toBe('opted-out');
      expect(stateOf({ ...failed, reasons: reasons('warn') }, exampleOverride())).toBe('applied');
    },
  );

  test('a list of under 20 rows, to which nothing is bound', () => {
    expect(stateOf({ ...failed, rows: 20 }, exampleOverride())).toBe('applied');
    expect(stateOf({ ...failed, rows: 19 }, exampleOverride())).toBe('list-too-small');
  });
});

describe('of several overrides', () => {
  const old = exampleOverride({ by: 'ada' });
  const wrongList = { ...failed.digests, list: 'e'.repeat(64) };

  test('the newest that applies stands, also behind newer ones that do not', () => {
    const newer = exampleOverride({ by: 'eve' }, givenMs + 60_000);
    const newest = exampleOverride({ by: 'max', digests: wrongList }, givenMs + 120_000);
    expect(judgeOverride(failed, soonMs, ledgerOf([old, newer, newest]))).toMatchObject({
      state: 'applied',
      by: 'eve',
    });
  });

  test('when none applies the newest is explained', () => {
    const newest = exampleOverride({ by: 'max', digests: wrongList }, givenMs + 120_000);
    expect(judgeOverride(failed, givenMs + 30 * hour, ledgerOf([old, newest]))).toMatchObject({
      state: 'expired',
      by: 'max',
    });
  });

  test('a flood of a hundred stands before older ones, so that it can only refuse', () => {
    const flood = Array.from({ length: 100 }, (_, place) =>
      exampleOverride({ digests: wrongList }, givenMs + 1, place),
    );
    expect(judgeOverride(failed, soonMs, ledgerOf([old, ...flood.slice(1)]))?.state).toBe('applied');
    expect(judgeOverride(failed, soonMs, ledgerOf([old, ...flood]))?.state).toBe('list-changed');
  });
});
