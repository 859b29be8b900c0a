import type { LedgerHistory } from '../ledger/ledger-history.ts';
import type { OverrideRecord } from '../ledger/ledger-record.ts';
import { latestOverrideEnd, longestOverrideMs } from './override-end.ts';
import type { OverrideShown, OverrideState } from './override-state.ts';
import type { OverrideSubject } from './override-subject.ts';
import { overrideText } from './override-text.ts';
import { isUsedUp } from './used-up.ts';
import type { VerifySignature } from './verify-signature.ts';

/** What the ledger holds of overrides, in its order, and how their signatures are verified. */
export interface OverrideLedger extends Pick<LedgerHistory, 'overrides' | 'approvals'> {
  readonly verifySignature: VerifySignature;
}

/** Below this many rows the digest of a list says who is on it, so that nothing is bound to it. */
export const fewestRowsToOverride = 20;
/** Reasons that nobody can override: people on the list asked not to be mailed. A waiver in the policy can lift them. */
const optedOut: ReadonlySet<string> = new Set([
  'suppressed-unsubscribe',
  'suppressed-complaint',
  'suppressed-manual',
]);
/** Clocks of two machines may differ by this much. */
const clockSkewMs = 5 * 60_000;
/** So many of a campaign's newest overrides are looked at: a ledger that was flooded costs no time. */
const mostLookedAt = 100;

/**
 * The override that lets a failed campaign go: the newest that applies. When none does, the newest with the reason why,
 * for a week after its end. Null for a campaign that did not fail or was never overridden.
 */
export function judgeOverride(
  subject: OverrideSubject,
  asOfMs: number,
  ledger: OverrideLedger,
): OverrideShown | null {
  if (subject.verdict !== 'fail') return null;
  const own = ledger.overrides.filter(({ campaign }) => campaign === subject.campaign);
  let newest: OverrideShown | null = null;
  for (const record of own.slice(-mostLookedAt).reverse()) {
    const untilMs = overrideEnd(record, subject.sendAtMs);
    const state = stateOf(record, { subject, asOfMs, untilMs }, ledger);
    const shown = showOverride(record, state, untilMs);
    if (state === 'applied') return shown;
    if (asOfMs - untilMs <= longestOverrideMs) newest ??= shown;
  }
  return newest;
}

interface Now {
  readonly subject: OverrideSubject;
  readonly asOfMs: number;
  readonly untilMs: number;
}

function stateOf(record: OverrideRecord, now: Now, ledger: OverrideLedger): OverrideState {
  return (
    stateOfRecord(record, now, ledger) ??
    stateOfSignature(record, now.subject, ledger.verifySignature) ??
    stateOfSubject(now.subject) ??
    'applied'
  );
}

function stateOfRecord(
  record: OverrideRecord,
  { subject, asOfMs, untilMs }: Now,
  { approvals }: OverrideLedger,
): OverrideState | null {
  if (isUsedUp(record, approvals)) return 'used';
  if (Date.parse(record.at) > asOfMs + clockSkewMs) return 'from-the-future';
  if (asOfMs >= untilMs) return 'expired';
  if (record.digests.list !== subject.digests.list) return 'list-changed';
  if (record.digests.suppressions !== subject.digests.suppressions) return 'suppressions-changed';
  return record.digests.policy === subject.digests.policy ? null : 'policy-changed';
}

function stateOfSignature(
  record: OverrideRecord,
  { rules }: OverrideSubject,
  verifySignature: VerifySignature,
): OverrideState | null {
  if (rules.key === null) return null;
  if (record.signature === null) return 'unsigned';
  return verifySignature(rules.key, overrideText(record), record.signature.value) ? null : 'bad-signature';
}

function stateOfSubject({ rows, rules, total, reasons }: OverrideSubject): OverrideState | null {
  if (rows < fewestRowsToOverride) return 'list-too-small';
  if (rules.ceiling !== null && total > rules.ceiling) return 'above-ceiling';
  const forbidden = reasons.some(({ code, severity }) => severity === 'fail' && optedOut.has(code));
  return forbidden ? 'opted-out' : null;
}

/** When an override ends, in epoch milliseconds, whatever its record claims. */
export function overrideEnd({ expiresAt, at }: OverrideRecord, sendAtMs: number | null): number {
  return Math.min(Date.parse(expiresAt), latestOverrideEnd(Date.parse(at), sendAtMs));
}

function showOverride(record: OverrideRecord, state: OverrideState, untilMs: number): OverrideShown {
  const { id, by, via, reason, at } = record;
  return { id, state, by, via, reason, at, expiresAt: new Date(untilMs).toISOString() };
}
