import { type BounceClass, bounceClasses } from '../../bounce/bounce-class.ts';
import { type DayNumber, formatDay, parseDay } from '../../list/parse-day.ts';

/** What happened on the day of a mark: a bounce of that class, a delivery, or somebody took the suppression back. */
export type MarkWord = BounceClass | 'delivered' | 'released';

/** One thing that happened to the mail of a line of the canonical file, as its `history` cell keeps it. */
export interface MailMark {
  readonly day: DayNumber;
  readonly word: MarkWord;
  /** Of a bounce its campaign, of a release why; may be empty. */
  readonly tag: string;
}

/** What parts several marks in one cell. */
export const markSeparator = ' + ';

const longestTag = 120;
const words: ReadonlyMap<string, MarkWord> = new Map(
  ([...bounceClasses, 'delivered', 'released'] as const).map((word) => [word, word] as const),
);

/** The name of a campaign, or why something was released, as it may stand in a mark: in one line, without separators. */
export function markTag(text: string): string {
  const plain = text
    .slice(0, longestTag * 2)
    .replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .replaceAll('+', '-')
    .trim();
  return [...plain].slice(0, longestTag).join('').trim();
}

/** `2026-03-11 full spring-launch`. */
export function markText({ day, word, tag }: MailMark): string {
  return `${formatDay(day)} ${word}${tag === '' ? '' : ` ${tag}`}`;
}

/** Reads a mark as `markText` writes it; null for anything else. */
export function parseMark(text: string): MailMark | null {
  const [date = '', name = '', ...rest] = text.trim().split(' ');
  const day = /^\d{4}-\d\d-\d\d$/.test(date) ? parseDay(date) : null;
  const word = words.get(name);
  const tag = markTag(rest.join(' '));
  // because a delivery has no campaign, and a tag no plus, what stands there would be lost
  const isLost = (word === 'delivered' && tag !== '') || text.includes('+');
  if (day === null || word === undefined || isLost) return null;
  return { day, word, tag };
}
