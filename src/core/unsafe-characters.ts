/** C0, C1, line and paragraph separators, bidi controls, zero width and other format characters. */
export const unsafeCharacters = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/gu;
