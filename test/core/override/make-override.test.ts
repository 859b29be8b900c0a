import { describe, expect, test } from 'vitest';
import { recordSchemas } from '../../../src/core/ledger/ledger-record.ts';
import { parseRecord } from '../../../src/core/ledger/parse-record.ts';
import { recordPath } from '../../../src/core/ledger/record-id.ts';
import { recordText } from '../../../src/core/ledger/record-text.ts';
import { judgeOverride } from '../../../src/core/override/judge-override.ts';
import {
  makeOverride,
  type OverrideRequest,
  type OverrideTools,
} from '../../../src/core/override/make-override.ts';
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
} from './example-override.ts';

const keys = makeKeys();
const request: OverrideRequest = {
  reason: 'the fair is on Saturday',
  by: 'ada',
  via: 'cli',
  expiresAtMs: null,
  nowMs: givenMs,
  origin: { id: exampleId(givenMs), atMs: givenMs, tool: '0.1.0', run: null },
};
const tools: OverrideTools = { ...ledgerOf([]), checks: [], sign: null };

const make = (
  subject: Partial<OverrideSubject> = {},
  asked: Partial<OverrideRequest> = {},
  given: Partial<OverrideTools> = {},
) => makeOverride({ ...failed, ...subject }, { ...request, ...asked }, { ...tools, ...given });
const endOf = (subject: Partial<OverrideSubject>, asked: Partial<OverrideRequest> = {}) => {
  const made = make(subject, asked);
  return made.ok ? (Date.parse(made.record.expiresAt) - givenMs) / hour : made.refusal;
};

describe('an override that is made', () => {
  test('is a record that the ledger reads back as it is, and that applies', () => {
    const made = make();
    expect(made).toMatchObject({ ok: true, record: { kind: 'override', by: 'ada', signature: null } });
    if (!made.ok) return;
    const bytes = new TextEncoder().encode(recordText(made.record));
    const path = recordPath(made.record.id);
    expect(parseRecord({ path, bytes, commitTimeMs: givenMs })).toEqual({ ok: true, record: made.record });
    expect(judgeOverride(failed, givenMs, ledgerOf([made.record]))?.state).toBe('applied');
  });

  test('is signed when there is a key, and one reader after the other can tell', () => {
    const rules = { ...failed.rules, key: keys.publicKey };
    const made = make({ rules }, {}, { sign: keys.sign });
    expect(made.ok).toBe(true);
    if (!made.ok) return;
    expect(recordSchemas.override.safeParse(made.record).success).toBe(true);
    expect(judgeOverride({ ...failed, rules }, givenMs, ledgerOf([made.record]))?.state).toBe('applied');
  });

  test('ends with the send, with 24 hours, or as asked, whichever is first', () => {
    expect(endOf({})).toBe(24);
    expect(endOf({ sendAtMs: givenMs + 48 * hour })).toBe(49);
    expect(endOf({}, { expiresAtMs: givenMs + 2 * hour })).toBe(2);
    expect(endOf({}, { expiresAtMs: givenMs + 48 * hour })).toBe(24);
    expect(endOf({ sendAtMs: givenMs + 300 * hour }, { expiresAtMs: givenMs + 168 * hour })).toBe(168);
  });

  test('fits into a record with the longest reason there may be', () => {
    const made = make({}, { reason: '"'.repeat(280), by: '\\'.repeat(80) });
    expect(made.ok && recordSchemas.override.safeParse(made.record).success).toBe(true);
    expect(made.ok ? recordText(made.record).length : 9999).toBeLessThan(4096);
  });
});

describe('an override is not made', () => {
  test.each<[string, Partial<OverrideSubject>]>([
    ['not-checked', { verdict: 'unchecked' }],
    ['not-failed', { verdict: 'pass' }],
    ['not-failed', { verdict: 'warn' }],
    ['above-ceiling', { total: 0.11 }],
    ['opted-out', { reasons: [{ code: 'suppressed-unsubscribe', severity: 'fail' }] }],
    ['list-too-small', { rows: 19 }],
    ['unsigned', { rules: { ...failed.rules, key: keys.publicKey } }],
  ])('%s, for the campaign', (refusal, subject) => {
    expect(make(subject)).toEqual({ ok: false, refusal });
  });

  test.each<[string, Partial<OverrideRequest>]>([
    ['reason-too-short', { reason: 'too short' }],
    ['reason-too-short', { reason: '            ' }],
    ['reason-too-long', { reason: 'x'.repeat(281) }],
    ['reason-not-plain', { reason: 'ask ada@example.com about it' }],
    ['reason-not-plain', { reason: 'ask ada[at]example.com about it' }],
    ['reason-not-plain', { reason: 'it is fine\n::error::it is not' }],
    ['reason-not-plain', { reason: 'it is \u202efine, believe me' }],
    ['name-not-plain', { by: 'ada@example.com' }],
    ['name-not-plain', { by: ' ' }],
    ['name-not-plain', { by: 'x'.repeat(81) }],
    ['end-past', { expiresAtMs: givenMs }],
    ['end-too-far', { expiresAtMs: givenMs + 7 * 24 * hour + 1 }],
    ['expired', { nowMs: givenMs + 24 * hour }],
  ])('%s, for the request %j', (refusal, asked) => {
    expect(make({}, asked)).toEqual({ ok: false, refusal });
  });

  test('with a key that is not the one of the policy', () => {
    const rules = { ...failed.rules, key: makeKeys().publicKey };
    expect(make({ rules }, {}, { sign: keys.sign })).toEqual({ ok: false, refusal: 'bad-signature' });
  });

  test('twice; once it was used there may be another', () => {
    const first = exampleOverride({}, givenMs - hour);
    expect(make({}, {}, { overrides: [first] })).toEqual({ ok: false, refusal: 'already-overridden' });
    const approvals = [exampleApproval(first.id, givenMs - 1)];
    expect(make({}, {}, { overrides: [first], approvals }).ok).toBe(true);
  });
});
