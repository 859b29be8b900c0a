import type { ByteSource } from '../byte-source.ts';
import type { ListTally } from '../evidence/conclude-list.ts';
import type { ListRules } from '../evidence/list-rules.ts';
import { tallyList } from '../evidence/tally-list.ts';
import type { Problem } from '../finding.ts';
import type { ClassifyReply } from './classify-event.ts';
import { type CellOutcome, EventCounter, type EventFacts } from './event-counter.ts';
import type { EventRow } from './event-row.ts';
import { readEvents } from './read-events.ts';

/** A send in files: the list it went to, and what the sending tool told of it. */
export interface EventInput {
  readonly list: ByteSource;
  readonly rules: ListRules;
  readonly events: ByteSource;
  /** When the send began, or its day did; events before it are of another one. */
  readonly sentMs: number;
  readonly classify?: ClassifyReply;
}

/** A list with what came of its recipients. */
export interface EventTally {
  readonly list: ListTally;
  readonly cells: readonly CellOutcome[];
  readonly tellsDeliveries: boolean;
  readonly withoutEvent: number;
  readonly facts: EventFacts;
}

export type EventsTallied =
  | { readonly ok: true; readonly tally: EventTally }
  | { readonly ok: false; readonly problem: Problem };

/** A log without years is taken to be of the half year before the send and the half year behind it. */
const longestWaitMs = 183 * 86_400_000;
/** The largest share of events that may go without being understood, as for suppression files; more may hide bounces. */
const maxUnreadableShare = 0.05;

/**
 * Matches the events of a send with the recipients of its list: each recipient counts once, by its strongest event
 * (hard, soft, block, then anything that says it was mailed). The order of events does not matter. Fails closed: a
 * dump that is largely not understood, or of other people, is a problem.
 */
export async function tallyEvents(input: EventInput): Promise<EventsTallied> {
  const counter = new EventCounter(input.classify);
  const tallied = await tallyList(input.list, input.rules, counter.takeEntry);
  if (!tallied.ok) return tallied;
  const takeEvent = (row: EventRow | null, line: number) => counter.takeEvent(row, line, input.sentMs);
  const problem = await readEvents(input.events, takeEvent, input.sentMs + longestWaitMs);
  const { facts, tellsDeliveries, withoutEvent } = counter;
  const doubt = problem ?? doubtOf(facts, input.events.path);
  if (doubt !== null) return { ok: false, problem: doubt };
  const cells = counter.cells();
  return { ok: true, tally: { list: tallied.list, cells, tellsDeliveries, withoutEvent, facts } };
}

function doubtOf(facts: EventFacts, file: string): Problem | null {
  const { events, unreadable, firstUnreadableLine: line, notOnList, beforeSend } = facts;
  if (events === 0) return { code: 'outcome-no-rows', file, args: {} };
  if (unreadable > events * maxUnreadableShare) {
    return { code: 'events-not-understood', file, line, args: { unreadable, events } };
  }
  if (notOnList + beforeSend + unreadable < events) return null;
  return { code: 'events-of-others', file, args: { notOnList, beforeSend } };
}
