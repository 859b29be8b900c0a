import type {
  ApprovalRecord,
  CheckRecord,
  LedgerRecord,
  OutcomeRecord,
  OverrideRecord,
} from './ledger-record.ts';
import type { QuarantineReason } from './parse-record.ts';

/** A send with a recorded outcome, and the check it was sent by; the check is null when the ledger has none. */
export interface LedgerSend {
  readonly outcome: OutcomeRecord;
  readonly check: CheckRecord | null;
}

/** Everything the ledger tells, read once. Records are in the order in which the branch took them. */
export interface LedgerHistory {
  /** Commit of the branch that was read; null when only waiting records were. */
  readonly tip: string | null;
  /** All of them, in the order in which the branch took them. */
  readonly records: readonly LedgerRecord[];
  readonly checks: readonly CheckRecord[];
  readonly overrides: readonly OverrideRecord[];
  readonly approvals: readonly ApprovalRecord[];
  /** One per send, corrections applied, in order of sending. */
  readonly sends: readonly LedgerSend[];
  /** Outcomes that a later record corrects or repeats. */
  readonly corrected: number;
  readonly quarantined: readonly { readonly reason: QuarantineReason; readonly count: number }[];
}

/** The history of a repository without a ledger. */
export const noHistory: LedgerHistory = {
  tip: null,
  records: [],
  checks: [],
  overrides: [],
  approvals: [],
  sends: [],
  corrected: 0,
  quarantined: [],
};

/** Puts the records of a ledger together: sends with their checks, the newest correction of each outcome. */
export function ledgerHistory(
  records: readonly LedgerRecord[],
  tip: string | null,
  quarantined: LedgerHistory['quarantined'] = [],
): LedgerHistory {
  const checks = records.filter((record) => record.kind === 'check');
  const outcomes = records.filter((record) => record.kind === 'outcome');
  const standing = standingOutcomes(outcomes);
  const byId = new Map(checks.map((check) => [check.id, check]));
  const sends = standing.map((outcome) => {
    const check = outcome.check === null ? undefined : byId.get(outcome.check);
    // because a record may name the check of another campaign, by mistake or in bad faith
    return { outcome, check: check?.campaign === outcome.campaign ? check : null };
  });
  return {
    tip,
    records,
    checks,
    overrides: records.filter((record) => record.kind === 'override'),
    approvals: records.filter((record) => record.kind === 'approval'),
    sends: sends.sort(bySendTime),
    corrected: outcomes.length - standing.length,
    quarantined,
  };
}

/** An outcome is corrected by one that names it, and repeated by a later one of the same send. */
function standingOutcomes(outcomes: readonly OutcomeRecord[]): readonly OutcomeRecord[] {
  const campaignOf = new Map(outcomes.map(({ id, campaign }) => [id, campaign]));
  // because one campaign's record must not take another's away, by mistake or in bad faith
  const naming = outcomes.filter(
    ({ replaces, campaign }) => replaces !== null && campaignOf.get(replaces) === campaign,
  );
  const corrected = new Set(naming.map(({ replaces }) => replaces));
  const bySend = new Map<string, OutcomeRecord>();
  for (const outcome of outcomes) if (!corrected.has(outcome.id)) bySend.set(sendKey(outcome), outcome);
  return [...bySend.values()];
}

function sendKey({ check, campaign, sentAt }: OutcomeRecord): string {
  return check ?? `${campaign} ${sentAt}`;
}

function bySendTime(left: LedgerSend, right: LedgerSend): number {
  const [a, b] = [left.outcome, right.outcome];
  if (a.sentAt !== b.sentAt) return a.sentAt < b.sentAt ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}
