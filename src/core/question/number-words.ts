import type { Word } from './split-words.ts';

const signedNumbers = /^[-+\u2212\u2013]?\d[\d.,'\u2019%]*(?:[/:][-+\u2212\u2013]?[\d.,'\u2019%]*)?$/;
// because those are no counts, and are told so
const thousands = /^[\d.,]+[km]?\/[\d.,]+[km]?$/;
const betweenNumbers = /^[/:]\d*$|^(?:of|out|from)$/;

/** Whether a word is a count, a piece of one, or stands between two. */
export function isNumberLike({ text, quoted }: Word): boolean {
  return !quoted && (signedNumbers.test(text) || thousands.test(text) || betweenNumbers.test(text));
}

/** The words with the bounced mails first, where they were told after the sent ones: "12,000 sent, 240 bounced". */
export function bouncedFirst(words: readonly Word[]): readonly Word[] {
  const placeOf = (wanted: RegExp) => words.findIndex(({ text, quoted }) => !quoted && wanted.test(text));
  const [sent, bounced] = [placeOf(/^(?:sent|delivered)$/), placeOf(/^bounce[ds]$/)];
  const numbers = words.filter(isNumberLike);
  const isBetween = words.slice(sent, Math.max(sent, bounced)).some(isNumberLike);
  if (sent < 0 || numbers.length !== 2 || !isBetween) return words;
  return [...words.filter((word) => !numbers.includes(word)), ...numbers.toReversed()];
}
