import { once } from '../once.ts';
import { asciiClass, classOfByte } from './ascii-address-machine.ts';
import { explainAscii, judgeUnicode } from './judge-character.ts';
import type { AddressRefusal } from './refuse-address.ts';

/** Letters, marks and digits (RFC 5892 2.1), and the exceptions of RFC 5892 2.6 that real names use. */
const allowed = once(
  () => /^[\p{Ll}\p{Lu}\p{Lo}\p{Lm}\p{Mn}\p{Mc}\p{Nd}\u00b7\u06fd\u06fe\u0f0b\u3007\u30fb]$/u,
);

/** Refuses a character that no label holds (RFC 5890 2.3.1 for ASCII, RFC 5892 beyond it). */
export function judgeLabelCharacter(
  codePoint: number,
  first: boolean,
  unicode: boolean,
): AddressRefusal | undefined {
  if (codePoint > 0x7f) return unicode ? judgeLetter(codePoint, first) : 'non-ascii';
  const kind = classOfByte[codePoint];
  if (kind === asciiClass.letter || kind === asciiClass.digit) return undefined;
  if (kind === asciiClass.hyphen) return first ? 'domain-hyphen' : undefined;
  if (kind === asciiClass.at) return 'two-ats';
  return explainAscii(codePoint, 'domain-character');
}

function judgeLetter(codePoint: number, first: boolean): AddressRefusal | undefined {
  const fault = judgeUnicode(codePoint, first);
  if (fault !== undefined) return fault;
  return allowed().test(String.fromCodePoint(codePoint)) ? undefined : 'domain-character';
}
