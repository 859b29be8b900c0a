import type { Problem } from '../finding.ts';
import { originOf, type RecordOrigin } from '../ledger/check-record.ts';
import type { LedgerHistory } from '../ledger/ledger-history.ts';
import { type OutcomeRecord, recordVersion } from '../ledger/ledger-record.ts';
import { alignSources } from './align-sources.ts';
import { fitOutcome } from './fit-outcome.ts';
import type { OutcomeCounts } from './outcome-counts.ts';
import type { Paired } from './pair-check.ts';

/** Everything that is known of a send and its outcome. */
export interface OutcomeInput {
  readonly campaign: string;
  readonly paired: Paired;
  readonly counts: OutcomeCounts;
  readonly countedAtMs: number;
  readonly sender: string | null;
  readonly origin: RecordOrigin;
}

/** What is to be done with an outcome: written, alone or in place of an older one, or nothing since it is there. */
export interface OutcomeDecision {
  readonly kind: 'new' | 'correction' | 'already-recorded';
  /** The record to write, or the one that is there. */
  readonly record: OutcomeRecord;
  /** Sources that the check does not know. */
  readonly unknownSources: number;
}

export type OutcomeDecided =
  | { readonly ok: true; readonly decision: OutcomeDecision }
  | { readonly ok: false; readonly problem: Problem };

/**
 * Makes the record of an outcome. The same numbers again are already recorded; other numbers of the same send correct
 * the record that stands. Where nothing tells which send is meant, it must be said.
 */
export function decideOutcome(history: LedgerHistory, input: OutcomeInput): OutcomeDecided {
  const { paired, campaign } = input;
  const { counts, unknown } = alignSources(input.counts, paired.check);
  const record = recordOf(input, counts);
  const earlier = history.sends
    .map(({ outcome }) => outcome)
    .filter((outcome) => outcome.campaign === campaign);
  const known = earlier.filter((outcome) => !paired.certain || isSameSend(outcome, record));
  const same = known.find(
    (outcome) => hasSameCounts(outcome, record) && (!paired.certain || tellsSameSend(outcome, record)),
  );
  const decided = (kind: OutcomeDecision['kind'], decidedRecord: OutcomeRecord): OutcomeDecided => ({
    ok: true,
    decision: { kind, record: decidedRecord, unknownSources: unknown },
  });
  if (same !== undefined) return decided('already-recorded', same);
  const standing = known.at(-1);
  if (standing === undefined) return decided('new', record);
  if (!paired.certain) return { ok: false, problem: whichSend };
  return decided('correction', { ...record, replaces: standing.id });
}

/** As long as the longest id of a record. */
const longestId = '0'.repeat(63);

const whichSend: Problem = {
  code: 'argument-wrong',
  args: {
    argument: '--sent-at',
    rule: 'is needed: an outcome of this campaign is recorded with other counts, and this may be the same send or another',
  },
};

function recordOf(input: OutcomeInput, counts: OutcomeCounts): OutcomeRecord {
  const { campaign, paired, countedAtMs, sender, origin } = input;
  const { sent, hard, soft, block } = counts;
  const bare: OutcomeRecord = {
    v: recordVersion,
    kind: 'outcome',
    ...originOf(origin),
    campaign,
    check: paired.check?.id ?? null,
    sentAt: new Date(paired.sentAtMs).toISOString(),
    countedAt: new Date(countedAtMs).toISOString(),
    sender,
    sent,
    hard,
    soft,
    block,
    bySource: [],
    parts: [],
    // because a correction, decided on later, must fit as well
    replaces: longestId,
  };
  return { ...fitOutcome(bare, counts.bySource, counts.parts), replaces: null };
}

/** The same check, or the same time; the same day is enough where one of them has no check. */
function isSameSend(one: OutcomeRecord, other: OutcomeRecord): boolean {
  if (one.check !== null && one.check === other.check) return true;
  if (one.check === null || other.check === null) return dayOf(one) === dayOf(other);
  return one.sentAt === other.sentAt;
}

/** Nothing about the send is told anew: neither its check nor its day. */
function tellsSameSend(standing: OutcomeRecord, record: OutcomeRecord): boolean {
  const sameCheck = record.check === null || record.check === standing.check;
  return sameCheck && dayOf(record) === dayOf(standing);
}

function dayOf({ sentAt }: OutcomeRecord): string {
  return sentAt.slice(0, 'YYYY-MM-DD'.length);
}

/** Equal numbers; less detail than was recorded is no other count. */
function hasSameCounts(standing: OutcomeRecord, record: OutcomeRecord): boolean {
  const { sent, hard, soft, block } = record;
  const total = standing.sent === sent && standing.hard === hard;
  const rest = standing.soft === soft && standing.block === block;
  const sender = record.sender === null || standing.sender === record.sender;
  return (
    total &&
    rest &&
    sender &&
    isEqualOrLess(standing.bySource, record.bySource) &&
    isEqualOrLess(standing.parts, record.parts)
  );
}

function isEqualOrLess(standing: readonly unknown[], told: readonly unknown[]): boolean {
  return told.length === 0 || JSON.stringify(standing) === JSON.stringify(told);
}
