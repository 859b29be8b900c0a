/** Windows-1252 for the bytes 0x80 to 0x9F (WHATWG Encoding, index-windows-1252); all other bytes are as in Latin-1. */
const windows1252 =
  '\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f' +
  '\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178';

/** The text of bytes that are known to be ASCII. */
export function decodeAscii(bytes: Buffer, start: number, end: number): string {
  return bytes.toString('latin1', start, end);
}

/** The text of bytes that are known to be UTF-8. */
export function decodeUtf8(bytes: Buffer, start: number, end: number): string {
  return bytes.toString('utf8', start, end);
}

/** The text of bytes that are strictly valid UTF-8, else of the same bytes read as Windows-1252. */
export function decodeText(bytes: Buffer, start: number, end: number): string {
  if (isUtf8(bytes, start, end)) return decodeUtf8(bytes, start, end);
  // By hand, because some Node 22 and 23 releases decode `windows-1252` as plain Latin-1.
  return bytes
    .toString('latin1', start, end)
    .replace(/[\u0080-\u009f]/g, (character) => windows1252.charAt(character.charCodeAt(0) - 0x80));
}

/** Whether the bytes are well-formed UTF-8 (Unicode 16, table 3-7: no overlong forms, surrogates or values above U+10FFFF). */
export function isUtf8(bytes: Uint8Array, start: number, end: number): boolean {
  let position = start;
  while (position < end) {
    if ((bytes[position] ?? 0) < 0x80) {
      position += 1;
      continue;
    }
    const length = sequenceLength(bytes, position, end);
    if (length === 0) return false;
    position += length;
  }
  return true;
}

/** The length of the well-formed multi-byte sequence at `position`, 0 when there is none. */
function sequenceLength(bytes: Uint8Array, position: number, end: number): number {
  const lead = bytes[position] ?? 0;
  const length = lengthByLead(lead);
  if (position + length > end) return 0;
  const second = bytes[position + 1] ?? 0;
  if (second < lowestSecond(lead) || second > highestSecond(lead)) return 0;
  for (let at = position + 2; at < position + length; at += 1) {
    if (((bytes[at] ?? 0) & 0xc0) !== 0x80) return 0;
  }
  return length;
}

function lengthByLead(lead: number): number {
  if (lead < 0xc2 || lead > 0xf4) return 0;
  return lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
}

function lowestSecond(lead: number): number {
  return lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
}

function highestSecond(lead: number): number {
  return lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
}
