import type { RecordOrigin } from '../ledger/check-record.ts';
import type { LedgerHistory } from '../ledger/ledger-history.ts';
import type { CheckRecord, OverrideRecord } from '../ledger/ledger-record.ts';
import { isOfSameFiles } from './is-of-same-files.ts';
import { judgeOverride } from './judge-override.ts';
import { makeOverride, type OverrideRefusal, type OverrideTools } from './make-override.ts';
import type { OverrideShown } from './override-state.ts';
import type { OverrideSubject } from './override-subject.ts';
import { type RecordGap, subjectOfRecord } from './subject-of-record.ts';
import type { VerifySignature } from './verify-signature.ts';

/** Why a recorded check is not overridden. */
export type RecordedRefusal = OverrideRefusal | RecordGap | 'no-check' | 'newer-check';

/** Which check somebody looked at when they decided, who they are, and why. */
export interface RecordedRequest {
  readonly campaign: string;
  readonly check: string;
  readonly reason: string;
  readonly by: string;
  readonly nowMs: number;
  readonly origin: RecordOrigin;
}

/** The override, or why there is none; `standing` is the one that applies already. */
export type RecordedOverride =
  | { readonly ok: true; readonly record: OverrideRecord; readonly check: CheckRecord }
  | { readonly ok: false; readonly refusal: RecordedRefusal; readonly standing: OverrideShown | null };

/**
 * Makes the override of a check out of the ledger alone, for whoever has not got the files. The newest check of the
 * campaign must be of the same files and rules as the one that was looked at. The next check judges the override again,
 * with the files at hand.
 */
export function overrideRecordedCheck(
  history: LedgerHistory,
  request: RecordedRequest,
  sign: OverrideTools['sign'],
): RecordedOverride {
  const found = findSubject(history, request);
  if (typeof found === 'string') return refuse(found);
  const { subject, check } = found;
  const tools = { ...history, sign, verifySignature: verifyBySigning(sign) };
  // because the check after an override warns, and one override is enough
  const standing = judgeOverride({ ...subject, verdict: 'fail' }, request.nowMs, tools);
  if (standing?.state === 'applied' && subject.verdict !== 'unchecked') {
    return { ok: false, refusal: 'already-overridden', standing };
  }
  const made = makeOverride(subject, { ...request, via: 'slack', expiresAtMs: null }, tools);
  return made.ok ? { ...made, check } : refuse(made.refusal);
}

/** What overriding would come to, before there is a reason: plain words stand in for it. */
export function previewOverride(
  history: LedgerHistory,
  request: Omit<RecordedRequest, 'reason' | 'by'>,
  sign: OverrideTools['sign'],
): RecordedOverride {
  return overrideRecordedCheck(history, { ...request, reason: 'to be given', by: 'somebody' }, sign);
}

function findSubject(
  { checks }: LedgerHistory,
  { campaign, check: shownId }: RecordedRequest,
): { readonly subject: OverrideSubject; readonly check: CheckRecord } | RecordedRefusal {
  const own = checks.filter((check) => check.campaign === campaign);
  const newest = own.at(-1);
  const shown = own.find(({ id }) => id === shownId);
  if (newest === undefined || shown === undefined) return 'no-check';
  if (newest !== shown && !isOfSameFiles(newest, shown)) return 'newer-check';
  const read = subjectOfRecord(newest);
  return read.ok ? { subject: read.subject, check: newest } : read.gap;
}

/**
 * Verifies with the private key: signing with Ed25519 again gives the same signature (RFC 8032, section 5.1.6). One of
 * another key is not believed: if that were the key of the policy, what is made here would not count either.
 */
function verifyBySigning(sign: OverrideTools['sign']): VerifySignature {
  return (_, text, signature) => sign?.(text)?.value === signature;
}

function refuse(refusal: RecordedRefusal): RecordedOverride {
  return { ok: false, refusal, standing: null };
}
