import { holdsAddress } from './holds-address.ts';
import { findsAddress, findsSaidAddress } from './slack/find-address.ts';
import { unsafeCharacters } from './unsafe-characters.ts';

const printable = /^[\x20-\x7e]*$/;
// only real white space parts words: an invisible character inside an address must not split it
const word = /[^ \t\r\n\f\v]+/gu;
const withheld = '(withheld)';

/**
 * Text from data as it may appear in an argument of a finding or problem: control, format and bidi characters
 * gone, every word with an `@` in it withheld (it may hold an address), the whole text where an address is said in
 * words, cut to `limit` code points. Renderers still escape it for their own medium.
 */
export function showable(text: string, limit = 80): string {
  // because nearly all text is this, and it is asked for many times an answer
  if (text.length <= limit && printable.test(text) && !holdsAddress(text)) return text;
  const long = limit * 8;
  // because the word at the cut may be the start of an address
  const whole =
    text.length > long ? text.slice(0, long).replace(/(?<![^ \t\r\n\f\v])[^ \t\r\n\f\v]+$/u, '…') : text;
  const clean = whole
    .replace(word, (part) => (holdsAddress(part) ? withheld : part))
    .replace(unsafeCharacters, ' ');
  // because invisible characters became blanks, and those part words
  const isSaid = findsSaidAddress(whole) || findsAddress(clean);
  return cutPoints(isSaid ? withheld : clean, limit);
}

function cutPoints(text: string, limit: number): string {
  const points = [...text];
  return points.length > limit ? `${points.slice(0, limit - 1).join('')}…` : text;
}
