import type { DnsCovered } from '../dns/dns-coverage.ts';
import { type FindingsKept, mergeFindings } from '../finding-log.ts';
import type { ReadSummary } from '../list/read-summary.ts';
import { cellsOf } from '../projection/cell-order.ts';
import type { CellTable } from '../projection/cell-table.ts';
import { type EvidenceKind, tallyOf } from '../projection/tally.ts';
import type { HashFormName } from '../suppression/hash-forms.ts';
import { type SuppressionReason, suppressionReasons } from '../suppression/suppression-reason.ts';
import { joinSigns, type SignsKept } from './list-signs.ts';
import { joinWideHits, type WideHitsKept } from './wide-hits.ts';

/**
 * What was counted of one list, or of the part of it that one shard counts, as plain data: numbers, codes, sources and
 * paths of files; no address, no hash of one, no domain. Parts of one list add up with `mergeListParts`.
 */
export interface ListPart {
  /** What reading told of the whole file, the same in every part. */
  readonly file: ReadSummary;
  readonly rows: number;
  readonly recipients: number;
  readonly invalid: number;
  /** Recipients without any date. */
  readonly undated: number;
  /** Recipients with a suppression of a scope that does not count. */
  readonly otherScope: number;
  /** Recipients whose newest proof of life is an implied delivery. */
  readonly implied: number;
  readonly suppressedByReason: Readonly<Record<SuppressionReason, number>>;
  /** Sorted by `cellKey`. */
  readonly cells: CellTable<EvidenceKind>;
  /** Findings about rows; those about the list as a whole follow from all parts together. */
  readonly findings: FindingsKept;
  readonly wide: WideHitsKept;
  /** Recipients that a hash matched, by the form of the address that was hashed. */
  readonly hashForms: Readonly<Partial<Record<HashFormName, number>>>;
  readonly dns: DnsCovered;
  readonly signs: SignsKept;
}

/**
 * Adds parts of one list up, in any order the same: what counting it whole would have given. Every row must have been
 * counted in one part alone, with all other rows of its recipient group (`RecipientGroups`), and one of them must be the first
 * part, which looks at the order of rows. There is at least one.
 */
export function mergeListParts([first, ...others]: readonly [ListPart, ...ListPart[]]): ListPart {
  const parts = [first, ...others];
  const sum = (count: (part: ListPart) => number): number =>
    parts.reduce((total, part) => total + count(part), 0);
  return {
    file: first.file,
    rows: sum(({ rows }) => rows),
    recipients: sum(({ recipients }) => recipients),
    invalid: sum(({ invalid }) => invalid),
    undated: sum(({ undated }) => undated),
    otherScope: sum(({ otherScope }) => otherScope),
    implied: sum(({ implied }) => implied),
    suppressedByReason: byReason((reason) => sum((part) => part.suppressedByReason[reason])),
    cells: cellsOf(tallyOf(parts.map(({ cells }) => cells))),
    findings: mergeFindings(parts.map(({ findings }) => findings)),
    wide: joinWideHits(parts.map(({ wide }) => wide)),
    hashForms: joinHashForms(parts),
    dns: joinDns(parts),
    signs: joinSigns(parts.map(({ signs }) => signs)),
  };
}

/** A number for each reason. */
export function byReason(count: (reason: SuppressionReason) => number): Record<SuppressionReason, number> {
  const entries = suppressionReasons.map((reason) => [reason, count(reason)] as const);
  return Object.fromEntries(entries) as Record<SuppressionReason, number>; // because every reason is an entry
}

function joinHashForms(parts: readonly ListPart[]): ListPart['hashForms'] {
  const joined: Partial<Record<HashFormName, number>> = {};
  for (const [form, count] of parts.flatMap(({ hashForms }) => Object.entries(hashForms))) {
    const name = form as HashFormName; // because these are the keys of such a record
    joined[name] = (joined[name] ?? 0) + count;
  }
  return joined;
}

function joinDns(parts: readonly ListPart[]): DnsCovered {
  const days = parts.flatMap(({ dns }) => dns.oldestDay ?? []);
  const sum = (count: (dns: DnsCovered) => number) => parts.reduce((total, { dns }) => total + count(dns), 0);
  return {
    recipients: sum(({ recipients }) => recipients),
    known: sum(({ known }) => known),
    stale: sum(({ stale }) => stale),
    oldestDay: days.length === 0 ? null : Math.min(...days),
  };
}
