import type { Problem } from '../finding.ts';
import type { LedgerHistory } from '../ledger/ledger-history.ts';
import type { CheckRecord } from '../ledger/ledger-record.ts';
import type { SendTime } from './parse-send-time.ts';

/** What is known of a send when its check is looked for. */
export interface PairRequest {
  readonly campaign: string;
  /** The id of the check, where it was given. */
  readonly checkId: string | null;
  readonly sentAt: SendTime | null;
  readonly countedAtMs: number;
  /** Digest of the list as it lies now; null where there is none to read. */
  readonly listDigest: string | null;
}

/** How the time of the send is known: it was said, a send was approved, the policy planned it, or only that the check came first. */
export type SentAtFrom = 'given' | 'approval' | 'send-at' | 'check';

/** A send and the check it was sent by; null when the ledger has none. */
export interface Paired {
  readonly check: CheckRecord | null;
  readonly sentAtMs: number;
  readonly sentAtFrom: SentAtFrom;
  /** False when nothing told which send is meant, and the last check was taken. */
  readonly certain: boolean;
}

export type PairResult =
  | { readonly ok: true; readonly paired: Paired }
  | { readonly ok: false; readonly problem: Problem };

/**
 * Finds the check a campaign was sent by: the one that is named, else the last before the send that could be judged, of
 * the list as it lies now if there is one. Without a time of sending, that of the last approval counts, then the
 * last planned time that has passed, then the last check.
 */
export function pairCheck(history: LedgerHistory, request: PairRequest): PairResult {
  const { campaign, checkId, sentAt, countedAtMs } = request;
  const checks = history.checks
    .filter((check) => check.campaign === campaign && check.verdict !== 'unchecked')
    .filter(({ at }) => Date.parse(at) <= countedAtMs)
    .sort(byTime);
  const named = checks.find(({ id }) => id === checkId) ?? null;
  if (checkId !== null && named === null) return refuse(unknownCheck(checkId));
  if (sentAt !== null) {
    const check = named ?? lastBefore(checks, sentAt.lastMs, request.listDigest);
    return { ok: true, paired: { check, sentAtMs: sentAt.firstMs, sentAtFrom: 'given', certain: true } };
  }
  const guessed = guessSend(history, named === null ? checks : [named], request);
  return guessed === null ? refuse(sentAtNeeded) : { ok: true, paired: guessed };
}

const sentAtNeeded: Problem = {
  code: 'argument-wrong',
  args: {
    argument: '--sent-at',
    rule: 'is needed: the ledger has no check of this campaign that tells the day',
  },
};

function guessSend(
  history: LedgerHistory,
  checks: readonly CheckRecord[],
  { campaign, checkId, countedAtMs, listDigest }: PairRequest,
): Paired | null {
  const approval = history.approvals
    .filter((record) => record.campaign === campaign && Date.parse(record.at) <= countedAtMs)
    .filter(({ check }) => checks.some(({ id }) => id === check))
    .sort(byTime)
    .at(-1);
  if (approval !== undefined) {
    const check = checks.find(({ id }) => id === approval.check) ?? null;
    return { check, sentAtMs: Date.parse(approval.at), sentAtFrom: 'approval', certain: true };
  }
  const planned = checks
    .map(({ sendAt }) => (sendAt === null ? Number.NaN : Date.parse(sendAt)))
    .filter((ms) => ms <= countedAtMs);
  const sendMs = Math.max(...planned);
  const before = planned.length === 0 ? null : lastBefore(checks, sendMs, listDigest);
  if (before !== null) return { check: before, sentAtMs: sendMs, sentAtFrom: 'send-at', certain: true };
  const last = lastBefore(checks, countedAtMs, listDigest);
  if (last === null) return null;
  const certain = checkId !== null;
  return { check: last, sentAtMs: Date.parse(last.at), sentAtFrom: 'check', certain };
}

function lastBefore(
  checks: readonly CheckRecord[],
  ms: number,
  listDigest: string | null,
): CheckRecord | null {
  const before = checks.filter(({ at }) => Date.parse(at) <= ms);
  const ofList = before.filter(({ digests }) => digests.list !== null && digests.list === listDigest);
  return ofList.at(-1) ?? before.at(-1) ?? null;
}

function byTime(one: { readonly at: string }, other: { readonly at: string }): number {
  return Date.parse(one.at) - Date.parse(other.at);
}

function unknownCheck(received: string): Problem {
  const rule = 'the id of a check of this campaign on the ledger that could be judged';
  return {
    code: 'argument-wrong-value',
    args: { argument: '--check', rule, received: received.replaceAll(/[^\w-]/g, '').slice(0, 80) },
  };
}

function refuse(problem: Problem): PairResult {
  return { ok: false, problem };
}
