import { originOf, type RecordOrigin } from '../ledger/check-record.ts';
import type { LedgerHistory } from '../ledger/ledger-history.ts';
import { type OverrideRecord, recordVersion } from '../ledger/ledger-record.ts';
import { newestCheckId } from '../ledger/newest-check.ts';
import { showable } from '../showable.ts';
import { judgeOverride, type OverrideLedger } from './judge-override.ts';
import { latestOverrideEnd, longestOverrideMs } from './override-end.ts';
import type { OverrideState } from './override-state.ts';
import type { OverrideSubject } from './override-subject.ts';
import { overrideText } from './override-text.ts';

/** Why a request could not even be judged: its words are wrong, or no verdict is there. */
export const unjudgedRequests = [
  'not-checked',
  'reason-too-short',
  'reason-too-long',
  'reason-not-plain',
  'name-not-plain',
  'end-past',
  'end-too-far',
] as const;

/** Why an override is not made: the request is wrong, there is nothing to override, or the record would not apply. */
export const overrideRefusals = [...unjudgedRequests, 'not-failed', 'already-overridden'] as const;
export type OverrideRefusal = (typeof overrideRefusals)[number] | Exclude<OverrideState, 'applied'>;

/** Who overrides, why, and until when at the latest (epoch milliseconds; null for as long as it may last). */
export interface OverrideRequest {
  readonly reason: string;
  readonly by: string;
  readonly via: OverrideRecord['via'];
  readonly expiresAtMs: number | null;
  /** The clock of the check; the record's own time may differ. */
  readonly nowMs: number;
  readonly origin: RecordOrigin;
}

/** What an override is made with: the history it joins, and who signs; null for unsigned. */
export interface OverrideTools extends OverrideLedger, Pick<LedgerHistory, 'checks'> {
  readonly sign: ((text: string) => OverrideRecord['signature']) | null;
}

export type OverrideMade =
  | { readonly ok: true; readonly record: OverrideRecord }
  | { readonly ok: false; readonly refusal: OverrideRefusal };

/** Shortest and longest reason in characters; the longest is that of the record. */
export const reasonLength = { least: 10, most: 280 } as const;
const longestName = 80;

/**
 * Makes the override of a failed campaign, bound to exactly its files and rules. It is judged as it will be when the
 * campaign is sent, so that none is written that would not apply.
 */
export function makeOverride(
  subject: OverrideSubject,
  request: OverrideRequest,
  tools: OverrideTools,
): OverrideMade {
  const wrong = wrongSubject(subject, request.nowMs, tools) ?? wrongWords(request) ?? wrongEnd(request);
  if (wrong !== null) return { ok: false, refusal: wrong };
  const unsigned = recordOf(subject, request, tools);
  const record = { ...unsigned, signature: tools.sign?.(overrideText(unsigned)) ?? null };
  const judged = judgeOverride(subject, request.nowMs, { ...tools, overrides: [record] });
  const state = judged?.state ?? 'expired';
  return state === 'applied' ? { ok: true, record } : { ok: false, refusal: state };
}

function wrongSubject(subject: OverrideSubject, nowMs: number, ledger: OverrideLedger) {
  if (subject.verdict === 'unchecked') return 'not-checked';
  if (subject.verdict !== 'fail') return 'not-failed';
  return judgeOverride(subject, nowMs, ledger)?.state === 'applied' ? 'already-overridden' : null;
}

function wrongWords({ reason, by }: OverrideRequest): OverrideRefusal | null {
  const wrong = refuseReason(reason);
  if (wrong !== null) return wrong;
  return isPlain(by.trim(), longestName) && by.trim() !== '' ? null : 'name-not-plain';
}

/** Why a text is no reason for an override; null when it is one. */
export function refuseReason(reason: string): OverrideRefusal | null {
  const words = reason.trim();
  if ([...words].length < reasonLength.least) return 'reason-too-short';
  if (words.length > reasonLength.most) return 'reason-too-long';
  return isPlain(words, reasonLength.most) ? null : 'reason-not-plain';
}

// because a record may hold neither an address nor text that hides something
function isPlain(text: string, longest: number): boolean {
  return text.length <= longest && showable(text, longest) === text;
}

function wrongEnd({ expiresAtMs, origin }: OverrideRequest): OverrideRefusal | null {
  if (expiresAtMs === null) return null;
  if (expiresAtMs <= origin.atMs) return 'end-past';
  return expiresAtMs > origin.atMs + longestOverrideMs ? 'end-too-far' : null;
}

function recordOf(
  subject: OverrideSubject,
  { reason, by, via, expiresAtMs, origin }: OverrideRequest,
  { checks }: OverrideTools,
): OverrideRecord {
  const { campaign, digests, sendAtMs, total } = subject;
  const latestMs = latestOverrideEnd(origin.atMs, sendAtMs);
  return {
    v: recordVersion,
    kind: 'override',
    ...originOf(origin),
    campaign,
    digests,
    check: newestCheckId(checks, campaign, digests),
    reason: reason.trim(),
    by: by.trim(),
    via,
    expiresAt: new Date(Math.min(expiresAtMs ?? latestMs, latestMs)).toISOString(),
    total,
    signature: null,
  };
}
