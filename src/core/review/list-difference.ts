import type { JudgedEntry } from '../evidence/judged-entry.ts';
import type { FindingCode } from '../finding.ts';
import { createTally, internCell } from '../projection/tally.ts';
import type { SuppressionTable } from '../suppression/suppression-table.ts';
import type { ListChange, NewFindings } from './review-result.ts';

/** How many lines of each kind of new finding are kept. */
const keptLines = 50;

/** The suppressions of both versions; `head` holds those of the base too, since deleted ones still count. */
export interface ComparedTables {
  readonly base: SuppressionTable;
  readonly head: SuppressionTable;
}

/** What a recipient was on the base side. */
interface Known {
  readonly cell: number;
  readonly suppressed: boolean;
  /** Rows that no row of the head has matched yet; more than one only where the address is empty. */
  left: number;
}

/** What an entry of the head is to the base: one that it has not, one that is known otherwise there, or the same. */
export const standings = ['added', 'changed', 'kept'] as const;
export type Standing = (typeof standings)[number];

/**
 * The difference between two versions of a list by recipient: hand it every entry of the base, then of earlier
 * versions, then of the head. Memory: one entry per recipient of the base and of the earlier versions.
 */
export class ListDifference {
  readonly #cells = createTally();
  readonly #base = new Map<string, Known>();
  readonly #earlier = new Set<string>();
  readonly #repeats = { base: new Map<string, number>(), head: new Map<string, number>() };
  readonly #suppressions: ComparedTables;
  readonly #new = new Map<FindingCode, { count: number; lines: number[] }>();
  readonly #counts = { before: 0, after: 0, kept: 0, returned: 0, evidenceChanged: 0, newlySuppressed: 0 };

  constructor(suppressions: ComparedTables) {
    this.#suppressions = suppressions;
  }

  readonly takeBase = ({ recipient, repeats }: JudgedEntry): void => {
    if (repeats !== null) increment(this.#repeats.base, repeats);
    if (recipient === null) return;
    const cell = internCell(this.#cells, { ...recipient.cell, suppressed: null });
    const left = 1 + (this.#base.get(recipient.key)?.left ?? 0);
    this.#base.set(recipient.key, { cell, suppressed: recipient.cell.suppressed !== null, left });
    this.#counts.before += 1;
  };

  /** A recipient of an earlier version that the base does not have any more. */
  readonly takeEarlier = (key: string): void => {
    if (!this.#base.has(key)) this.#earlier.add(key);
  };

  readonly takeHead = ({ recipient, finding, record, repeats }: JudgedEntry): Standing => {
    if (repeats !== null && finding !== null) return this.#repeat(repeats, finding.code, record.line);
    if (recipient === null) return 'kept';
    this.#counts.after += 1;
    const known = this.#base.get(recipient.key);
    if (known !== undefined && known.left > 0) return this.#compare(known, recipient);
    if (finding !== null) this.#note(finding.code, record.line);
    const onFile = this.#suppressions.base.find(recipient.key, recipient.domain) !== undefined;
    // because one soft bounce on file suppresses nobody, and a later delivery disproves a hard one
    const wasSuppressed = onFile && recipient.cell.suppressed !== null;
    if (wasSuppressed || this.#earlier.has(recipient.key)) this.#counts.returned += 1;
    return 'added';
  };

  #repeat(key: string, code: FindingCode, line: number): Standing {
    if (increment(this.#repeats.head, key) <= (this.#repeats.base.get(key) ?? 0)) return 'kept';
    this.#note(code, line);
    return 'added';
  }

  #compare(known: Known, { key, domain, cell }: NonNullable<JudgedEntry['recipient']>): Standing {
    known.left -= 1;
    this.#counts.kept += 1;
    const newly = cell.suppressed !== null && !known.suppressed;
    if (!newly && internCell(this.#cells, { ...cell, suppressed: null }) === known.cell) return 'kept';
    const { base, head } = this.#suppressions;
    const sameOnFile = JSON.stringify(base.find(key, domain)) === JSON.stringify(head.find(key, domain));
    // because what is on file changes the cause as well, only the rest is the list's own doing
    if (sameOnFile) this.#counts.evidenceChanged += 1;
    else if (newly) this.#counts.newlySuppressed += 1;
    return 'changed';
  }

  #note(code: FindingCode, line: number): void {
    const found = this.#new.get(code) ?? { count: 0, lines: [] };
    found.count += 1;
    if (found.lines.length < keptLines) found.lines.push(line);
    this.#new.set(code, found);
  }

  change(): ListChange {
    const { before, after, kept, returned, evidenceChanged, newlySuppressed } = this.#counts;
    return {
      before,
      after,
      added: after - kept,
      removed: before - kept,
      returned,
      evidenceChanged,
      newlySuppressed,
    };
  }

  /** Findings on entries that the base does not have, most first. */
  newFindings(): NewFindings[] {
    return [...this.#new]
      .map(([code, { count, lines }]) => ({ code, count, lines }))
      .sort((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1));
  }
}

function increment(counts: Map<string, number>, key: string): number {
  const number = (counts.get(key) ?? 0) + 1;
  counts.set(key, number);
  return number;
}
