import { undated } from '../projection/cell-table.ts';
import { createTally, type EvidenceKind, internKind } from '../projection/tally.ts';
import { entryKinds } from './cause.ts';
import { gatherEvidence } from './gather-evidence.ts';
import {
  confirmedDayOf,
  isNeverDelivered,
  type JudgingRules,
  judgeRecipient,
  lastSignOfLife,
} from './judge-recipient.ts';
import type { RowEvidence } from './read-row.ts';

/** What is known of a recipient of whom nothing but its row tells anything; its domain is not looked at. */
const ordinary = {
  deliverability: 'possible',
  role: false,
  typoDomain: false,
  disposableDomain: false,
  domainKind: 'unknown',
  suppression: undefined,
} as const;

/** Sources that are told apart. */
const mostSources = 1000;
/** Kinds that are numbered, and ages in days: a row that says another one is read by itself. */
const mostKinds = 1 << 15;
const ageBits = 16;
/** What stands for no age. */
const noAge = (1 << ageBits) - 1;

/** The number of the kind of a row, by what it says. */
export function kindSaid(said: number): number {
  return said >> ageBits;
}

/** The age of a row in days, by what it says, or `undated`. */
export function ageSaid(said: number): number {
  const age = said & noAge;
  return age === noAge ? undated : age;
}

/** Numbers what rows say of recipients of whom nothing else is known: a kind of evidence, and an age. */
export class PackedCells {
  readonly #rules: JudgingRules;
  readonly #tally = createTally();
  readonly #sources = new Map<string, number>();
  /** By what decides the kind of a recipient without bounces, packed into 15 bits, its number. */
  readonly #numbers = new Map<number, number>();
  #told = 0;

  constructor(rules: JudgingRules) {
    this.#rules = rules;
  }

  /** What a row says that is verified as valid or not at all; -1 where its kind comes after too many others, or it is too old. */
  numberOf(row: RowEvidence): number {
    const source = this.#sourceOf(row.source);
    if (source < 0) return -1;
    if (row.softBounces > 0) return this.#judge(row);
    const day = lastSignOfLife(row);
    const isNew = isNeverDelivered(row);
    const kind = isNew ? entryKinds.indexOf(row.entryKind) : 0;
    const flags = (isNew ? 1 : 0) | (confirmedDayOf(row) === null ? 0 : 2);
    const packed = (((source << 3) | kind) << 2) | flags;
    const known = this.#numbers.get(packed);
    if (known !== undefined) return saidOf(known, day === null ? null : this.#rules.asOfDay - day);
    const said = this.#judge(row);
    if (said >= 0) this.#numbers.set(packed, kindSaid(said));
    return said;
  }

  /** The kinds that were numbered since it was asked last. */
  takeNews(): readonly EvidenceKind[] {
    const news = this.#tally.kinds.slice(this.#told);
    this.#told = this.#tally.kinds.length;
    return news;
  }

  #judge(row: RowEvidence): number {
    const { cell } = judgeRecipient(gatherEvidence(row, null, ordinary), this.#rules);
    return saidOf(internKind(this.#tally, cell), cell.ageDays);
  }

  // because the sources that are counted by name are the first ones of the whole list
  #sourceOf(source: string): number {
    const known = this.#sources.get(source);
    if (known !== undefined) return known;
    const { size } = this.#sources;
    if (size === mostSources) return -1;
    this.#sources.set(source, size);
    return size;
  }
}

function saidOf(kind: number, ageDays: number | null): number {
  const age = ageDays ?? noAge;
  if (kind >= mostKinds || age < 0 || (ageDays !== null && age >= noAge)) return -1;
  return (kind << ageBits) | age;
}
