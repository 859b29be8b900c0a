import { ChunkDecoder } from '../list/decode-chunks.ts';
import { inspectHead } from '../list/inspect-head.ts';
import { hasLogTime } from './log/log-time.ts';
import { isFromLine } from './mail/is-from-line.ts';

/** What events may stand in. */
export type EventMedia = 'json' | 'csv' | 'log' | 'mbox' | 'mail';

/** Headers of which a mail has some, in small letters. */
const mailHeaders: ReadonlySet<string> = new Set([
  'content-type',
  'date',
  'delivered-to',
  'envelope-to',
  'from',
  'message-id',
  'mime-version',
  'received',
  'return-path',
  'subject',
  'to',
  'x-failed-recipients',
  'x-original-to',
]);
const maxLines = 200;
/** A log may begin with a word of the program that wrote it out. */
const logLines = 5;

/** What a file is, by its first bytes; what is nothing else is taken for a table. */
export function sniffMedia(start: Uint8Array): EventMedia {
  const bytes = Buffer.from(start);
  const head = inspectHead(bytes);
  if (head.kind !== 'text') return 'csv';
  const text = Buffer.from(new ChunkDecoder(head.encoding).decode(bytes.subarray(head.bomBytes)));
  const lines = text
    .toString('latin1')
    .split('\n', maxLines)
    .map((line) => (line.endsWith('\r') ? line.slice(0, -1) : line));
  const told = lines.filter((line) => line.trim() !== '');
  const first = told[0] ?? '';
  if (/^\s*[[{]/.test(first)) return 'json';
  if (isFromLine(first)) return 'mbox';
  const isMbox = first.startsWith('From ');
  if (isMail(lines.slice(lines.indexOf(first) + (isMbox ? 1 : 0)))) return isMbox ? 'mbox' : 'mail';
  return told.slice(0, logLines).some(hasLogTime) ? 'log' : 'csv';
}

/** Begins with header lines, two of which a mail has. */
function isMail(lines: readonly string[]): boolean {
  let known = 0;
  for (const line of lines) {
    if (line === '') break;
    if (/^[ \t]/.test(line)) continue;
    const name = /^([!-9;-~]{1,76}):/.exec(line)?.[1];
    // because a line that is no header ends them, in the mails of careless programs too
    if (name === undefined) break;
    if (mailHeaders.has(name.toLowerCase())) known += 1;
  }
  return known >= 2;
}
