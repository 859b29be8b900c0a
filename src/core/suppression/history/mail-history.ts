import { bounceClasses } from '../../bounce/bounce-class.ts';
import type { DayNumber } from '../../list/parse-day.ts';
import { type MailMark, type MarkWord, markSeparator, markText, parseMark } from './mail-mark.ts';

/** What is known to have happened to the mail of one line, by day; most lines have nothing. */
export type MailHistory = readonly MailMark[];

export const noHistory: MailHistory = [];

/** As many bounces, and as many releases, are kept; the newest. More than any class needs. */
const maxMarks = 20;

/** The `history` cell of a line; a mark that cannot be read is left out (`findHistoryFault` says which). */
export function parseHistory(cell: string): MailHistory {
  if (cell === '') return noHistory;
  return tidyHistory(cell.split(markSeparator).flatMap((text) => parseMark(text) ?? []));
}

/** A history as its cell. */
export function historyText(history: MailHistory): string {
  return history.map(markText).join(markSeparator);
}

/** Whether two histories tell the same, in the same order. */
export function isSameHistory(a: MailHistory, b: MailHistory): boolean {
  if (a === b) return true;
  return a.length === b.length && a.every((mark, index) => isSameMark(mark, b[index]));
}

function isSameMark({ day, word, tag }: MailMark, other: MailMark | undefined): boolean {
  return day === other?.day && word === other.word && tag === other.tag;
}

/** Two histories of the same line as one; in any order, and as often as you like, the outcome is the same. */
export function joinHistories(a: MailHistory, b: MailHistory): MailHistory {
  if (b.length === 0) return a;
  if (a.length === 0) return b;
  return tidyHistory([...a, ...b]);
}

/**
 * Sorted, each campaign once a day with its strongest class, deliveries as the last of them, without the soft bounces
 * that a delivery or a release ended. What is dropped can never count again, so the order of joining does not matter.
 */
export function tidyHistory(marks: readonly MailMark[]): MailHistory {
  if (marks.length < 2) return marks;
  const kept = new Map<string, MailMark>();
  const ended = lastDay(marks, 'delivered', 'released');
  const delivered = lastDay(marks, 'delivered');
  for (const mark of marks) {
    if (mark.word === 'delivered' ? mark.day < delivered : mark.word !== 'released' && mark.day <= ended) {
      continue;
    }
    const key = keyOf(mark);
    const known = kept.get(key);
    if (known === undefined || rankOf(mark) < rankOf(known)) kept.set(key, mark);
  }
  const sorted = [...kept.values()].sort(compareMarks);
  const isBounce = ({ word }: MailMark) => word !== 'delivered' && word !== 'released';
  const bounces = sorted.filter(isBounce).slice(-maxMarks);
  const releases = sorted.filter(({ word }) => word === 'released').slice(-maxMarks);
  const deliveries = sorted.filter(({ word }) => word === 'delivered');
  return [...bounces, ...releases, ...deliveries].sort(compareMarks);
}

/** What a history tells until a day; what is dated later is not known to have happened. */
export function historyUntil(history: MailHistory, day: DayNumber): MailHistory {
  return history.some((mark) => mark.day > day) ? history.filter((mark) => mark.day <= day) : history;
}

/** The last day of marks with one of these words; -1 without any. */
export function lastDay(history: MailHistory, ...words: readonly MarkWord[]): number {
  return history.reduce((day, mark) => (words.includes(mark.word) ? Math.max(day, mark.day) : day), -1);
}

function keyOf({ day, word, tag }: MailMark): string {
  if (word === 'delivered') return word;
  return word === 'released' ? `${day} ${word} ${tag}` : `${day} ${tag}`;
}

// because the classes stand with the hard ones first, and those that need fewer repeats before the others
const ranks: ReadonlyMap<MarkWord, number> = new Map(
  bounceClasses.map((word, rank) => [word, rank] as const),
);

function rankOf({ word }: MailMark): number {
  return ranks.get(word) ?? ranks.size;
}

function compareMarks(a: MailMark, b: MailMark): number {
  if (a.day !== b.day) return a.day - b.day;
  const [one, other] = [`${a.word} ${a.tag}`, `${b.word} ${b.tag}`];
  return one < other ? -1 : one > other ? 1 : 0;
}
