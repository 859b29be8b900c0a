import type { LimitsShown, Rate, Rates } from '../../core/campaign-result.ts';
import { tierOf } from '../../core/projection/tier.ts';
import { limitCell } from '../markdown-parts.ts';
import { limitPercent, percent, points } from '../numbers.ts';
import { tierProse } from '../prose/tiers.ts';
import { type Element, element } from './element.ts';
import { limitMarks } from './limit-marks.ts';
import { legend, type MarkShape, mark, signOf, signs } from './mark.ts';
import { length, type PercentScale, percentScale, placeOn } from './percent-scale.ts';
import { tierBands } from './tier-bands.ts';

/** Projected rates, and what they are compared with in the same picture. */
export interface RateChart {
  /** Id that no other chart of the document has. */
  readonly id: string;
  readonly rates: Rates;
  readonly limits: LimitsShown;
  readonly other: {
    readonly shape: Extract<MarkShape, 'before' | 'after'>;
    readonly words: string;
    readonly rates: Rates;
  } | null;
}

const names = ['total', 'hard', 'soft'] as const;
type Name = (typeof names)[number];

/** The rates as they begin a line. */
export const rateTitles: Readonly<Record<Name, string>> = { total: 'Total', hard: 'Hard', soft: 'Soft' };

/** Room at both ends of the axis, in percent, so that marks at the ends are whole. */
const edge = 2.5;

/** The three rates, each with its range, its limits and the mark to compare with, and the tiers of the total. */
export function rateChart(chart: RateChart): Element {
  const { id } = chart;
  const scale = scaleOf(chart);
  const rows: Element[] = [];
  let down = 0;
  for (const name of names) {
    rows.push(...rowOf(chart, { name, scale, down }));
    down += rowHeight(chart.limits, name);
  }
  const title = element('title', { id: `${id}-title` }, 'Projected bounces against the limits');
  const desc = element('desc', { id: `${id}-desc` }, names.map((name) => description(chart, name)).join(' '));
  const labelled = `${id}-title ${id}-desc`;
  const picture = element(
    'svg',
    { class: 'chart', role: 'img', 'aria-labelledby': labelled, width: '100%', height: String(down + 18) },
    title,
    desc,
    ...axis(scale, down),
    ...rows,
  );
  return element('figure', {}, picture, legendOf(chart));
}

function legendOf({ other, limits }: RateChart): Element {
  const has = (kind: 'warn' | 'fail') => names.some((name) => limits[name][kind] !== null);
  return legend([
    [signOf('projected'), 'projected'],
    [signs.range, 'where nine in ten sends like this end up'],
    ...(other === null ? [] : [[signOf(other.shape), other.words] as const]),
    ...(has('warn') ? [[signs.warn, 'warnings start'] as const] : []),
    ...(has('fail') ? [[signs.fail, 'the limit'] as const] : []),
  ]);
}

function scaleOf({ rates, limits, other }: RateChart): PercentScale {
  return percentScale(
    names.flatMap((name) => [
      rates[name].high,
      limits[name].warn ?? 0,
      limits[name].fail ?? 0,
      other?.rates[name].expected ?? 0,
    ]),
  );
}

function description({ rates, limits, other }: RateChart, name: Name): string {
  const { expected, low, high } = rates[name];
  const compared = other === null ? '' : `, ${other.words} ${percent(other.rates[name].expected)}`;
  return `${rateTitles[name]}: projected ${percent(expected, limits[name].fail)}, range ${points(low)} to ${points(high)}${compared}; limits: ${limitCell(limits[name])}.`;
}

function axis(scale: PercentScale, bottom: number): Element[] {
  return scale.ticks.flatMap((tick) => {
    const x = length(placeOn(scale, tick, edge));
    return [
      element('line', { class: 'grid', x1: x, x2: x, y1: '22', y2: String(bottom) }),
      element(
        'text',
        { class: 'tick', x, y: String(bottom + 14), 'text-anchor': 'middle' },
        limitPercent(tick),
      ),
    ];
  });
}

/** The title and, for the total, the names of the tiers stand above the track; where there are limits, theirs below. */
function trackDepth(name: Name): number {
  return name === 'total' ? 42 : 24;
}

function rowHeight(limits: LimitsShown, name: Name): number {
  const { warn, fail } = limits[name];
  return trackDepth(name) + (warn === null && fail === null ? 36 : 64);
}

interface Row {
  readonly name: Name;
  readonly scale: PercentScale;
  readonly down: number;
}

function rowOf({ rates, limits, other }: RateChart, { name, scale, down }: Row): Element[] {
  const { expected, low, high } = rates[name];
  const at = (rate: number) => placeOn(scale, rate, edge);
  const [from, to] = [at(low), at(high)];
  const track = down + trackDepth(name);
  const label = element(
    'text',
    { class: 'name', x: '0', y: String(down + 14) },
    `${rateTitles[name]} ${percent(expected, limits[name].fail)}`,
    element('tspan', { class: 'aside', dx: '10' }, asideOf(rates[name], name)),
  );
  const range = element('rect', {
    class: 'range',
    x: length(from),
    y: String(track + 5),
    width: length(to - from),
    height: '12',
    rx: '6',
  });
  return [
    label,
    element('rect', { class: 'track', x: '0', y: String(track), width: '100%', height: '22', rx: '3' }),
    ...(name === 'total' ? tierBands(scale, { edge, track, tier: tierProse }) : []),
    range,
    ...limitMarks(limits[name], { scale, edge, track }),
    ...(other === null ? [] : [mark(other.shape, at(other.rates[name].expected), track + 11)]),
    mark('projected', at(expected), track + 11),
  ];
}

function asideOf({ expected, low, high }: Rate, name: Name): string {
  const range = `${points(low)} to ${points(high)}`;
  return name === 'total' ? `${range}, ${tierProse[tierOf(expected)]}` : range;
}
