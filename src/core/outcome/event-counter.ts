import { cleanAddress } from '../address/clean-address.ts';
import type { JudgedEntry } from '../evidence/judged-entry.ts';
import {
  allCells,
  countedCells,
  createTally,
  type EvidenceCell,
  incrementCell,
  internCell,
} from '../projection/tally.ts';
import { recipientKey } from '../recipient-key.ts';
import { type ClassifyReply, classifyEvent } from './classify-event.ts';
import type { EventRow } from './event-row.ts';
import type { EventMeaning } from './event-word.ts';

/** What came of one recipient, by its strongest event; a later one is stronger. */
const fates = ['nothing', 'dropped', 'mailed', 'block', 'soft', 'hard'] as const;
type Fate = (typeof fates)[number];

const fateOf: Readonly<Record<Exclude<EventMeaning, 'bounce'>, Fate>> = {
  hard: 'hard',
  soft: 'soft',
  block: 'block',
  delivered: 'mailed',
  told: 'mailed',
  sent: 'mailed',
  dropped: 'dropped',
  other: 'nothing',
};

/** The recipients of one evidence cell, and what came of them; `mailed` are those with an event that says so. */
export interface CellOutcome {
  readonly cell: EvidenceCell;
  readonly recipients: number;
  /** That the tool did not send to, as it says. */
  readonly dropped: number;
  readonly mailed: number;
  readonly hard: number;
  readonly soft: number;
  readonly block: number;
}

/** What events told besides the counts, each a number of events. */
export interface EventFacts {
  readonly events: number;
  /** Of addresses that are not on the list. */
  readonly notOnList: number;
  /** From before the send, so of another one. */
  readonly beforeSend: number;
  /** Without an address, or with a word that is not known. */
  readonly unreadable: number;
  readonly firstUnreadableLine: number;
  /** Bounces that count as hard because nothing says of which kind they were. */
  readonly assumedHard: number;
}

// because zones differ and dumps are read to the day
const toleranceMs = 86_400_000;

/**
 * Counts what came of each recipient of a list: hand it every entry of the list, then every event in any order. Memory:
 * the keys of the list and two small numbers each.
 */
export class EventCounter {
  readonly #places = new Map<string, number>();
  readonly #cells = createTally();
  readonly #cellOf: number[] = [];
  #fates = new Uint8Array(1024);
  #tellsDeliveries = false;
  readonly #facts = {
    events: 0,
    notOnList: 0,
    beforeSend: 0,
    unreadable: 0,
    firstUnreadableLine: 0,
    assumedHard: 0,
  };
  readonly #classify: ClassifyReply | undefined;

  constructor(classify?: ClassifyReply) {
    this.#classify = classify;
  }

  readonly takeEntry = ({ recipient }: JudgedEntry): void => {
    if (recipient === null) return;
    const cell = internCell(this.#cells, recipient.cell);
    incrementCell(this.#cells, cell);
    // because cells without an address share one key and are still recipients
    if (recipient.key !== '') this.#places.set(recipient.key, this.#cellOf.length);
    this.#cellOf.push(cell);
  };

  /** `sentMs` is the start of the send, or of its day; null is an event that could not be read. */
  readonly takeEvent = (row: EventRow | null, line: number, sentMs: number): void => {
    const facts = this.#facts;
    facts.events += 1;
    const address = cleanAddress(row?.address ?? '');
    const classified = row === null || address === '' ? null : classifyEvent(row, this.#classify);
    if (row === null || classified === null) {
      facts.unreadable += 1;
      if (facts.firstUnreadableLine === 0) facts.firstUnreadableLine = line;
      return;
    }
    const { meaning, assumed } = classified;
    if (row.atMs !== undefined && row.atMs < sentMs - toleranceMs) {
      facts.beforeSend += 1;
      return;
    }
    const place = this.#places.get(recipientKey(address).key);
    if (place === undefined) {
      facts.notOnList += 1;
      return;
    }
    if (assumed) facts.assumedHard += 1;
    if (meaning === 'delivered' || meaning === 'sent') this.#tellsDeliveries = true;
    this.#note(place, fates.indexOf(fateOf[meaning]));
  };

  #note(place: number, fate: number): void {
    if (this.#fates.length < this.#cellOf.length) {
      const grown = new Uint8Array(this.#cellOf.length);
      grown.set(this.#fates);
      this.#fates = grown;
    }
    if (fate > (this.#fates[place] ?? 0)) this.#fates[place] = fate;
  }

  get facts(): EventFacts {
    return { ...this.#facts };
  }

  /** True when events say of single mails that they were sent or delivered, so that recipients without one were not mailed. */
  get tellsDeliveries(): boolean {
    return this.#tellsDeliveries;
  }

  /** Recipients of the list that no event is about. */
  get withoutEvent(): number {
    return this.#cellOf.filter((_, place) => (this.#fates[place] ?? 0) === 0).length;
  }

  cells(): readonly CellOutcome[] {
    const counts = countedCells(allCells(this.#cells)).map(({ cell, count }) => ({
      cell,
      recipients: count,
      dropped: 0,
      mailed: 0,
      hard: 0,
      soft: 0,
      block: 0,
    }));
    this.#cellOf.forEach((cell, place) => {
      const count = counts[cell];
      const fate = fates[this.#fates[place] ?? 0] ?? 'nothing';
      if (count === undefined || fate === 'nothing') return;
      count[fate] += 1;
      if (fate !== 'mailed' && fate !== 'dropped') count.mailed += 1;
    });
    return counts;
  }
}
