import { showable } from '../showable.ts';

/** The header of a file for a message: where its first row looks like somebody's data, nothing of it. */
export function shownHeader(cells: readonly string[]): string {
  // because a first row with numbers or an address in disguise is no header but somebody's data
  const isData = cells.some((cell) => /\d{4}|[@\uff20]|%40|[([{]\s?at\s?[)\]}]/i.test(cell));
  return isData ? '(looks like data, not shown)' : showable(cells.join(', '), 120);
}
