// C0, C1, line and paragraph separators, bidi controls, zero width and other format characters
const unsafe = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/gu;
// only real white space parts words: an invisible character inside an address must not split it
const word = /[^ \t\r\n\f\v]+/gu;
// also as it is written to hide from harvesters, and as it is encoded in links
const atSign = /[@\uff20\ufe6b]|%40|[([{]at[)\]}]/iu;

/**
 * Text from data as it may appear in an argument of a finding or problem: control, format and bidi characters
 * gone, every word with an `@` in it withheld (it may hold an address), cut to `limit` code points. Renderers still escape
 * it for their own medium.
 */
export function showable(text: string, limit = 80): string {
  const long = limit * 8;
  // because the word at the cut may be the start of an address
  const whole =
    text.length > long ? text.slice(0, long).replace(/(?<![^ \t\r\n\f\v])[^ \t\r\n\f\v]+$/u, '…') : text;
  const clean = whole.replace(word, (part) => (atSign.test(part) ? '(withheld)' : part)).replace(unsafe, ' ');
  const points = [...clean];
  return points.length > limit ? `${points.slice(0, limit - 1).join('')}…` : clean;
}
