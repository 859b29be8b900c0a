import { findsAddress, findsSaidAddress } from './slack/find-address.ts';

const printable = /^[\x20-\x7e]*$/;
// C0, C1, line and paragraph separators, bidi controls, zero width and other format characters
const unsafe = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/gu;
// only real white space parts words: an invisible character inside an address must not split it
const word = /[^ \t\r\n\f\v]+/gu;
// also as it is written to hide from harvesters, and as it is encoded in links
const atSign = /[@\uff20\ufe6b]|%40|[([{]at[)\]}]/iu;
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
  const clean = whole.replace(word, (part) => (holdsAddress(part) ? withheld : part)).replace(unsafe, ' ');
  // because invisible characters became blanks, and those part words
  const isSaid = findsSaidAddress(whole) || findsAddress(clean);
  return cutPoints(isSaid ? withheld : clean, limit);
}

function holdsAddress(text: string): boolean {
  return atSign.test(text) || findsAddress(text);
}

function cutPoints(text: string, limit: number): string {
  const points = [...text];
  return points.length > limit ? `${points.slice(0, limit - 1).join('')}…` : text;
}
