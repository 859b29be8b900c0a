import { isInvisible, isWhiteSpace } from './classify-blank.ts';

/**
 * Takes off what a reader finds around an address in a cell: white space with no-break spaces, zero width characters
 * and the byte order mark at both ends, `mailto:` with its query (RFC 6068), `Name <address>`, and `;`, `,`, `.` at
 * the end. What is inside stays as it is, so that the parser can say what is wrong with it.
 */
export function cleanAddress(text: string): string {
  if (isClean(text)) return text;
  let start = 0;
  let end = text.length;
  let before = -1;
  let queryTaken = false;
  while (before !== end - start) {
    before = end - start;
    while (start < end && isBlank(text.charCodeAt(start))) start += 1;
    while (start < end && isTail(text.charCodeAt(end - 1))) end -= 1;
    if (isMailto(text, start, end)) {
      start += 7;
      // once only: looking for the query again and again would make a cell of many `mailto:` slow
      if (!queryTaken) end = endOfMailto(text, start, end);
      queryTaken = true;
    }
    const bracket = findBracket(text, start, end);
    if (bracket >= start) {
      start = bracket + 1;
      end -= 1;
    }
  }
  return text.slice(start, end);
}

/** Most cells: a letter or digit first, a letter last, no `mailto:`. */
function isClean(text: string): boolean {
  return (
    isLetterOrDigit(text.charCodeAt(0)) &&
    isLetter(text.charCodeAt(text.length - 1)) &&
    text.charAt(6) !== ':'
  );
}

function isLetter(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a);
}

function isLetterOrDigit(code: number): boolean {
  return isLetter(code) || (code >= 0x30 && code <= 0x39);
}

function isBlank(code: number): boolean {
  return isWhiteSpace(code) || isInvisible(code);
}

function isTail(code: number): boolean {
  return code === 0x2c || code === 0x2e || code === 0x3b || isBlank(code);
}

function isMailto(text: string, start: number, end: number): boolean {
  return end - start >= 7 && text.slice(start, start + 7).toLowerCase() === 'mailto:';
}

/** Where the address in a `mailto:` ends: at the `?` behind its `@`, since a local part may hold one too. */
function endOfMailto(text: string, start: number, end: number): number {
  const at = text.indexOf('@', start);
  const query = at < 0 ? -1 : text.indexOf('?', at);
  return query < 0 || query >= end ? end : query;
}

/** The `<` that belongs to a `>` at the end, or -1. */
function findBracket(text: string, start: number, end: number): number {
  return end > start && text.charCodeAt(end - 1) === 0x3e ? text.lastIndexOf('<', end - 1) : start - 1;
}
