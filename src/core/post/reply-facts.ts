import { ledgerHistory } from '../ledger/ledger-history.ts';
import type { CheckRecord, LedgerRecord } from '../ledger/ledger-record.ts';
import { type TrendPoint, trendPoint } from '../trend/trend-of.ts';
import { type CardFacts, cardFacts } from './card-facts.ts';
import { runOfCheck } from './run-of-check.ts';

/** What one record adds to the thread of its card; `card` is as it stands now, null where its check is not known. */
export interface ReplyFacts {
  readonly record: LedgerRecord;
  readonly card: CardFacts | null;
  /** What came of the send, when the record is an outcome. */
  readonly send: TrendPoint | null;
}

/** The facts of a record of a campaign out of the campaign's records in the order of the ledger; null when it is not among them. */
export function replyFacts(
  records: readonly LedgerRecord[],
  { id, nowMs }: { readonly id: string; readonly nowMs: number },
): ReplyFacts | null {
  const record = records.find((one) => one.id === id);
  if (record === undefined) return null;
  const { checks } = ledgerHistory(records, null);
  const check = checkOf(record, checks);
  const card = check === null ? null : cardFacts(records, { run: runOfCheck(check), nowMs });
  const send = record.kind === 'outcome' ? trendPoint({ outcome: record, check }) : null;
  return { record, card, send };
}

function checkOf(record: LedgerRecord, checks: readonly CheckRecord[]): CheckRecord | null {
  if (record.kind === 'check') return record;
  return checks.find(({ id, campaign }) => id === record.check && campaign === record.campaign) ?? null;
}
