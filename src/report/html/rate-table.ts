import type { LimitsShown, Rates } from '../../core/campaign-result.ts';
import { limitCell } from '../markdown-parts.ts';
import { percent, points } from '../numbers.ts';
import { type Element, element } from './element.ts';
import { rateTitles } from './rate-chart.ts';
import { table } from './table.ts';

/** The numbers of a rate chart. */
export interface RateTable {
  readonly rates: Rates;
  readonly limits: LimitsShown;
  /** What they are compared with, in a column of this title; null where the list had no rates. */
  readonly other: { readonly title: string; readonly rates: Rates | null } | null;
}

// because a word and its number read as one
function unbroken(cell: string): string {
  return cell
    .split(', ')
    .map((limit) => limit.replaceAll(' ', '\u00a0'))
    .join(', ');
}

/** Projected rates with their ranges and limits, beside what they are compared with. */
export function rateTable({ rates, limits, other }: RateTable): Element {
  const row = (name: keyof typeof rateTitles) => {
    const { expected, low, high } = rates[name];
    return [
      rateTitles[name],
      element('strong', {}, percent(expected, limits[name].fail)),
      `${points(low)} to ${points(high)}`,
      unbroken(limitCell(limits[name])),
      ...(other === null ? [] : [other.rates === null ? 'none' : percent(other.rates[name].expected)]),
    ];
  };
  return table({
    caption: 'Projected bounces of the recipients mailed; the range is where nine in ten sends end up',
    columns: [
      { title: 'rate' },
      { title: 'projected', isNumber: true },
      { title: 'range', isNumber: true },
      { title: 'limits' },
      ...(other === null ? [] : [{ title: other.title, isNumber: true }]),
    ],
    rows: [row('total'), row('hard'), row('soft')],
  });
}
