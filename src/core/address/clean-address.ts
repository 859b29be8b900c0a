import { isInvisible, isWhiteSpace } from './classify-blank.ts';

/** A part of a text, from `start` to before `end`: none where that is not behind it. */
interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * Takes off what a reader finds around an address in a cell: white space with no-break spaces, zero width characters
 * and the byte order mark at both ends, `mailto:` with its query (RFC 6068), `Name <address>`, and `;`, `,`, `.` at
 * the end. What is inside stays as it is, so that the parser can say what is wrong with it.
 */
export function cleanAddress(text: string): string {
  const whole = trim(text, { start: 0, end: text.length });
  const inner = betweenBrackets(text, whole);
  const { start, end } = inner === null ? whole : trim(text, inner);
  return text.slice(start, end);
}

/** Less blanks, `mailto:` and its query, and what may end a cell: trimmed again, it is what it is. */
function trim(text: string, span: Span): Span {
  const first = skipBlanks(text, span.start);
  const end = dropTail(text, span.end);
  let start = first;
  while (isMailto(text, start)) start = skipBlanks(text, start + 7);
  return { start, end: start > first ? dropTail(text, endOfMailto(text, { start, end })) : end };
}

/** What is between `<` and `>` at the end, where a name or nothing is before it. */
function betweenBrackets(text: string, { start, end }: Span): Span | null {
  if (text.charCodeAt(end - 1) !== 0x3e) return null;
  const open = text.lastIndexOf('<', end - 1);
  if (open < start) return null;
  const inner = { start: open + 1, end: end - 1 };
  return isNameOnly(text.slice(start, open), text.slice(inner.start, inner.end)) ? inner : null;
}

/**
 * True when what stands before `<` is a name: it holds no address, or just the one in the brackets again. A cell with
 * two addresses must not pass for its last.
 */
function isNameOnly(before: string, inner: string): boolean {
  if (!before.includes('@')) return true;
  const bare = before.replace(/^[\s"']{0,9}|[\s"']{0,9}$/g, '');
  return bare.toLowerCase() === inner.trim().toLowerCase();
}

function isBlank(code: number): boolean {
  return isWhiteSpace(code) || isInvisible(code);
}

function isTail(code: number): boolean {
  return code === 0x2c || code === 0x2e || code === 0x3b || isBlank(code);
}

function skipBlanks(text: string, start: number): number {
  let index = start;
  while (isBlank(text.charCodeAt(index))) index += 1;
  return index;
}

function dropTail(text: string, end: number): number {
  let index = end;
  while (isTail(text.charCodeAt(index - 1))) index -= 1;
  return index;
}

function isMailto(text: string, start: number): boolean {
  return text.slice(start, start + 7).toLowerCase() === 'mailto:';
}

/** Where the address in a `mailto:` ends: at the `?` behind its `@`, since a local part may hold one too. */
function endOfMailto(text: string, { start, end }: Span): number {
  const at = text.indexOf('@', start);
  if (at < 0) return end;
  const query = text.indexOf('?', at);
  return query < 0 ? end : Math.min(query, end);
}
