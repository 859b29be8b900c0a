import type { LedgerHistory, LedgerSend } from '../ledger/ledger-history.ts';
import type { CheckRecord } from '../ledger/ledger-record.ts';
import { type DayNumber, dayOfInstant } from '../list/parse-day.ts';
import type { SendSkip } from './sends-skipped.ts';

/** Days after a send within which its bounces come in; a bounce that is dated later is one of something else. */
export const bounceDays = 5;

/** Most sends whose lists are read: each is one bit of a recipient's number. */
const maxSends = 12;

/** How far the number sent may be from that of the list, as a fraction. Judgement: unsubscribes between check and send. */
const sizeTolerance = 0.02;

const msPerDay = 86_400_000;

/** A recorded send whose list may prove life, in counts of recipients. */
export interface MailedSend {
  readonly day: DayNumber;
  readonly sent: number;
  readonly hard: number;
  /** Soft bounces and blocks. */
  readonly otherBounces: number;
  /** How many were mailed beyond those that cleaning would have left. */
  readonly uncleaned: number;
}

/** Where a list as it was sent may lie; without a commit somewhere in the history of its path. */
export interface ListPlace {
  readonly path: string;
  readonly commit: string | null;
}

/** One content of a list that was sent, once or several times. */
export interface SentList {
  /** Lower-case hex SHA-256 of its bytes. */
  readonly digest: string;
  /** Header text of its address column; null where that is found by its name. */
  readonly emailColumn: string | null;
  readonly places: readonly ListPlace[];
  /** Places of its sends in the plan. */
  readonly sends: readonly number[];
}

/** Which lists to read for which sends, newest first, and why the other sends imply nothing. */
export interface DeliveryPlan {
  readonly sends: readonly MailedSend[];
  readonly lists: readonly SentList[];
  readonly skipped: readonly SendSkip[];
}

/** What a plan depends on besides the ledger. */
export interface DeliveryPlanRules {
  readonly asOfMs: number;
  /** The header text that the policy maps to the address in the lists of a campaign. */
  readonly emailColumnOf: (campaign: string) => string | undefined;
}

/**
 * Chooses the recorded sends whose recipients may count as delivered: bounces have had their days to come in, and the
 * number sent is that of the list that was checked, as committed or after cleaning. Any campaign counts.
 */
export function planImpliedDeliveries(ledger: LedgerHistory, rules: DeliveryPlanRules): DeliveryPlan {
  const past = ledger.sends.filter(({ outcome }) => Date.parse(outcome.sentAt) <= rules.asOfMs);
  const usable: UsableSend[] = [];
  const skipped: SendSkip[] = [];
  for (const send of past.toReversed()) {
    const found = usableSend(send, rules.asOfMs);
    if (typeof found === 'string') skipped.push(found);
    else if (usable.push(found) === maxSends) break;
  }
  const sends = usable.map(({ mailed }) => mailed);
  return { sends, lists: distinctLists(usable, rules), skipped };
}

/** Equal contents are read once, whichever campaigns sent them. */
function distinctLists(usable: readonly UsableSend[], { emailColumnOf }: DeliveryPlanRules): SentList[] {
  const lists = new Map<string, SentList>();
  usable.forEach(({ check, digest }, send) => {
    const place: ListPlace = { path: check.list, commit: check.run?.commit ?? null };
    const emailColumn = emailColumnOf(check.campaign) ?? null;
    const key = JSON.stringify([digest, emailColumn]);
    const { places, sends } = lists.get(key) ?? { places: [], sends: [] };
    const isKnown = places.some(({ path, commit }) => path === place.path && commit === place.commit);
    const all = { places: isKnown ? places : [...places, place], sends: [...sends, send] };
    lists.set(key, { digest, emailColumn, ...all });
  });
  return [...lists.values()];
}

interface UsableSend {
  readonly check: CheckRecord;
  readonly digest: string;
  readonly mailed: MailedSend;
}

function usableSend({ outcome, check }: LedgerSend, asOfMs: number): UsableSend | SendSkip {
  if (asOfMs - Date.parse(outcome.sentAt) < bounceDays * msPerDay) return 'waiting';
  // because a list of a few rows has no digest on the ledger, which would be one of its addresses
  if (check === null || check.digests.list === null || check.verdict === 'unchecked') return 'no-check';
  const { mailed, mailedAfterCleaning } = check.counts;
  const { sent, hard, soft, block } = outcome;
  const near = (count: number) => Math.abs(sent - count) <= sizeTolerance * count;
  if (!near(mailed) && !near(mailedAfterCleaning)) return 'other-size';
  return {
    check,
    digest: check.digests.list,
    mailed: {
      day: dayOfInstant(Date.parse(outcome.sentAt)),
      sent,
      hard,
      otherBounces: (soft ?? 0) + (block ?? 0),
      uncleaned: Math.max(0, sent - mailedAfterCleaning),
    },
  };
}
