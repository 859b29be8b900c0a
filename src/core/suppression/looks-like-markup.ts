import { openingText } from './opening-text.ts';

/** Whether a file's first bytes are those of XML or of a web page, whose lines would pass for rows. */
export function looksLikeMarkup(start: Uint8Array): boolean {
  return /^\s*<(?:\?xml|!doctype|html)\b/i.test(openingText(start));
}
