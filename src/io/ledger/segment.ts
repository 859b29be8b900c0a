import { createHash } from 'node:crypto';
import type { RecordFile } from './record-file.ts';
import { parseRecordPath } from './record-path.ts';

/** A closed month in one file: one record a line, in the order of their ids. */
export interface Segment {
  readonly lines: Uint8Array;
  /** A line for each line: SHA-256 in hex, two spaces, the path the record had; the form of `sha256sum`. */
  readonly digests: Uint8Array;
}

/** What a segment holds, and how many of its lines do not have the digest that stands beside them. */
export interface SegmentContent {
  readonly records: readonly RecordFile[];
  readonly mismatches: number;
}

const newline = 0x0a;

/** Where a month's segment lies. */
export function segmentPaths(month: string): { readonly lines: string; readonly digests: string } {
  return { lines: `segments/${month}.jsonl`, digests: `segments/${month}.sha256` };
}

/** The month of the path of a segment's lines; undefined for any other path. */
export function segmentMonth(path: string): string | undefined {
  return /^segments\/(\d{4}-\d{2})\.jsonl$/.exec(path)?.[1];
}

/** Whether a record can be a line: one line of text with a newline at its end. */
export function fitsSegment(bytes: Uint8Array): boolean {
  return bytes.length > 1 && bytes.indexOf(newline) === bytes.length - 1;
}

/** Puts records that fit into one file, whatever their order was. */
export function formatSegment(records: readonly RecordFile[]): Segment {
  const sorted = records.toSorted((one, other) => (one.id < other.id ? -1 : 1));
  return {
    lines: Buffer.concat(sorted.map(({ bytes }) => bytes)),
    digests: Buffer.from(sorted.map(({ path, bytes }) => `${digestOf(bytes)}  ${path}\n`).join('')),
  };
}

/** Reads a segment; a line without its digest, or with another, is not a record. */
export function parseSegment({ lines, digests }: Segment, month: string): SegmentContent {
  const expected = Buffer.from(digests).toString('latin1').split('\n').slice(0, -1);
  const records: RecordFile[] = [];
  let [mismatches, at, start] = [0, 0, 0];
  for (let end = lines.indexOf(newline); end !== -1; end = lines.indexOf(newline, start)) {
    const bytes = lines.subarray(start, end + 1);
    const [digest, name = ''] = expected[at]?.split('  ', 2) ?? [];
    const path = parseRecordPath(name);
    if (path?.month === month && digestOf(bytes) === digest) records.push({ id: path.id, path: name, bytes });
    else mismatches += 1;
    start = end + 1;
    at += 1;
  }
  const rest = start < lines.length ? 1 : 0;
  return { records, mismatches: mismatches + rest + Math.max(0, expected.length - at) };
}

function digestOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
