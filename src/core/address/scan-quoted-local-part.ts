import { addressLimits } from './address-limits.ts';
import type { AddressRules } from './address-rules.ts';
import { findMixedScripts } from './find-mixed-scripts.ts';
import { foldLocalPart } from './fold-local-part.ts';
import { explainAscii, judgeUnicode } from './judge-character.ts';
import { type AddressRefusal, type RefusedAddress, refuse } from './refuse-address.ts';
import { type ScannedLocalPart, scanLocalPart } from './scan-local-part.ts';
import { utf8Length } from './utf8-length.ts';

/**
 * Reads a Quoted-string (RFC 5321 4.1.2, with the letters of RFC 6531 3.3) from the text's first `"` up to the `@`
 * behind the closing one. Quotes that are not needed are dropped, as RFC 5321 4.1.2 asks.
 */
export function scanQuotedLocalPart(text: string, rules: AddressRules): ScannedLocalPart | RefusedAddress {
  let index = 1;
  let octets = 1;
  let content = '';
  while (index < text.length && text.charCodeAt(index) !== 0x22) {
    const unit = readUnit(text, index, content === '', rules);
    if (!unit.valid) return unit;
    content += unit.text;
    octets += unit.octets;
    index += unit.length;
    if (octets > addressLimits.local) return refuse('local-too-long', index - 1);
  }
  if (index >= text.length) return refuse('local-quote-unclosed', text.length - 1);
  return finish(text, index, content, octets + 1, rules);
}

interface QuotedUnit {
  readonly valid: true;
  readonly text: string;
  readonly octets: number;
  readonly length: number;
}

/** One QcontentSMTP: a character as it is, or the one behind a backslash. */
function readUnit(
  text: string,
  index: number,
  first: boolean,
  rules: AddressRules,
): QuotedUnit | RefusedAddress {
  const codePoint = text.codePointAt(index) ?? 0;
  if (codePoint === 0x5c) {
    const fault = judgeEscaped(text.charCodeAt(index + 1));
    if (fault !== undefined) return refuse(fault, Math.min(index + 1, text.length - 1));
    return { valid: true, text: text.charAt(index + 1), octets: 2, length: 2 };
  }
  const fault = judgeQuoted(codePoint, first, rules);
  if (fault !== undefined) return refuse(fault, index);
  const character = String.fromCodePoint(codePoint);
  return { valid: true, text: character, octets: utf8Length(codePoint), length: character.length };
}

function judgeQuoted(codePoint: number, first: boolean, rules: AddressRules): AddressRefusal | undefined {
  if (codePoint > 0x7f) return rules.unicode ? judgeUnicode(codePoint, first) : 'non-ascii';
  return codePoint >= 0x20 && codePoint !== 0x7f ? undefined : explainAscii(codePoint, 'local-character');
}

function judgeEscaped(code: number): AddressRefusal | undefined {
  if (Number.isNaN(code)) return 'local-quote-unclosed';
  return code >= 0x20 && code <= 0x7e ? undefined : explainAscii(code, 'local-character');
}

function finish(
  text: string,
  close: number,
  content: string,
  octets: number,
  rules: AddressRules,
): ScannedLocalPart | RefusedAddress {
  const end = close + 1;
  if (octets > addressLimits.local) return refuse('local-too-long', close);
  if (end === text.length) return refuse('no-at', close);
  if (text.charCodeAt(end) !== 0x40) {
    return refuse(explainAscii(text.charCodeAt(end), 'local-quote-trailing'), end);
  }
  const normal = content.normalize('NFC');
  const plain = scanLocalPart(`${normal}@`, rules);
  if (plain.valid && plain.end === normal.length) return { ...plain, end, octets };
  const local = quote(normal);
  const ascii = octets === end;
  const mixed = ascii ? -1 : findMixedScripts(text.slice(0, end));
  if (mixed >= 0) return refuse('unsafe-unicode', mixed);
  const folded = foldLocalPart(local, ascii);
  if (folded === undefined) return refuse('local-too-long', close);
  return { valid: true, end, local, folded, octets, quoted: true, ascii };
}

function quote(content: string): string {
  let quoted = '"';
  for (const character of content) {
    quoted += character === '"' || character === '\\' ? `\\${character}` : character;
  }
  return `${quoted}"`;
}
