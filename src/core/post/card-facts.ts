import { ledgerHistory } from '../ledger/ledger-history.ts';
import type { ApprovalRecord, CheckRecord, LedgerRecord } from '../ledger/ledger-record.ts';
import { type TrendPoint, trendPoint } from '../trend/trend-of.ts';
import type { Decision } from './decision.ts';
import { type MainCause, mainCause } from './main-cause.ts';
import { type OverrideBar, overrideBar } from './override-bar.ts';
import { type CheckOverride, overrideOfCheck } from './override-of-check.ts';
import { type RecordedReason, recordedReasons } from './recorded-reasons.ts';
import { runOfCheck } from './run-of-check.ts';

/** All that the card of a run tells. */
export interface CardFacts {
  /** The newest check of the run. */
  readonly check: CheckRecord;
  /** Whether its send lies ahead. */
  readonly isAhead: boolean;
  /** How often the run checked the campaign. */
  readonly attempts: number;
  readonly decision: Decision;
  /** Those that fail first. */
  readonly reasons: readonly RecordedReason[];
  readonly cause: MainCause | null;
  readonly override: CheckOverride | null;
  /** Why nobody can override it; null also where it needs no override. */
  readonly bar: OverrideBar | null;
  /** That a send was let go by this run. */
  readonly approval: ApprovalRecord | null;
  /** What came of the send. */
  readonly send: TrendPoint | null;
  /** The newest check of the run before; null for the first run of a campaign. */
  readonly previous: CheckRecord | null;
  /** The newest check of the campaign when a later run made it. */
  readonly newer: CheckRecord | null;
}

/** The facts of one run of a campaign out of the campaign's records in the order of the ledger; null when it has no check of the run. */
export function cardFacts(
  records: readonly LedgerRecord[],
  { run, nowMs }: { readonly run: string; readonly nowMs: number },
): CardFacts | null {
  const { checks, overrides, approvals, sends } = ledgerHistory(records, null);
  const own = checks.filter((check) => runOfCheck(check) === run);
  const check = own.at(-1);
  if (check === undefined) return null;
  const ids = new Set(own.map(({ id }) => id));
  const newest = checks.at(-1);
  const override = overrideOfCheck(check, { overrides, approvals, nowMs });
  const decision = decisionOf(check, override);
  const send = sends.findLast((one) => one.outcome.check !== null && ids.has(one.outcome.check));
  return {
    check,
    isAhead: check.sendAt !== null && Date.parse(check.sendAt) > nowMs,
    attempts: own.length,
    decision,
    reasons: recordedReasons(check),
    cause: mainCause(check),
    override,
    bar: decision === 'failed' ? overrideBar(check) : null,
    approval: approvals.findLast((approval) => letsGo(approval, ids, override)) ?? null,
    send: send === undefined ? null : trendPoint(send),
    previous: checks.slice(0, checks.indexOf(own[0] ?? check)).at(-1) ?? null,
    newer: newest === undefined || runOfCheck(newest) === run ? null : newest,
  };
}

/** What a check decided, with its override: one that is open or was used makes it overridden. */
export function decisionOf({ verdict }: CheckRecord, override: CheckOverride | null): Decision {
  if (verdict === 'unchecked') return 'unchecked';
  if (verdict === 'pass') return 'passed';
  if (override?.state === 'open' || override?.state === 'used') return 'overridden';
  // because a check warns where only an override lets the campaign go
  return verdict === 'fail' || override?.state === 'over' ? 'failed' : 'warned';
}

function letsGo(
  { check, override: used }: ApprovalRecord,
  ids: ReadonlySet<string>,
  override: CheckOverride | null,
): boolean {
  return (check !== null && ids.has(check)) || (used !== null && used === override?.record.id);
}
