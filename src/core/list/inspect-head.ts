import type { MessageArgs } from '../finding.ts';
import type { ProblemCode } from '../problem.ts';

/** How a file's bytes become text; bytes that are not valid UTF-8 may still be Windows-1252 in single fields. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be';

/** What a file's first bytes say it is: text in an encoding, or something that is no CSV. */
export type Head =
  | { readonly kind: 'text'; readonly encoding: Encoding; readonly bomBytes: number }
  | { readonly kind: 'not-csv'; readonly code: ProblemCode; readonly args: MessageArgs };

const zipSignature = Buffer.from('PK\x03\x04', 'latin1');
/** [MS-CFB] 2.2: the first bytes of an OLE2 compound file, which an old Excel workbook is. */
const ole2Signature = Buffer.from([0xd0, 0xcf, 0x11, 0xe0]);
const workbookEntries = ['[Content_Types].xml', 'xl/'];
const zipSearchBytes = 4096;

const boms = [
  { encoding: 'utf-8', bytes: Buffer.from([0xef, 0xbb, 0xbf]) },
  { encoding: 'utf-16le', bytes: Buffer.from([0xff, 0xfe]) },
  { encoding: 'utf-16be', bytes: Buffer.from([0xfe, 0xff]) },
] as const;

/** Reads the signature or byte order mark at the start of a file; wants its first 4 KiB, or all of it if it is shorter. */
export function inspectHead(head: Buffer): Head {
  if (startsWith(head, ole2Signature)) return { kind: 'not-csv', code: 'file-xlsx', args: { format: 'xls' } };
  if (startsWith(head, zipSignature)) return inspectZip(head.subarray(0, zipSearchBytes));
  const bom = boms.find(({ bytes }) => startsWith(head, bytes));
  if (bom === undefined) return { kind: 'text', encoding: 'utf-8', bomBytes: 0 };
  return { kind: 'text', encoding: bom.encoding, bomBytes: bom.bytes.length };
}

/** Whether the bytes look like UTF-16 without a byte order mark: every other byte of the first 64 is NUL, nearly. */
export function looksLikeUtf16(head: Uint8Array): boolean {
  const sample = head.subarray(0, 64);
  const nuls = (parity: 0 | 1) => sample.filter((byte, index) => byte === 0 && index % 2 === parity).length;
  const [even, odd] = [nuls(0), nuls(1)];
  return Math.min(even, odd) === 0 && Math.max(even, odd) * 8 >= sample.length * 3;
}

function inspectZip(start: Buffer): Head {
  const isWorkbook = workbookEntries.some((entry) => start.includes(entry));
  if (isWorkbook) return { kind: 'not-csv', code: 'file-xlsx', args: { format: 'xlsx' } };
  return { kind: 'not-csv', code: 'file-zip', args: {} };
}

function startsWith(bytes: Buffer, signature: Buffer): boolean {
  return bytes.subarray(0, signature.length).equals(signature);
}
