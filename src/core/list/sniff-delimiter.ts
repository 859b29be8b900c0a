import { type Delimiter, delimiters } from './delimiter.ts';
import type { CsvRecord } from './record.ts';
import { RecordSplitter } from './split-records.ts';
import { carriageReturn, lineFeed } from './stop-table.ts';

/** What a first line such as `sep=;` says, with its length in bytes including the line terminator. */
export interface SeparatorLine {
  readonly delimiter: Delimiter;
  readonly bytes: number;
}

/** Header words that name the address column in any list (docs/lists.md, "The address column"). */
const addressWords: ReadonlySet<string> = new Set([
  'email',
  'e-mail',
  'email address',
  'emailaddress',
  'mail',
  'address',
  'recipient',
  'to',
]);

/** The separator line Excel reads and writes, `sep=;` in any case and possibly quoted, if the text starts with one. */
export function readSeparatorLine(text: Uint8Array): SeparatorLine | undefined {
  const match = /^(?:sep=([,;\t|])|"sep=([,;\t|])")(?:\r\n|\r|\n|$)/i.exec(
    Buffer.from(text.subarray(0, 10)).toString('latin1'),
  );
  const delimiter = delimiters.find((candidate) => candidate === (match?.[1] ?? match?.[2]));
  return match === null || delimiter === undefined ? undefined : { delimiter, bytes: match[0].length };
}

/**
 * The delimiter of the first record that is not white space: the one under which some cell is an address or its column's name,
 * then the one that occurs most outside quotes, then the first in the order of `delimiters`.
 */
export function sniffDelimiter(text: Uint8Array): Delimiter {
  const firstRecord = text.subarray(startOfText(text));
  const scored = delimiters.map((delimiter) => ({ delimiter, score: scoreOf(firstRecord, delimiter) }));
  return scored.reduce((best, next) => (next.score > best.score ? next : best)).delimiter;
}

/** Where the first line begins that has more than spaces and tabs. */
function startOfText(text: Uint8Array): number {
  let lineStart = 0;
  for (const [index, byte] of text.entries()) {
    if (byte === lineFeed || byte === carriageReturn) lineStart = index + 1;
    else if (byte !== 32 && byte !== 9) return lineStart;
  }
  return lineStart;
}

function scoreOf(text: Uint8Array, delimiter: Delimiter): number {
  let score = -1;
  const limits = { recordBytes: text.length, columns: 2000 };
  const splitter = new RecordSplitter(delimiter, limits, 1, (record) => {
    score = scoreCells(record, record.fieldCount - 1);
    return 'stop';
  });
  splitter.push(text);
  splitter.end();
  return score < 0 ? scoreCells(splitter.unfinished, splitter.unfinished.fieldCount) : score;
}

function scoreCells(record: CsvRecord, occurrences: number): number {
  for (let index = 0; index < record.fieldCount; index += 1) {
    if (namesAddress(record.field(index))) return occurrences + 1_000_000;
  }
  return occurrences;
}

function namesAddress(cell: string): boolean {
  const text = cell.trim().toLowerCase();
  // A cell in which another delimiter is left is not an address but a record split by the wrong one.
  return addressWords.has(text) || (text.includes('@') && !/[\s,;|]/.test(text));
}
