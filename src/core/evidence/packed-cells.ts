import { createTally, type EvidenceCell, internCell } from '../projection/tally.ts';
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

/** Sources that are told apart, and the oldest age in days that is numbered without judging anew. */
const mostSources = 1000;
const oldest = 0xffff - 1;

/** Numbers the cells of recipients of whom nothing but their rows is known. */
export class PackedCells {
  readonly #rules: JudgingRules;
  readonly #tally = createTally();
  readonly #sources = new Map<string, number>();
  /** By what decides the cell of a recipient without bounces, packed into 31 bits, its number. */
  readonly #numbers = new Map<number, number>();
  #told = 0;

  constructor(rules: JudgingRules) {
    this.#rules = rules;
  }

  /** The number of the cell of a row that is verified as valid or not at all; -1 where its source comes after too many others. */
  numberOf(row: RowEvidence): number {
    const source = this.#sourceOf(row.source);
    if (source < 0) return -1;
    const day = lastSignOfLife(row);
    const age = day === null ? 0 : this.#rules.asOfDay - day + 1;
    if (row.softBounces > 0 || age < 0 || age > oldest) return this.#judge(row);
    const isNew = isNeverDelivered(row);
    const kind = isNew ? entryKinds.indexOf(row.entryKind) : 0;
    const flags = (isNew ? 1 : 0) | (confirmedDayOf(row) === null ? 0 : 2);
    const packed = (((source << 3) | kind) << 18) | (flags << 16) | age;
    const known = this.#numbers.get(packed);
    if (known !== undefined) return known;
    const number = this.#judge(row);
    this.#numbers.set(packed, number);
    return number;
  }

  /** The cells that were numbered since it was asked last. */
  takeNews(): readonly EvidenceCell[] {
    const news = this.#tally.cells.slice(this.#told);
    this.#told = this.#tally.cells.length;
    return news;
  }

  #judge(row: RowEvidence): number {
    return internCell(this.#tally, judgeRecipient(gatherEvidence(row, null, ordinary), this.#rules).cell);
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
