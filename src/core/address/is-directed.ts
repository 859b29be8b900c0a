import { once } from '../once.ts';

/** Letters that are written from the right, with the digits that make a name so (bidirectional classes R, AL and AN). */
const fromTheRight = once(
  () =>
    /(?![\u06f0-\u06f9])[\u0660-\u0669\u066b\u066c\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u,
);
const letterFirst = once(() => /^\p{L}/u);
const arabicDigit = /[\u0660-\u0669]/;
const europeanDigit = /[0-9\u06f0-\u06f9]/;

/**
 * Whether a U-label reads in one direction: where it is written from the right, it begins with a letter (RFC 5893 2, rule 1) and
 * does not mix digits of two kinds (rule 4). That it has no letters from the left (rule 2) its scripts tell already.
 */
export function isDirected(label: string): boolean {
  if (!fromTheRight().test(label)) return true;
  return letterFirst().test(label) && !(arabicDigit.test(label) && europeanDigit.test(label));
}
