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
  // looked for once each: behind the last `<` there is no other, and again and again would be slow
  let bracketSought = false;
  let querySought = false;
  while (before !== end - start) {
    before = end - start;
    start = skipBlanks(text, start, end);
    end = dropTail(text, start, end);
    if (isMailto(text, start, end)) {
      start += 7;
      if (!querySought) end = endOfMailto(text, start, end);
      querySought = true;
    }
    if (!bracketSought && end > start && text.charCodeAt(end - 1) === 0x3e) {
      bracketSought = true;
      const open = text.lastIndexOf('<', end - 1);
      if (open >= start && isNameOnly(text, start, open, end - 1)) {
        start = open + 1;
        end -= 1;
      }
    }
  }
  return text.slice(start, end);
}

/**
 * True when what stands before `<` is a name: it holds no address, or just the one in the brackets again. A cell with
 * two addresses must not pass for its last.
 */
function isNameOnly(text: string, start: number, open: number, close: number): boolean {
  const name = text.slice(start, open);
  if (!name.includes('@')) return true;
  const bare = name.replace(/^[\s"']{0,9}|[\s"']{0,9}$/g, '');
  return (
    bare.toLowerCase() ===
    text
      .slice(open + 1, close)
      .trim()
      .toLowerCase()
  );
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

function skipBlanks(text: string, start: number, end: number): number {
  let index = start;
  while (index < end && isBlank(text.charCodeAt(index))) index += 1;
  return index;
}

function dropTail(text: string, start: number, end: number): number {
  let index = end;
  while (start < index && isTail(text.charCodeAt(index - 1))) index -= 1;
  return index;
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
