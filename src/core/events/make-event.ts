import { cleanAddress } from '../address/clean-address.ts';
import type { BounceClass } from '../bounce/bounce-class.ts';
import { type DayNumber, instantOfDay, parseDay } from '../list/parse-day.ts';
import type { EventRow } from '../outcome/event-row.ts';
import type { EventReading } from './event-form.ts';
import type { EventKind, KindWord } from './event-kind.ts';

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
  if (!address.includes('@')) return 'not-understood';
  const day = facts.day ?? parseDay(facts.at ?? '');
  const row: EventRow = {
    address,
    event: facts.event,
    ...named('kind', facts.kind ?? ''),
    ...named('status', facts.status ?? ''),
    ...named('diagnostic', facts.diagnostic ?? '', maxDiagnostic),
    ...named('remoteHost', facts.remoteHost ?? ''),
    ...named('campaign', facts.campaign ?? ''),
    ...named('message', facts.message ?? ''),
    ...named('scope', facts.scope ?? ''),
    ...(facts.reported === undefined ? {} : { reported: facts.reported }),
    ...(day === null ? {} : { atMs: instantOfDay(day) }),
  };
  return [row];
}

const nothing: Partial<Record<TextName, string>> = {};

type TextName = 'kind' | 'status' | 'diagnostic' | 'remoteHost' | 'campaign' | 'message' | 'scope';

function named(name: TextName, text: string, limit = maxText): Partial<Record<TextName, string>> {
  if (text === '') return nothing;
  const cut = text.slice(0, limit).trim().toWellFormed();
  return cut === '' ? nothing : { [name]: cut };
}
