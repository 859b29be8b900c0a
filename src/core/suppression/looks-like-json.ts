import { openingText } from './opening-text.ts';

/** Whether a file's first bytes are those of JSON: an array or an object, as no CSV of addresses begins. */
export function looksLikeJson(start: Uint8Array): boolean {
  return /^\s*[[{]/.test(openingText(start));
}
