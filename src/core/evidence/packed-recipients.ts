import { aliasRuleOf } from '../address/alias-bytes.ts';
import type { HashedNumbers } from '../matching/hashed-numbers.ts';
import { rowAt, rowInts, rowsTogether, toBeRead } from '../packed/packed-rows.ts';
import type { PackedPiece, PackerNews, ReadRow } from '../packed/row-packer.ts';
import type { RowPacking } from '../packed/row-packing.ts';
import { undated } from '../projection/cell-table.ts';
import { incrementCell, internAge, internKind, type Tally } from '../projection/tally.ts';
import type { HashedSuppressions } from '../suppression/hashed-suppressions.ts';
import type { SuppressionTable } from '../suppression/suppression-table.ts';
import { domainKinds } from './cause.ts';
import type { CountedDomain } from './crowded-domains.ts';
import type { DomainBook, DomainFacts } from './domain-book.ts';
import type { ListFindings } from './list-findings.ts';
import { ListPacker, type ListPacking, type SaidOfRow } from './list-packer.ts';
import type { ListSigns } from './list-signs.ts';
import { ageSaid, kindSaid } from './packed-cells.ts';
import type { RowReader } from './read-row.ts';

const groupInts = rowsTogether * rowInts;

/** What packed recipients are looked up in, and counted. */
export interface PackedCounting {
  readonly domains: DomainBook;
  readonly tables: readonly SuppressionTable[];
  /** By match key and by alias key the line on which it first stood. */
  readonly firstLines: HashedNumbers;
  readonly aliasLines: HashedNumbers;
  readonly findings: ListFindings;
  readonly signs: ListSigns;
  readonly tally: Tally;
  readonly rowReader: RowReader;
  /** The group of a match key, for `signs`. */
  readonly groupOf: (key: string) => number;
}

/** What all addresses of a domain share as bits of one number, because what is one look away is seldom near. */
const mark = {
  /** Whether there is something to tell of each of its recipients. */
  isTold: 1,
  hasAliases: 2,
  isBusiness: 4,
  isAsked: 8,
  /** From this bit on the place of its kind in `domainKinds`, from the other on the length of its name. */
  kind: 4,
  length: 6,
} as const;
const kindBits = 3;

/** What the numbers of one packer mean. */
interface Numbered {
  readonly said: SaidOfRow[];
  /** Of each domain its name, its facts, its `mark`, and where its recipients are counted, if they are. */
  readonly names: string[];
  readonly facts: DomainFacts[];
  readonly marks: number[];
  readonly counted: (CountedDomain | undefined)[];
  /** By the kind of a row and that of its domain where it is counted; 0 where that was not asked. */
  readonly places: number[];
}

/** Counts packed rows of which there is nothing to tell; all others are read. */
export class PackedRecipients {
  /** Rows that were counted. */
  rows = 0;
  /** Recipients without any date. */
  undated = 0;
  readonly #counting: PackedCounting;
  readonly #numbered: Numbered[] = [];
  /** The tables that have any address on file. */
  readonly #tables: readonly HashedSuppressions[];

  constructor(counting: PackedCounting) {
    this.#counting = counting;
    this.#tables = counting.tables.flatMap(({ hashed }) => (hashed === null || hashed.isEmpty ? [] : hashed));
  }

  /** How rows are packed that are taken here. */
  packing(job: ListPacking): RowPacking<SaidOfRow> {
    const makePacker = () => new ListPacker(job);
    const expect = (rows: number) => this.#counting.firstLines.reserve(rows);
    return { job, makePacker, take: (piece, readRow) => this.#take(piece, readRow), expect };
  }

  #take(piece: PackedPiece<SaidOfRow>, readRow: ReadRow): undefined | 'stop' {
    const { bytes, news, packer, linesBefore } = piece;
    const { ints, count } = piece.rows;
    const numbered = this.#learn(packer, news);
    const { marks } = numbered;
    const end = count * rowInts;
    for (let from = 0; from < end; from += rowInts) {
      if (from % groupInts === 0) this.#visit(ints, from, Math.min(end, from + groupInts));
      const isPacked = ints[from + rowAt.said] !== toBeRead;
      const shared = isPacked ? (marks[ints[from + rowAt.domain] ?? 0] ?? mark.isTold) : mark.isTold;
      if ((shared & mark.isTold) !== 0 || this.#isKnown(ints, from, shared)) {
        if (readRow(from) === 'stop') return 'stop';
      } else {
        const line = (ints[from + rowAt.line] ?? 0) + linesBefore;
        this.#count({ bytes, ints, from, end, line }, shared, numbered);
      }
    }
    return undefined;
  }

  #learn(packer: number, { said, domains }: PackerNews<SaidOfRow>): Numbered {
    const numbered = this.#numbered[packer] ?? openNumbered();
    this.#numbered[packer] = numbered;
    for (const kind of said) {
      numbered.said.push(kind);
      for (const _ of domainKinds) numbered.places.push(0);
    }
    for (const name of domains) {
      const facts = this.#counting.domains.factsOf(name);
      numbered.names.push(name);
      numbered.facts.push(facts);
      numbered.marks.push(this.#markOf(name, facts));
      numbered.counted.push(undefined);
    }
    return numbered;
  }

  #markOf(name: string, facts: DomainFacts): number {
    const { tables } = this.#counting;
    const isOnFile = tables.some((table) => !table.isPlain || table.hasDomain(name));
    return (
      (isOnFile || isTold(facts) ? mark.isTold : 0) |
      (aliasRuleOf(name) === 'none' ? 0 : mark.hasAliases) |
      (facts.kind === 'business' ? mark.isBusiness : 0) |
      (facts.dns === null ? 0 : mark.isAsked) |
      (domainKinds.indexOf(facts.kind) << mark.kind) |
      (name.length << mark.length)
    );
  }

  // because lookups that do not wait for each other take the time of one
  #visit(ints: Int32Array, start: number, end: number): void {
    for (const hashed of this.#tables) hashed.visit(ints, [start, end], rowInts);
    this.#counting.firstLines.visit(ints, [start, end], rowInts);
  }

  /** Whether the address, or another of its mailbox, is on file, or such another stood in the list before. */
  #isKnown(ints: Int32Array, from: number, shared: number): boolean {
    const { tables, firstLines, aliasLines } = this.#counting;
    for (const hashed of this.#tables) if (hashed.has(ints, from + rowAt.hash)) return true;
    if ((shared & mark.hasAliases) === 0) return false;
    const isOther = ints[from + rowAt.hasAlias] === 1;
    const alias = from + (isOther ? rowAt.alias : rowAt.hash);
    if (aliasLines.getHashed(ints, alias) >= 0 || tables[0]?.hashed?.hasAlias(ints, alias) !== false)
      return true;
    return isOther && firstLines.getHashed(ints, alias) >= 0;
  }

  #count(row: CountedRow, shared: number, numbered: Numbered): void {
    const { bytes, ints, from, line } = row;
    const { findings, firstLines, aliasLines, signs } = this.#counting;
    this.rows += 1;
    findings.line = line;
    const start = ints[from + rowAt.address] ?? 0;
    const end = (ints[from + rowAt.at] ?? 0) + 1 + (shared >> mark.length);
    if (isAlone(row)) signs.numbered?.pass();
    else signs.numbered?.take(bytes, [start, end], line);
    const said = ints[from + rowAt.said] ?? 0;
    const place = this.#placeOf(kindSaid(said), (shared >> mark.kind) & kindBits, numbered);
    const firstLine = firstLines.addHashed(ints, line, from + rowAt.hash);
    if (firstLine >= 0) {
      findings.note('duplicate', 'notice', { firstLine });
      return;
    }
    if (ints[from + rowAt.hasAlias] === 1) aliasLines.addHashed(ints, line, from + rowAt.alias);
    const { tally } = this.#counting;
    const age = ageSaid(said);
    incrementCell(tally, internAge(tally, (place >> 1) - 1, age));
    if (age === undated) this.undated += place & 1;
    const domain = ints[from + rowAt.domain] ?? 0;
    if ((shared & mark.isAsked) !== 0) findings.noteAsked(numbered.facts[domain]?.dns ?? 'unknown');
    if ((shared & mark.isBusiness) !== 0) this.#countDomain(domain, line, numbered);
  }

  #countDomain(domain: number, line: number, { names, counted }: Numbered): void {
    const known = counted[domain];
    if (known?.isForgotten === false) {
      known.recipients += 1;
      return;
    }
    const { signs, groupOf } = this.#counting;
    const name = names[domain] ?? '';
    // because all addresses of a domain of a company are in one group
    counted[domain] = signs.crowded.take(name, line, () => groupOf(`x@${name}`));
  }

  /** Where a row is counted: twice the place of its kind in the tally plus 1, and 1 more for a kind whose age counts. */
  #placeOf(said: number, kind: number, { said: kinds, places }: Numbered): number {
    const at = said * domainKinds.length + kind;
    const known = places[at] ?? 0;
    if (known > 0) return known;
    const { tally, rowReader } = this.#counting;
    const evidence = kinds[said];
    if (evidence === undefined) throw new RangeError(`no packer told of ${said}`);
    const source = rowReader.labelOf(evidence.source);
    const isBaseline = evidence.cause === 'baseline';
    const domainKind = isBaseline ? (domainKinds[kind] ?? evidence.domainKind) : evidence.domainKind;
    const place = internKind(tally, { ...evidence, source, domainKind });
    places[at] = 2 * (place + 1) + (isBaseline ? 1 : 0);
    return places[at];
  }
}

/** A packed row that is counted. */
interface CountedRow {
  readonly bytes: Uint8Array;
  readonly ints: Int32Array;
  readonly from: number;
  /** Where the numbers of all rows end. */
  readonly end: number;
  readonly line: number;
}

/** Whether the rows before and behind it are seen to be at other domains. */
function isAlone({ ints, from, end }: CountedRow): boolean {
  const [before, behind] = [from - rowInts, from + rowInts];
  if (before < 0 || behind >= end) return false;
  const domain = ints[from + rowAt.domain];
  return isElsewhere(ints, before, domain) && isElsewhere(ints, behind, domain);
}

function isElsewhere(ints: Int32Array, from: number, domain: number | undefined): boolean {
  return ints[from + rowAt.said] !== toBeRead && ints[from + rowAt.domain] !== domain;
}

/** Whether there is something to tell of every recipient of a domain. */
function isTold({ deliverability, meant, service, unlisted, privateSuffix, dns }: DomainFacts): boolean {
  if (deliverability !== 'possible' || meant !== null || service !== null) return true;
  if (unlisted || privateSuffix) return true;
  if (dns === null || dns === 'unknown' || dns.stale) return false;
  return dns.standing !== 'takes-mail';
}

function openNumbered(): Numbered {
  return { said: [], names: [], facts: [], marks: [], counted: [], places: [] };
}
