import { describe, expect, test } from 'vitest';
import { ledgerHistory } from '../../../src/core/ledger/ledger-history.ts';
import type { CheckRecord, LedgerRecord } from '../../../src/core/ledger/ledger-record.ts';
import {
  overrideRecordedCheck,
  previewOverride,
  type RecordedRequest,
} from '../../../src/core/override/override-recorded-check.ts';
import { sampleCheck } from '../../io/bot-store/sample-records.ts';
import { exampleId } from '../ledger/example-records.ts';
import { exampleApproval, exampleOverride, givenMs, hour, makeKeys, signed } from './example-override.ts';

const rules = { overrideCeiling: 0.1, signed: false, approvalMaxAgeDays: null, slackChannel: null };

function failed(change: Partial<CheckRecord> = {}): CheckRecord {
  return { ...sampleCheck('june', 30, 'fail'), rules, reasons: ['total-rate'], ...change };
}

const request = (check: CheckRecord, change: Partial<RecordedRequest> = {}): RecordedRequest => ({
  campaign: 'june',
  check: check.id,
  reason: 'the fair is on Saturday',
  by: 'slack:T0FAKE/U0ADA',
  nowMs: givenMs + hour,
  origin: { id: exampleId(givenMs + hour, 7), atMs: givenMs + hour, tool: '0.1.0', run: null },
  ...change,
});
const history = (...records: readonly LedgerRecord[]) => ledgerHistory(records, 'a'.repeat(40));

describe('a recorded check', () => {
  test('is overridden for its files, its rules and its time of sending', () => {
    const sendAt = '2026-11-21T09:00:00.000Z';
    const check = failed({ sendAt });
    const made = overrideRecordedCheck(history(check), request(check), null);
    expect(made).toMatchObject({
      ok: true,
      record: {
        digests: check.digests,
        check: check.id,
        via: 'slack',
        expiresAt: '2026-11-21T10:00:00.000Z',
      },
    });
  });

  test('is overridden by its newest check where that is of the same files', () => {
    const [check, again] = [failed(), { ...failed(), id: exampleId(givenMs, 3) }];
    expect(overrideRecordedCheck(history(check, again), request(check), null)).toMatchObject({
      record: { check: again.id },
    });
  });

  test('shows what overriding would come to before there is a reason', () => {
    const check = failed();
    const { reason, by, ...rest } = request(check);
    expect(previewOverride(history(check), rest, null)).toMatchObject({ ok: true });
    const over = failed({ rules: { ...rules, overrideCeiling: 0 } });
    expect(previewOverride(history(over), rest, null)).toMatchObject({ ok: false, refusal: 'above-ceiling' });
  });

  test('that an override applies to is overridden already, also when the check warns by it', () => {
    const standing = exampleOverride();
    for (const verdict of ['fail', 'warn'] as const) {
      const check = failed({ verdict });
      expect(overrideRecordedCheck(history(check, standing), request(check), null)).toMatchObject({
        refusal: 'already-overridden',
        standing: { by: 'ada' },
      });
    }
  });

  test('may be overridden again once a send used the override up', () => {
    const check = failed();
    const used = [exampleOverride(), exampleApproval(null, givenMs + 1)];
    expect(overrideRecordedCheck(history(check, ...used), request(check), null)).toMatchObject({ ok: true });
  });

  test('whose policy wants signatures believes those of its own key, and no others', () => {
    const [keys, strangers] = [makeKeys(), makeKeys()];
    const check = failed({ rules: { ...rules, signed: true } });
    const own = history(check, signed(exampleOverride(), keys));
    const strange = history(check, signed(exampleOverride(), strangers));
    const unsigned = history(check, exampleOverride());
    expect(overrideRecordedCheck(own, request(check), keys.sign)).toMatchObject({
      refusal: 'already-overridden',
    });
    expect(overrideRecordedCheck(strange, request(check), keys.sign)).toMatchObject({ ok: true });
    expect(overrideRecordedCheck(unsigned, request(check), keys.sign)).toMatchObject({ ok: true });
    expect(overrideRecordedCheck(unsigned, request(check), null)).toMatchObject({ refusal: 'unsigned' });
  });

  const other = { list: 'e'.repeat(64), suppressions: '2'.repeat(64), policy: '3'.repeat(64) };
  test.each<[string, Partial<CheckRecord>, string]>([
    ['of a campaign that passed', { verdict: 'pass' }, 'not-failed'],
    ['that could not be done', { verdict: 'unchecked' }, 'not-checked'],
    ['of a tool that kept no rules', { rules: undefined }, 'rules-not-kept'],
    ['of a list of few rows', { digests: { ...other, list: null } }, 'digests-not-kept'],
    ['of few suppressions', { digests: { ...other, suppressions: null } }, 'digests-not-kept'],
    ['above the ceiling', { rules: { ...rules, overrideCeiling: 0.01 } }, 'above-ceiling'],
    ['of people who complained', { reasons: ['total-rate', 'suppressed-complaint'] }, 'opted-out'],
    ['of people who unsubscribed', { reasons: ['suppressed-unsubscribe'] }, 'opted-out'],
    ['whose send is long over', { sendAt: '2026-11-20T08:00:00.000Z' }, 'none'],
  ])('%s', (_, change, refusal) => {
    const { rules: own, ...bare } = failed(change);
    const check = own === undefined ? bare : { ...bare, rules: own };
    const made = overrideRecordedCheck(history(check), request(check), null);
    expect(made.ok ? 'none' : made.refusal).toBe(refusal);
  });

  test('that is not there, or is of another campaign, is not overridden', () => {
    const check = failed();
    const gone = request(check, { check: exampleId(givenMs, 9) });
    expect(overrideRecordedCheck(history(check), gone, null)).toMatchObject({ refusal: 'no-check' });
    const elsewhere = request(check, { campaign: 'july' });
    expect(overrideRecordedCheck(history(check), elsewhere, null)).toMatchObject({ refusal: 'no-check' });
  });

  test('of files that were checked anew since then is not overridden', () => {
    const check = failed();
    const newer = { ...failed({ digests: other }), id: exampleId(givenMs, 3) };
    expect(overrideRecordedCheck(history(check, newer), request(check), null)).toMatchObject({
      refusal: 'newer-check',
    });
  });
});
