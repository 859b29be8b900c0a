import type { Verdict } from '../../core/campaign-result.ts';
import { verdictWord } from '../headline.ts';
import { type Element, element } from './element.ts';

/** A picture of its own for each verdict, so that the colour only repeats it. */
const pictures: Readonly<Record<Verdict, string>> = {
  pass: 'M3 8.5L6.5 12L13 4.5',
  warn: 'M8 2L15 14H1ZM8 6V10M8 11.5V12.6',
  fail: 'M3.5 3.5L12.5 12.5M12.5 3.5L3.5 12.5',
  unchecked: 'M5 6A3 3 0 1 1 8 9V10.5M8 12V13.2',
};

/** The verdict as a word with its picture. */
export function verdictChip(verdict: Verdict): Element {
  const picture = element(
    'svg',
    { viewBox: '0 0 16 16', width: '14', height: '14', 'aria-hidden': 'true', focusable: 'false' },
    element('path', { d: pictures[verdict] }),
  );
  return element('span', { class: `chip ${verdict}` }, picture, verdictWord[verdict]);
}
