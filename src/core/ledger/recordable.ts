import { showable } from '../showable.ts';

/** Text from data or people as a record may hold it: words with an at sign withheld, cut to `limit`, never empty. */
export function recordable(text: string, limit: number): string {
  const clean = showable(text, limit).trim();
  return clean === '' ? '(empty)' : clean;
}
