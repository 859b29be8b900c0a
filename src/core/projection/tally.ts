import type { Cause, DomainKind, EntryKind } from '../evidence/cause.ts';
import type { HeldBack } from '../suppression/alias-reason.ts';
import { ageDaysOf, type CellTable, undated } from './cell-table.ts';
import { ageText, headOf, packKind, tailOf } from './kind-names.ts';

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

/** All evidence of a cell but its age: few kinds have many ages. */
export type EvidenceKind = Omit<EvidenceCell, 'ageDays'>;

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
  return `${headOf(cell)}${ageText(cell.ageDays)}${tailOf(cell)}`;
}

/** Counts of recipients per evidence cell, growing while a list is read; `tallyOf` adds up those of its parts. */
export interface Tally {
  readonly kinds: EvidenceKind[];
  /** Per source the place of each kind, by what `packKind` says of it. */
  readonly kindsBySource: Map<string, Map<number | string, number>>;
  /** How many cells there are; the columns have room for more. */
  size: number;
  kindOf: Int32Array;
  ages: Float64Array;
  counts: Float64Array;
  /** A table of open addresses: 1 more than the place of the cell that lies there, 0 where none does. */
  slots: Int32Array;
}

const firstRoom = 64;
/** So many slots for each cell that there is room for. */
const sparse = 2;

/** Starts a tally without recipients. */
export function createTally(): Tally {
  return {
    kinds: [],
    kindsBySource: new Map(),
    size: 0,
    kindOf: new Int32Array(firstRoom),
    ages: new Float64Array(firstRoom),
    counts: new Float64Array(firstRoom),
    slots: new Int32Array(firstRoom * sparse),
  };
}

/** Finds or makes the place of a cell in the tally without counting anybody; the index serves `incrementCell`. */
export function internCell(tally: Tally, cell: EvidenceCell): number {
  return internAge(tally, internKind(tally, cell), cell.ageDays ?? undated);
}

/** Finds or makes the place of a kind; with an age it serves `internAge`. */
export function internKind(tally: Tally, kind: EvidenceKind): number {
  const { kinds, kindsBySource } = tally;
  const known = kindsBySource.get(kind.source);
  const places = known ?? new Map<number | string, number>();
  if (known === undefined) kindsBySource.set(kind.source, places);
  const packed = packKind(kind);
  const place = places.get(packed);
  if (place !== undefined) return place;
  places.set(packed, kinds.length);
  kinds.push(kindOnly(kind));
  return kinds.length - 1;
}

/** Finds or makes the place of the cell of a kind with an age in days, or `undated`. */
export function internAge(tally: Tally, kind: number, age: number): number {
  const { kindOf, ages, slots } = tally;
  for (let slot = slotOf(tally, kind, age); ; slot = (slot + 1) & (slots.length - 1)) {
    const cell = (slots[slot] ?? 0) - 1;
    if (cell < 0) return addCell(tally, slot, kind, age);
    if (kindOf[cell] === kind && ages[cell] === age) return cell;
  }
}

// because multiplying by odd numbers spreads what is near (Knuth, The Art of Computer Programming 3, 6.4)
function slotOf({ slots }: Tally, kind: number, age: number): number {
  const mixed = Math.imul(Math.imul(kind, 0x9e3779b1) ^ age, 0x85ebca6b);
  return (mixed ^ (mixed >>> 15)) & (slots.length - 1);
}

function addCell(tally: Tally, slot: number, kind: number, age: number): number {
  const cell = tally.size;
  tally.kindOf[cell] = kind;
  tally.ages[cell] = age;
  tally.slots[slot] = cell + 1;
  tally.size += 1;
  if (tally.size === tally.counts.length) makeRoom(tally);
  return cell;
}

function makeRoom(tally: Tally): void {
  const room = tally.size * 2;
  const { kindOf, ages, counts } = tally;
  tally.kindOf = new Int32Array(room);
  tally.ages = new Float64Array(room);
  tally.counts = new Float64Array(room);
  tally.slots = new Int32Array(room * sparse);
  tally.kindOf.set(kindOf);
  tally.ages.set(ages);
  tally.counts.set(counts);
  for (let cell = 0; cell < tally.size; cell += 1) {
    let slot = slotOf(tally, kindOf[cell] ?? 0, ages[cell] ?? 0);
    while (tally.slots[slot] !== 0) slot = (slot + 1) & (tally.slots.length - 1);
    tally.slots[slot] = cell + 1;
  }
}

function kindOnly(kind: EvidenceKind): EvidenceKind {
  const { cause, source, suppressed, entryKind, domainKind, confirmed, neverDelivered, softBounces, role } =
    kind;
  return { cause, source, suppressed, entryKind, domainKind, confirmed, neverDelivered, softBounces, role };
}

/** Counts `count` more recipients in the cell that `internCell` placed at `index`. */
export function incrementCell(tally: Tally, index: number, count = 1): void {
  if (!(index >= 0 && index < tally.size)) throw new RangeError(`no cell at index ${index}`);
  const after = (tally.counts[index] ?? 0) + count;
  if (count < 0 || !Number.isSafeInteger(after))
    throw new RangeError(`cannot add ${count} recipients to a cell`);
  tally.counts[index] = after;
}

/** Counts `count` (a non-negative integer) recipients with the evidence of `cell`. */
export function addToTally(tally: Tally, cell: EvidenceCell, count = 1): void {
  incrementCell(tally, internCell(tally, cell), count);
}

/** Counts cells that were counted elsewhere, for example in shards: in any order the same (a commutative monoid of integers). */
export function tallyOf(tables: Iterable<CellTable<EvidenceKind>>): Tally {
  const tally = createTally();
  for (const { kinds, kindOf, ages, counts } of tables) {
    const places = kinds.map((kind) => internKind(tally, kind));
    for (const [cell, count] of counts.entries())
      incrementCell(tally, internAge(tally, places[kindOf[cell] ?? -1] ?? 0, ages[cell] ?? undated), count);
  }
  return tally;
}

/** All cells in the order in which they were placed, as they are now. */
export function allCells({ kinds, size, kindOf, ages, counts }: Tally): CellTable<EvidenceKind> {
  const [from, to] = [0, size];
  return {
    kinds,
    kindOf: kindOf.subarray(from, to),
    ages: ages.subarray(from, to),
    counts: counts.subarray(from, to),
  };
}

/** Cells as a table, in their order, equal ones apart. */
export function tableOf(cells: readonly CountedCell[]): CellTable<EvidenceKind> {
  const tally = createTally();
  return {
    kindOf: Int32Array.from(cells, ({ cell }) => internKind(tally, cell)),
    kinds: tally.kinds,
    ages: Float64Array.from(cells, ({ cell }) => cell.ageDays ?? undated),
    counts: Float64Array.from(cells, ({ count }) => count),
  };
}

/** The cell at a place of a table. */
export function cellAt({ kinds, kindOf, ages }: CellTable<EvidenceKind>, place: number): EvidenceCell {
  const kind = kinds[kindOf[place] ?? -1];
  if (kind === undefined) throw new RangeError(`no cell at ${place}`);
  const { cause, source, suppressed, entryKind, domainKind, confirmed, neverDelivered, softBounces, role } =
    kind;
  const ageDays = ageDaysOf(ages[place] ?? undated);
  return {
    cause,
    source,
    suppressed,
    entryKind,
    domainKind,
    ageDays,
    confirmed,
    neverDelivered,
    softBounces,
    role,
  };
}

/** The cells of a table one by one, as a tally file has them. */
export function countedCells(table: CellTable<EvidenceKind>): readonly CountedCell[] {
  return Array.from(table.counts, (count, place) => ({ cell: cellAt(table, place), count }));
}
