import { once } from '../once.ts';
import { isWhiteSpace } from './classify-blank.ts';
import type { AddressRefusal } from './refuse-address.ts';

const fullWidthFirst = 0xff00;
const fullWidthLast = 0xffef;
// because such patterns take long to make, and most lists need none
const anOther = once(() => /^[\p{C}\p{Default_Ignorable_Code_Point}]$/u);
/** What stands for a character that could not be read; noncharacters are among `\p{C}`. */
const replacement = 0xfffd;
const aMark = once(() => /^\p{M}$/u);

/** Names what is wrong with an ASCII character that its place does not allow; `otherwise` is the plain reason. */
export function explainAscii(code: number, otherwise: AddressRefusal): AddressRefusal {
  if (isWhiteSpace(code)) return 'white-space';
  if (code < 0x20 || code === 0x7f) return 'control-character';
  if (code === 0x28 || code === 0x29) return 'comment';
  return otherwise;
}

/**
 * Refuses a code point beyond ASCII that no honest address needs: white space, controls, surrogates, unassigned and
 * private ones, the replacement character, marks of direction, zero width ones, full-width forms, those that stand for
 * an ASCII character (NFKC, UAX 15: `﹫`, `ﬁ`, `𝐚`), and a combining mark with nothing to combine with (`first`).
 */
export function judgeUnicode(codePoint: number, first: boolean): AddressRefusal | undefined {
  if (isWhiteSpace(codePoint)) return 'white-space';
  if (codePoint < 0xa0) return 'control-character';
  if (codePoint >= fullWidthFirst && codePoint <= fullWidthLast) return 'unsafe-unicode';
  if (codePoint === replacement) return 'unsafe-unicode';
  const character = String.fromCodePoint(codePoint);
  if (anOther().test(character) || (first && aMark().test(character))) return 'unsafe-unicode';
  return standsForAscii(character) ? 'unsafe-unicode' : undefined;
}

function standsForAscii(character: string): boolean {
  const compatible = character.normalize('NFKC');
  for (let index = 0; index < compatible.length; index += 1) {
    if (compatible.charCodeAt(index) < 0x80) return true;
  }
  return false;
}
