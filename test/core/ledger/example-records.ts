import type { CampaignResult } from '../../../src/core/campaign-result.ts';
import { checkRecordOf } from '../../../src/core/ledger/check-record.ts';
import { type LedgerHistory, ledgerHistory } from '../../../src/core/ledger/ledger-history.ts';
import type { CheckRecord, OutcomeRecord } from '../../../src/core/ledger/ledger-record.ts';
import { recordId } from '../../../src/core/ledger/record-id.ts';

/** An id at this instant; `place` tells records of one instant apart. */
export function exampleId(atMs: number, place = 0): string {
  const random = place.toString(16).padStart(8, '0');
  return recordId({ atMs, runId: 'local', attempt: 1, matrix: '00000000', random });
}

/** Digests as a shell would give them. */
export const exampleDigests = {
  list: '1'.repeat(64),
  suppressions: '2'.repeat(64),
  policy: '3'.repeat(64),
};

/** The record of a check at this instant. */
export function exampleCheck(result: CampaignResult, atMs: number, place = 0): CheckRecord {
  return checkRecordOf(
    { ...result, digests: exampleDigests },
    { id: exampleId(atMs, place), atMs, tool: '0.1.0', run: null },
    null,
  );
}

/** The outcome of a check that was sent an hour after it, counted four days later. */
export function exampleOutcome(
  check: CheckRecord,
  counts: Pick<OutcomeRecord, 'hard'> & Partial<OutcomeRecord>,
): OutcomeRecord {
  const sentMs = Date.parse(check.at) + 3_600_000;
  const atMs = sentMs + 4 * 86_400_000;
  const { campaign, tool, run } = check;
  return {
    v: 1,
    kind: 'outcome',
    id: exampleId(atMs, Number.parseInt(check.id.slice(-8), 16)),
    at: new Date(atMs).toISOString(),
    tool,
    run,
    campaign,
    check: check.id,
    sentAt: new Date(sentMs).toISOString(),
    countedAt: new Date(atMs).toISOString(),
    sender: null,
    sent: check.counts.mailed,
    soft: 0,
    block: null,
    bySource: [],
    parts: [],
    replaces: null,
    ...counts,
  };
}

/** A ledger of one check of this result, sent, with this many hard bounces. */
export function exampleHistory(result: CampaignResult, atMs: number, hard: number): LedgerHistory {
  const check = exampleCheck(result, atMs);
  return ledgerHistory([check, exampleOutcome(check, { hard })], 'a'.repeat(40));
}
