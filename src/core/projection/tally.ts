import {
  type Cause,
  causes,
  type DomainKind,
  domainKinds,
  type EntryKind,
  entryKinds,
} from '../evidence/cause.ts';
import { aliasReasons, type HeldBack } from '../suppression/alias-reason.ts';
import { suppressionReasons } from '../suppression/suppression-reason.ts';

/**
 * What is known of a group of recipients that bears on bouncing. Recipients with equal evidence share a cell; a
 * dimension that does not matter for the cause is held at its neutral value (0, null, false), so cells stay few.
 */
export interface EvidenceCell {
  readonly cause: Cause;
  /** The source as written in the list (or the empty string), the unit of `bySource`. */
  readonly source: string;
  readonly entryKind: EntryKind;
  readonly domainKind: DomainKind;
  /** Whole days since the newest proof of life, or null where no date exists. */
  readonly ageDays: number | null;
  /** True when a delivery, verification or confirmed opt-in proves life; false for opens, clicks, sign-ups, nothing. */
  readonly confirmed: boolean;
  /** True when no delivery and no engagement is known: the entry risk of its kind still applies. */
  readonly neverDelivered: boolean;
  /** Consecutive soft bounces, for cause `soft-history`. */
  readonly softBounces: number;
  readonly role: boolean;
  /**
   * The strongest reason of the suppressions in force that say "do not mail", or null. That of another address of the
   * mailbox only where the policy fails for it, since only then the row has to go.
   */
  readonly suppressed: HeldBack | null;
}

/** An evidence cell and how many recipients are in it. Counts are non-negative integers. */
export interface CountedCell {
  readonly cell: EvidenceCell;
  readonly count: number;
}

/**
 * Names a cell: two cells have the same key exactly when all their evidence is equal. The source, the only free
 * text, stands last, so no source can imitate another field.
 */
export function cellKey(cell: EvidenceCell): string {
  const flags = flagsOf(cell);
  const { cause, entryKind, domainKind, softBounces, suppressed, source } = cell;
  const age = cell.ageDays ?? '-';
  return `${cause}|${entryKind}|${domainKind}|${age}|${flags}|${softBounces}|${suppressed ?? '-'}|${source}`;
}

function flagsOf({ confirmed, neverDelivered, role }: EvidenceCell): number {
  return (confirmed ? 1 : 0) + (neverDelivered ? 2 : 0) + (role ? 4 : 0);
}

/** Counts of recipients per evidence cell, growing while a list is read; `tallyOf` adds up those of its parts. */
export interface Tally {
  readonly cells: EvidenceCell[];
  readonly counts: number[];
  /** Per source the place of each cell. */
  readonly indexesBySource: Map<string, CellIndexes>;
}

/** The places of the cells of one source: by what `packEvidence` says of them, then by age. */
type CellIndexes = Map<number | string, Map<number | null, number>>;

/** Starts a tally without recipients. */
export function createTally(): Tally {
  return { cells: [], counts: [], indexesBySource: new Map() };
}

/** Finds or makes the place of a cell in the tally without counting anybody; the index serves `incrementCell`. */
export function internCell(tally: Tally, cell: EvidenceCell): number {
  const byAge = openAges(tally, cell);
  const known = byAge.get(cell.ageDays);
  if (known !== undefined) return known;
  const index = tally.cells.length;
  tally.cells.push(cell);
  tally.counts.push(0);
  byAge.set(cell.ageDays, index);
  return index;
}

function openAges(tally: Tally, cell: EvidenceCell): Map<number | null, number> {
  const indexes =
    tally.indexesBySource.get(cell.source) ?? new Map<number | string, Map<number | null, number>>();
  if (indexes.size === 0) tally.indexesBySource.set(cell.source, indexes);
  const packed = packEvidence(cell);
  const byAge = indexes.get(packed) ?? new Map<number | null, number>();
  if (byAge.size === 0) indexes.set(packed, byAge);
  return byAge;
}

const packedSoftBounces = 2 ** 10;

/**
 * All evidence but source and age as one number below 2^31, each field a digit; the key where there are too many soft
 * bounces for a digit. Such a number is found several times as fast as a text, and this runs once per row.
 */
function packEvidence(cell: EvidenceCell): number | string {
  const { softBounces } = cell;
  if (softBounces < 0 || softBounces >= packedSoftBounces || !Number.isInteger(softBounces))
    return cellKey(cell);
  let packed = causes.indexOf(cell.cause);
  packed = packed * entryKinds.length + entryKinds.indexOf(cell.entryKind);
  packed = packed * domainKinds.length + domainKinds.indexOf(cell.domainKind);
  packed = packed * (heldBack.length + 1) + heldBackIndex(cell.suppressed);
  packed = packed * 8 + flagsOf(cell);
  return packed * packedSoftBounces + softBounces;
}

const heldBack: readonly HeldBack[] = [...suppressionReasons, ...aliasReasons];

function heldBackIndex(reason: HeldBack | null): number {
  return reason === null ? heldBack.length : heldBack.indexOf(reason);
}

/** Counts `count` more recipients in the cell that `internCell` placed at `index`. */
export function incrementCell(tally: Tally, index: number, count = 1): void {
  const before = tally.counts[index];
  if (before === undefined) throw new RangeError(`no cell at index ${index}`);
  const after = before + count;
  if (count < 0 || !Number.isSafeInteger(after))
    throw new RangeError(`cannot add ${count} recipients to a cell`);
  tally.counts[index] = after;
}

/** Counts `count` (a non-negative integer) recipients with the evidence of `cell`. */
export function addToTally(tally: Tally, cell: EvidenceCell, count = 1): void {
  incrementCell(tally, internCell(tally, cell), count);
}

/** Counts cells that were counted elsewhere, for example in shards: in any order the same (a commutative monoid of integers). */
export function tallyOf(cells: Iterable<CountedCell>): Tally {
  const tally = createTally();
  for (const { cell, count } of cells) addToTally(tally, cell, count);
  return tally;
}

/** The cells with at least one recipient, sorted by key, so that equal tallies give equal lists. */
export function cellsOf(tally: Tally): readonly CountedCell[] {
  const keyed: { readonly key: string; readonly counted: CountedCell }[] = [];
  tally.cells.forEach((cell, index) => {
    const count = tally.counts[index] ?? 0;
    if (count > 0) keyed.push({ key: cellKey(cell), counted: { cell, count } });
  });
  keyed.sort((left, right) => (left.key < right.key ? -1 : 1));
  return keyed.map(({ counted }) => counted);
}
