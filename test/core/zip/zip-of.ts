import { deflateRawSync } from 'node:zlib';
import { crcOf } from '../../../src/core/zip/crc-of.ts';

/** One file to put into an archive, and what is wrong with it. */
export interface ZippedFile {
  readonly name: string;
  readonly content: string | Uint8Array;
  readonly stored?: boolean;
  readonly flags?: number;
  readonly method?: number;
  readonly crc?: number;
  readonly size?: number;
  /** The name before the file, where it is another. */
  readonly localName?: string;
  /** The packed bytes, where they are others. */
  readonly packed?: Uint8Array;
  /** Where the directory says that it lies. */
  readonly offset?: number;
}

/** What is wrong with the end of an archive. */
export interface ZipEnd {
  readonly comment?: string;
  readonly count?: number;
  readonly disk?: number;
  readonly start?: number;
}

/** A ZIP archive of these files, byte by byte. */
export function zipOf(files: readonly ZippedFile[], end: ZipEnd = {}): Buffer {
  const parts: Buffer[] = [];
  const records: Buffer[] = [];
  let offset = 0;
  for (const file of files) {
    const { common, packed } = described(file);
    const localName = Buffer.from(file.localName ?? file.name);
    parts.push(Buffer.from('PK\x03\x04', 'latin1'), common, localName, packed);
    const record = Buffer.alloc(46);
    record.write('PK\x01\x02', 'latin1');
    record.writeUInt16LE(20, 4);
    common.copy(record, 6);
    record.writeUInt32LE(file.offset ?? offset, 42);
    records.push(record, Buffer.from(file.name));
    offset += 30 + localName.length + packed.length;
  }
  const directory = Buffer.concat(records);
  const last = lastRecord({ count: files.length, start: offset, ...end }, directory.length);
  return Buffer.concat([...parts, directory, last]);
}

/** What stands both before a file and in the directory, and its packed bytes. */
function described(file: ZippedFile): { readonly common: Buffer; readonly packed: Buffer } {
  const bytes = Buffer.from(file.content);
  const isStored = file.stored === true;
  const packed = Buffer.from(file.packed ?? (isStored ? bytes : deflateRawSync(bytes)));
  const common = Buffer.alloc(26);
  common.writeUInt16LE(20, 0);
  common.writeUInt16LE(file.flags ?? 0x0800, 2);
  common.writeUInt16LE(file.method ?? (isStored ? 0 : 8), 4);
  common.writeUInt32LE(file.crc ?? crcOf(bytes), 10);
  common.writeUInt32LE(packed.length, 14);
  common.writeUInt32LE(file.size ?? bytes.length, 18);
  common.writeUInt16LE(Buffer.byteLength(file.name), 22);
  return { common, packed };
}

function lastRecord({ comment = '', count = 0, disk = 0, start = 0 }: ZipEnd, size: number): Buffer {
  const last = Buffer.alloc(22);
  last.write('PK\x05\x06', 'latin1');
  last.writeUInt16LE(disk, 4);
  last.writeUInt16LE(disk, 6);
  last.writeUInt16LE(count, 8);
  last.writeUInt16LE(count, 10);
  last.writeUInt32LE(size, 12);
  last.writeUInt32LE(start, 16);
  last.writeUInt16LE(Buffer.byteLength(comment), 20);
  return Buffer.concat([last, Buffer.from(comment)]);
}
