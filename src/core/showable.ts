// C0, C1, line and paragraph separators, bidi controls, zero width and other format characters
const unsafe = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/gu;
const addressLike = /[^\s@]{0,64}[@\uff20\ufe6b][^\s@]{0,255}/gu;

/**
 * Text from data as it may appear in an argument of a finding or problem: control, format and bidi characters
 * gone, anything around an `@` withheld (it may be an address), cut to `limit` code points. Renderers still escape
 * it for their own medium.
 */
export function showable(text: string, limit = 80): string {
  const clean = text
    .slice(0, limit * 8)
    .replace(unsafe, ' ')
    .replace(addressLike, '(withheld)');
  const points = [...clean];
  return points.length > limit ? `${points.slice(0, limit - 1).join('')}…` : clean;
}
