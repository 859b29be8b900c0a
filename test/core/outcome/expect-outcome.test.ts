import { describe, expect, test } from 'vitest';
import { ledgerHistory } from '../../../src/core/ledger/ledger-history.ts';
import { expectOutcome } from '../../../src/core/outcome/expect-outcome.ts';
import { sampleApproval, sampleCheck, sampleOutcome, startMs } from '../../io/bot-store/sample-records.ts';

const nowMs = startMs + 3_600_000;
const sendAt = new Date(startMs + 600_000).toISOString();

describe('what the outcome of a send will say', () => {
  test('is nothing of a campaign that was never checked', () => {
    expect(expectOutcome(ledgerHistory([], null), 'june', nowMs)).toEqual({
      sent: null,
      sentAtMs: null,
      sender: null,
    });
  });

  test('is what the newest check would mail, sent as planned', () => {
    const records = [
      { ...sampleCheck('june', 0), counts: { ...sampleCheck('june', 0).counts, mailed: 7 } },
      { ...sampleCheck('june', 1), sendAt },
      sampleCheck('july', 2),
      sampleCheck('june', 3, 'unchecked'),
    ];
    const expected = expectOutcome(ledgerHistory(records, null), 'june', nowMs);
    expect(expected).toEqual({ sent: 12_000, sentAtMs: Date.parse(sendAt), sender: null });
    expect(expectOutcome(ledgerHistory(records, null), 'june', startMs).sentAtMs).toBeNull();
  });

  test('is sent when it was approved, and counted by the tool that counted last', () => {
    const outcome = { ...sampleOutcome('july', 5), sender: 'mailchimp' };
    const records = [{ ...sampleCheck('june', 1), sendAt }, sampleApproval('june', 20), outcome];
    const expected = expectOutcome(ledgerHistory(records, null), 'june', nowMs);
    expect(expected).toMatchObject({ sentAtMs: startMs + 20 * 60_000, sender: 'mailchimp' });
  });
});
