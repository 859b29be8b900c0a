import { domainToASCII, domainToUnicode } from 'node:url';
import { addressLimits } from './address-limits.ts';
import { isAscii } from './is-ascii.ts';
import { judgeLabelCharacter } from './judge-label-character.ts';
import { isOneScript } from './judge-label-scripts.ts';
import { type RefusedAddress, refuse } from './refuse-address.ts';

/** Refuses a label by what can be told at its end only: empty, too long, or a hyphen last (RFC 1123 2.1). */
export function judgeLabel(text: string, start: number, end: number): RefusedAddress | undefined {
  if (end === start) return refuse('domain-label-empty', Math.min(end, text.length - 1));
  if (text.charCodeAt(end - 1) === 0x2d) return refuse('domain-hyphen', end - 1);
  return end - start > addressLimits.label
    ? refuse('domain-label-long', start + addressLimits.label)
    : undefined;
}

/**
 * Refuses a label that IDNA refuses or that deceives: hyphens third and fourth (RFC 5891 4.2.3.1) unless it is an
 * A-label that decodes and encodes back (RFC 5891 5.4), scripts mixed, a middle dot not between two `l` (RFC 5892 A.3).
 */
export function judgeLabelStrictly(text: string, start: number, end: number): RefusedAddress | undefined {
  const label = text.slice(start, end).toLowerCase();
  const ascii = isAscii(label);
  if (label.startsWith('--', 2)) {
    if (!label.startsWith('xn')) return refuse('domain-hyphen', start + 2);
    return ascii && isALabel(label) ? undefined : refuse('domain-a-label', start);
  }
  return ascii || isHonest(label) ? undefined : refuse('unsafe-unicode', start);
}

function isALabel(label: string): boolean {
  const decoded = domainToUnicode(label);
  if (decoded === '' || isAscii(decoded) || domainToASCII(decoded) !== label) return false;
  return !decoded.startsWith('--', 2) && isSpelled(decoded) && isHonest(decoded);
}

function isSpelled(label: string): boolean {
  let first = true;
  for (const character of label) {
    // a joiner inside an A-label was registered on purpose, and encoding it back has checked its place (RFC 5892 A.1)
    const joiner = character === '\u200c' || character === '\u200d';
    if (!joiner && judgeLabelCharacter(character.codePointAt(0) ?? 0, first, true) !== undefined)
      return false;
    first = false;
  }
  return !label.endsWith('-');
}

function isHonest(label: string): boolean {
  for (let index = label.indexOf('\u00b7'); index >= 0; index = label.indexOf('\u00b7', index + 1)) {
    if (label.charAt(index - 1) !== 'l' || label.charAt(index + 1) !== 'l') return false;
  }
  return isOneScript(label);
}
