import type { ZipFault } from './zip-fault.ts';
import type { ZipLimits } from './zip-limits.ts';

/** One file of an archive, as its directory describes it. */
export interface ZipEntry {
  /** As it is written there, with `/` between folders; text from data. */
  readonly name: string;
  readonly isStored: boolean;
  readonly crc: number;
  /** Bytes it has once it is unpacked. */
  readonly size: number;
  /** Its packed bytes. */
  readonly packed: Buffer;
}

export type ZipDirectory =
  | { readonly ok: true; readonly entries: readonly ZipEntry[] }
  | { readonly ok: false; readonly fault: ZipFault };

const endSignature = 0x06054b50;
const centralSignature = 0x02014b50;
const localSignature = 0x04034b50;
const [endBytes, centralBytes, localBytes, maxComment] = [22, 46, 30, 0xffff];
const [stored, deflated] = [0, 8];
const ratioFrom = 1024 * 1024;

/**
 * Reads the directory at the end of a ZIP archive, strictly (APPNOTE 6.3.10, sections 4.3.7, 4.3.12 and 4.3.16): it has to
 * end where the archive ends, list files that do not overlap, and agree with what stands before each of them. Folders
 * are left out, the others sorted by name.
 */
export function readZipDirectory(archive: Buffer, limits: ZipLimits): ZipDirectory {
  const end = findEnd(archive);
  if (end < 0) return refused('damaged');
  const count = archive.readUInt16LE(end + 10);
  const start = archive.readUInt32LE(end + 16);
  if (count === 0xffff || start === 0xffffffff) return refused('zip64');
  const isWhole = archive.readUInt32LE(end + 4) === 0 && archive.readUInt16LE(end + 8) === count;
  if (!isWhole) return refused('several-parts');
  if (start + archive.readUInt32LE(end + 12) !== end) return refused('damaged');
  if (count > limits.entries) return { ok: false, fault: { kind: 'too-large', bound: 'entries' } };
  return readEntries(archive, { start, end, count }, limits);
}

/** Where the last record begins, -1 without one that ends with the archive. */
function findEnd(archive: Buffer): number {
  const last = archive.length - endBytes;
  for (let at = last; at >= Math.max(0, last - maxComment); at -= 1) {
    if (archive.readUInt32LE(at) === endSignature && archive.readUInt16LE(at + 20) === last - at) return at;
  }
  return -1;
}

interface DirectoryPlace {
  readonly start: number;
  readonly end: number;
  readonly count: number;
}

interface Described extends Omit<ZipEntry, 'packed'> {
  readonly rawName: Buffer;
  readonly packedSize: number;
  readonly offset: number;
  readonly next: number;
}

function readEntries(
  archive: Buffer,
  { start, end, count }: DirectoryPlace,
  limits: ZipLimits,
): ZipDirectory {
  const described: Described[] = [];
  let at = start;
  for (let each = 0; each < count; each += 1) {
    const entry = describe(archive, at, end);
    if ('kind' in entry) return { ok: false, fault: entry };
    described.push(entry);
    at = entry.next;
  }
  if (at !== end) return refused('damaged');
  const bound = boundPassed(described, limits);
  if (bound !== null) return { ok: false, fault: bound };
  return placeEntries(archive, described, start);
}

/** One record of the directory. */
function describe(archive: Buffer, at: number, end: number): Described | ZipFault {
  if (at + centralBytes > end || archive.readUInt32LE(at) !== centralSignature) return fault('damaged');
  const flags = archive.readUInt16LE(at + 8);
  const method = archive.readUInt16LE(at + 10);
  const nameBytes = archive.readUInt16LE(at + 28);
  const next = at + centralBytes + nameBytes + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
  if (next > end) return fault('damaged');
  const rawName = archive.subarray(at + centralBytes, at + centralBytes + nameBytes);
  const name = rawName.toString('utf8').replaceAll('\\', '/');
  const packedSize = archive.readUInt32LE(at + 20);
  const size = archive.readUInt32LE(at + 24);
  const offset = archive.readUInt32LE(at + 42);
  // because bit 0 is encryption, bit 6 strong encryption and bit 13 an encrypted directory (APPNOTE 4.4.4)
  if ((flags & 0x2041) !== 0) return fault('encrypted', name);
  if ([packedSize, size, offset].includes(0xffffffff)) return fault('zip64', name);
  if (archive.readUInt16LE(at + 34) !== 0) return fault('several-parts', name);
  if (method !== stored && method !== deflated) return fault('method', name);
  if (method === stored && packedSize !== size) return fault('damaged', name);
  const crc = archive.readUInt32LE(at + 16);
  return { name, rawName, isStored: method === stored, crc, size, packedSize, offset, next };
}

function boundPassed(entries: readonly Described[], limits: ZipLimits): ZipFault | null {
  const bomb = entries.find(({ size, packedSize }) => size > ratioFrom && size > packedSize * limits.ratio);
  if (bomb !== undefined) return { kind: 'too-large', bound: 'ratio', name: bomb.name };
  const unpacked = entries.reduce((sum, { size }) => sum + size, 0);
  return unpacked > limits.unpackedBytes ? { kind: 'too-large', bound: 'unpacked' } : null;
}

/** Finds the bytes of each file; those of two must not overlap, since such an archive unpacks to any size. */
function placeEntries(archive: Buffer, described: readonly Described[], end: number): ZipDirectory {
  const entries: ZipEntry[] = [];
  let free = 0;
  for (const entry of described.toSorted((a, b) => a.offset - b.offset)) {
    const from = dataStart(archive, entry, end);
    if (from < 0 || entry.offset < free || from + entry.packedSize > end)
      return refused('damaged', entry.name);
    free = from + entry.packedSize;
    const { name, isStored, crc, size } = entry;
    if (!name.endsWith('/')) {
      entries.push({ name, isStored, crc, size, packed: archive.subarray(from, free) });
    }
  }
  const twice = entries.find(({ name }, index) => entries.findIndex((other) => other.name === name) < index);
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  return twice === undefined ? { ok: true, entries } : refused('same-name', twice.name);
}

/** Where a file's bytes begin, behind a header that names the same file; -1 where it is another. */
function dataStart(archive: Buffer, { offset, rawName }: Described, end: number): number {
  if (offset + localBytes > end || archive.readUInt32LE(offset) !== localSignature) return -1;
  const nameBytes = archive.readUInt16LE(offset + 26);
  const from = offset + localBytes;
  if (!archive.subarray(from, from + nameBytes).equals(rawName)) return -1;
  return from + nameBytes + archive.readUInt16LE(offset + 28);
}

function fault(reason: Extract<ZipFault, { kind: 'refused' }>['reason'], name?: string): ZipFault {
  return { kind: 'refused', reason, ...(name === undefined ? {} : { name }) };
}

function refused(...said: Parameters<typeof fault>): ZipDirectory {
  return { ok: false, fault: fault(...said) };
}
