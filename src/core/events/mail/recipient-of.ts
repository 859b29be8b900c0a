import { typedValue } from './typed-value.ts';

/**
 * The address of a recipient field, or the empty text. RFC 3461 4 writes `+` and `=` as `+2B` and `+3D`, RFC 6533 3
 * characters beyond ASCII as `\x{E9}`.
 */
export function recipientOf(field: string): string {
  const value = typedValue(field);
  if (!value.includes('@')) return '';
  return value
    .replace(/\+2B/g, '+')
    .replace(/\+3D/g, '=')
    .replace(/\\x\{([0-9A-F]{2,6})\}/g, (whole, hex: string) => {
      const point = Number.parseInt(hex, 16);
      return point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff) ? whole : String.fromCodePoint(point);
    });
}
