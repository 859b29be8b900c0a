import { domainToASCII, domainToUnicode } from 'node:url';
import { isAscii } from './is-ascii.ts';
import { judgeLabelCharacter } from './judge-label-character.ts';
import { isHonestLabel } from './judge-label-scripts.ts';

/**
 * Whether an LDH label in lower case that begins with `xn--` is an A-label: it decodes to a U-label that a name may
 * have, and that encodes back to it (RFC 5891 5.4).
 */
export function isALabel(label: string): boolean {
  const decoded = domainToUnicode(label);
  if (decoded === '' || isAscii(decoded) || domainToASCII(decoded) !== label) return false;
  return !decoded.startsWith('--', 2) && isSpelled(decoded) && isHonestLabel(decoded);
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
