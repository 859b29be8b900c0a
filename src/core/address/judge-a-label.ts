import { domainToASCII, domainToUnicode } from 'node:url';
import { isDirected } from './is-directed.ts';
import { judgeLabelCharacter } from './judge-label-character.ts';
import { isHonestLabel } from './judge-label-scripts.ts';

/**
 * Whether an LDH label in lower case that begins with `xn--` is an A-label: it decodes to a U-label that a name may
 * have, and that encodes back to it (RFC 5891 5.4).
 */
export function isALabel(label: string): boolean {
  // because of what does not decode, one version of Node makes nothing, and another the label as it is
  const decoded = domainToUnicode(label);
  if (domainToASCII(decoded) !== label || decoded.startsWith('--', 2)) return false;
  return isSpelled(decoded) && isHonestLabel(decoded) && isDirected(decoded);
}

function isSpelled(label: string): boolean {
  let first = true;
  // because nobody sees a joiner, one inside an A-label is refused as in the letters it stands for
  for (const character of label) {
    if (judgeLabelCharacter(character.codePointAt(0) ?? 0, first, true) !== undefined) return false;
    first = false;
  }
  return !label.endsWith('-');
}
