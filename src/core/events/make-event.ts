import { cleanAddress } from '../address/clean-address.ts';
import type { BounceClass } from '../bounce/bounce-class.ts';
import { type DayNumber, instantOfDay, parseDay } from '../list/parse-day.ts';
import type { EventRow } from '../outcome/event-row.ts';
import type { EventReading } from './event-form.ts';
import type { EventKind, KindWord } from './event-kind.ts';
import { isMailbox } from './is-mailbox.ts';

/** What a form found out about one event; texts may be empty, and `at` is a time in any form that `parseDay` reads. */
export interface EventFacts {
  readonly address: string;
  readonly event: EventKind;
  readonly kind?: KindWord | undefined;
  readonly reported?: BounceClass | undefined;
  readonly status?: string;
  readonly diagnostic?: string;
  readonly remoteHost?: string;
  readonly at?: string;
  /** The day, where it is known without `at`. */
  readonly day?: DayNumber | null;
  readonly campaign?: string;
  readonly message?: string;
  readonly scope?: string;
}

/** As much of a reply as `classifyBounce` looks at. */
const maxDiagnostic = 4096;
/** Far above any real id, host or address. */
const maxText = 320;

/** One event as a row, bounded; `not-understood` without an address. */
export function makeEvent(facts: EventFacts): EventReading {
  const address = facts.address.length > maxText ? '' : cleanAddress(facts.address);
  if (!isMailbox(address)) return 'not-understood';
  const day = facts.day ?? parseDay(facts.at ?? '');
  const row: Mutable<EventRow> = { address, event: facts.event };
  put(row, 'kind', facts.kind);
  put(row, 'status', facts.status);
  put(row, 'diagnostic', facts.diagnostic, maxDiagnostic);
  put(row, 'remoteHost', facts.remoteHost);
  put(row, 'campaign', facts.campaign);
  put(row, 'message', facts.message);
  put(row, 'scope', facts.scope);
  if (facts.reported !== undefined) row.reported = facts.reported;
  if (day !== null) row.atMs = instantOfDay(day);
  return [row];
}

type Mutable<Shape> = { -readonly [Key in keyof Shape]: Shape[Key] };
type TextName = 'kind' | 'status' | 'diagnostic' | 'remoteHost' | 'campaign' | 'message' | 'scope';

// because a million rows are made, none is made of the parts of others
function put(row: Mutable<EventRow>, name: TextName, text = '', limit = maxText): void {
  if (text === '') return;
  const cut = text.slice(0, limit).trim().toWellFormed();
  if (cut !== '') row[name] = cut;
}
