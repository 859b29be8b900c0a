import { formatDay } from '../../list/parse-day.ts';
import { markFormula } from '../formula-mark.ts';
import { historyText } from '../history/mail-history.ts';
import { reasonWord } from '../suppression-reason.ts';
import type { CanonicalEntry } from './canonical-entry.ts';

/** The header of the canonical suppression file. */
export const canonicalHeader = 'email,reason,scope,created_at,expires_at,count,source,history';

/** What parts several sources in one cell. */
export const sourceSeparator = ' + ';

/**
 * The canonical suppression file, in pieces: one line for each entry in the order given. Addresses stand as they are, in
 * quotes where they need them; no other cell is one that a spreadsheet would run as a formula.
 */
export function* canonicalText(entries: readonly CanonicalEntry[]): Generator<string> {
  let piece = `${canonicalHeader}\n`;
  for (const entry of entries) {
    piece += lineOf(entry);
    if (piece.length < pieceLength) continue;
    yield piece;
    piece = '';
  }
  yield piece;
}

const pieceLength = 65_536;

function lineOf({
  about,
  reason,
  scope,
  detail,
  createdDay,
  expiresDay,
  count,
  sources,
  history,
}: CanonicalEntry): string {
  const cells = [
    quoteAddress(about),
    reasonWord(reason, detail),
    quote(markFormula(scope)),
    createdDay === null ? '' : formatDay(createdDay),
    expiresDay === null ? '' : formatDay(expiresDay),
    count === 1 ? '' : String(count),
    quote(markFormula(sources.join(sourceSeparator))),
    quote(historyText(history)),
  ];
  return `${cells.join(',')}\n`;
}

const needsQuotes = /[",;\t|\r\n]|^\s|\s$/;

function quote(cell: string): string {
  return needsQuotes.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

// because some programs run a cell that begins like this when it is not in quotes
function quoteAddress(cell: string): string {
  return /^[=+\-@]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : quote(cell);
}
