import { repeatedClasses } from '../../bounce/repeated-classes.ts';
import type { DayNumber } from '../../list/parse-day.ts';
import type { SuppressionReason } from '../suppression-reason.ts';
import { type MarkWord, markSeparator, parseMark } from './mail-mark.ts';

/**
 * Why a mark cannot be one of its line: it is no `day word campaign`; its word says what never stands in a line with that
 * reason; its day is yet to come.
 */
export type HistoryFault = 'no-mark' | 'word' | 'future';

/** Which mark of a `history` cell is at fault, the first being 1. */
export interface FaultyMark {
  readonly mark: number;
  readonly fault: HistoryFault;
}

/**
 * Finds the first mark that reading the cell would lose, or that the history of a line with this reason cannot have; null
 * where there is none. Marks after `latestDay` are yet to come; null allows any day.
 */
export function findHistoryFault(
  cell: string,
  reason: SuppressionReason,
  latestDay: DayNumber | null,
): FaultyMark | null {
  if (cell === '') return null;
  for (const [index, text] of cell.split(markSeparator).entries()) {
    const fault = faultOf(text, reason, latestDay);
    if (fault !== null) return { mark: index + 1, fault };
  }
  return null;
}

function faultOf(text: string, reason: SuppressionReason, latestDay: DayNumber | null): HistoryFault | null {
  const mark = parseMark(text);
  if (mark === null) return 'no-mark';
  if (!mayStand(mark.word, reason)) return 'word';
  return latestDay !== null && mark.day > latestDay ? 'future' : null;
}

/** A complaint is never taken back; of hard bounces only those of disabled mailboxes are kept; others never bounce. */
function mayStand(word: MarkWord, reason: SuppressionReason): boolean {
  switch (reason) {
    case 'complaint':
      return false;
    case 'soft-bounce':
      return word === 'delivered' || word === 'released' || Object.hasOwn(repeatedClasses, word);
    case 'hard-bounce':
    case 'invalid':
      return word === 'delivered' || word === 'released' || word === 'disabled';
    default:
      return word === 'released';
  }
}
