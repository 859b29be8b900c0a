import { describe, expect, test } from 'vitest';
import { ledgerHistory } from '../../../src/core/ledger/ledger-history.ts';
import type { ApprovalRecord, CheckRecord, LedgerRecord } from '../../../src/core/ledger/ledger-record.ts';
import { type PairRequest, pairCheck } from '../../../src/core/outcome/pair-check.ts';
import { parseSendTime } from '../../../src/core/outcome/parse-send-time.ts';
import { asOfMs } from '../check-text.ts';
import { exampleDigests, exampleId } from '../ledger/example-records.ts';
import { dayMs, sampleCheck } from './sample-send.ts';

const request: PairRequest = {
  campaign: 'june',
  checkId: null,
  sentAt: null,
  countedAtMs: asOfMs,
  listDigest: null,
};
const [oldest, middle, newest] = [sampleCheck(20), sampleCheck(10), sampleCheck(2)];
const day = (daysAgo: number) => parseSendTime(new Date(asOfMs - daysAgo * dayMs).toISOString().slice(0, 10));

function approvalOf(check: CheckRecord, daysAgo: number): ApprovalRecord {
  const atMs = asOfMs - daysAgo * dayMs;
  const { v, tool, run, campaign } = check;
  return {
    ...{ v, tool, run, campaign, kind: 'approval', id: exampleId(atMs, 7), at: new Date(atMs).toISOString() },
    digests: exampleDigests,
    check: check.id,
    override: null,
  };
}

function pairedWith(records: readonly LedgerRecord[], change: Partial<PairRequest>) {
  const result = pairCheck(ledgerHistory(records, null), { ...request, ...change });
  if (!result.ok) return String(result.problem.args.argument);
  const { check, sentAtFrom, certain } = result.paired;
  return [check?.id ?? null, sentAtFrom, certain];
}

describe('the check of a send', () => {
  const checks = [oldest, middle, newest];
  const changed = sampleCheck(5, { digests: { ...exampleDigests, list: '9'.repeat(64) } });
  test.each<[string, readonly LedgerRecord[], Partial<PairRequest>, readonly unknown[] | string]>([
    ['is the last one before it', checks, { sentAt: day(9) }, [middle.id, 'given', true]],
    ['may be of the same day', checks, { sentAt: day(10) }, [middle.id, 'given', true]],
    ['is none where none came before it', checks, { sentAt: day(30) }, [null, 'given', true]],
    ['is none on an empty ledger', [], { sentAt: day(1) }, [null, 'given', true]],
    [
      'is of the same campaign',
      [sampleCheck(3, { campaign: 'may' })],
      { sentAt: day(1) },
      [null, 'given', true],
    ],
    [
      'could be judged',
      [middle, sampleCheck(3, { verdict: 'unchecked' })],
      { sentAt: day(1) },
      [middle.id, 'given', true],
    ],
    [
      'is of the list as it lies now',
      [...checks, changed],
      { sentAt: day(4), listDigest: '9'.repeat(64) },
      [changed.id, 'given', true],
    ],
    [
      'is of the list as it lies now',
      [middle, changed],
      { sentAt: day(4), listDigest: exampleDigests.list },
      [middle.id, 'given', true],
    ],
    [
      'is the last one where no check is of the list',
      [middle, changed],
      { sentAt: day(4), listDigest: '8'.repeat(64) },
      [changed.id, 'given', true],
    ],
    ['is the one that is named', checks, { checkId: oldest.id }, [oldest.id, 'check', true]],
    ['is the one that is named', checks, { checkId: oldest.id, sentAt: day(1) }, [oldest.id, 'given', true]],
    ['must be on the ledger where it is named', checks, { checkId: exampleId(0) }, '--check'],
    ['was approved last', [...checks, approvalOf(middle, 9)], {}, [middle.id, 'approval', true]],
    [
      'was approved before the count',
      [oldest, middle, approvalOf(middle, 9)],
      { countedAtMs: asOfMs - 9.5 * dayMs },
      [middle.id, 'check', false],
    ],
    [
      'came before the planned time',
      [oldest, sampleCheck(8, { sendAt: middle.at }), { ...middle, sendAt: middle.at }],
      {},
      [middle.id, 'send-at', true],
    ],
    [
      'is not the one of a time that is still to come',
      [oldest, { ...middle, sendAt: '2030-01-01T00:00:00.000Z' }],
      {},
      [middle.id, 'check', false],
    ],
    ['is the last where nothing tells when it was', checks, {}, [newest.id, 'check', false]],
    ['must be told by the time where the ledger is empty', [], {}, '--sent-at'],
  ])('%s', (_, records, change, expected) => {
    expect(pairedWith(records, change)).toEqual(expected);
  });

  test('tells the time of the send', () => {
    const timeOf = (records: readonly LedgerRecord[], change: Partial<PairRequest> = {}) => {
      const result = pairCheck(ledgerHistory(records, null), { ...request, ...change });
      return result.ok ? result.paired.sentAtMs : null;
    };
    expect(timeOf([middle], { sentAt: day(3) })).toBe(day(3)?.firstMs);
    expect(timeOf([middle, approvalOf(middle, 9)])).toBe(asOfMs - 9 * dayMs);
    expect(timeOf([{ ...middle, sendAt: newest.at }])).toBe(Date.parse(newest.at));
    expect(timeOf([middle])).toBe(Date.parse(middle.at));
  });
});
