import type { TrendPoint } from '../../core/trend/trend-of.ts';
import { limitPercent, percent, points } from '../numbers.ts';
import { remark } from '../trend-text.ts';
import { type Element, element } from './element.ts';
import { legend, mark, signOf, signs } from './mark.ts';
import { length, type PercentScale, percentScale, placeOn } from './percent-scale.ts';

/** The plot, in pixels from the top. */
const [top, bottom] = [14, 244];

/** From this many sends on ranges are thin, and from that many on not every send has its number below it. */
const [mostWide, mostNumbered] = [24, 16];

/** Send by send the projected range, the projected rate and what happened, with the limits that held. */
export function trendChart(sends: readonly TrendPoint[]): Element {
  const scale = percentScale(
    sends.flatMap(({ actual, projected, warn, fail }) => [
      actual,
      projected?.high ?? 0,
      warn ?? 0,
      fail ?? 0,
    ]),
  );
  const title = element('title', { id: 'trend-title' }, 'Projected and actual bounces, send by send');
  const desc = element('desc', { id: 'trend-desc' }, sends.map(description).join(' '));
  const picture = element(
    'svg',
    {
      class: 'chart',
      role: 'img',
      'aria-labelledby': 'trend-title trend-desc',
      width: '100%',
      height: '268',
    },
    title,
    desc,
    ...grid(scale),
    ...limitLines(sends, scale),
    ...sends.flatMap((send, index) => column(send, { index, of: sends.length, scale })),
  );
  const has = (kind: 'warn' | 'fail') => sends.some((send) => send[kind] !== null);
  const key = legend([
    [signOf('actual'), 'what bounced'],
    [signOf('outside'), 'what bounced, outside the projected range'],
    [element('line', { class: 'expected', x1: '2', x2: '22', y1: '8', y2: '8' }), 'projected'],
    [signs.range, 'where nine in ten were meant to end up'],
    ...(has('warn') ? [[limitSign('warn'), 'warnings start'] as const] : []),
    ...(has('fail') ? [[limitSign('fail'), 'the limit'] as const] : []),
  ]);
  return element('figure', {}, picture, key);
}

function limitSign(kind: 'warn' | 'fail'): Element {
  return element('line', { class: `limit ${kind}`, x1: '0', x2: '24', y1: '8', y2: '8' });
}

function description(send: TrendPoint, index: number): string {
  const { actual, projected, sentAt } = send;
  const meant =
    projected === null
      ? 'not checked'
      : `projected ${percent(projected.expected)}, range ${points(projected.low)} to ${points(projected.high)}`;
  const how = remark(send);
  return `Send ${index + 1}, ${sentAt.slice(0, 10)}: ${percent(actual)} bounced, ${meant}${how === '' ? '' : `, ${how}`}.`;
}

function grid(scale: PercentScale): Element[] {
  return scale.ticks.flatMap((tick) => {
    const y = heightOf(scale, tick);
    return [
      element('line', { class: 'grid', x1: '0', x2: '100%', y1: y, y2: y }),
      element('text', { class: 'tick', x: '0', y: String(Number(y) - 4) }, limitPercent(tick)),
    ];
  });
}

function heightOf(scale: PercentScale, rate: number): string {
  return (bottom - (placeOn(scale, rate) / 100) * (bottom - top)).toFixed(1);
}

interface Column {
  readonly index: number;
  readonly of: number;
  readonly scale: PercentScale;
}

/** Room at the left for the numbers of the grid, in percent. */
const left = 9;

function column(send: TrendPoint, { index, of, scale }: Column): Element[] {
  const width = (100 - left) / of;
  const middle = left + (index + 0.5) * width;
  const every = Math.ceil(of / mostNumbered);
  const label =
    index % every === 0
      ? [
          element(
            'text',
            { class: 'tick', x: length(middle), y: '262', 'text-anchor': 'middle' },
            String(index + 1),
          ),
        ]
      : [];
  const shape = send.inside === false ? 'outside' : 'actual';
  return [
    ...projection(send, { middle, scale, half: of > mostWide ? 3 : 7 }),
    mark(shape, middle, Number(heightOf(scale, send.actual))),
    ...label,
  ];
}

/** The limits as lines that last as long as they were the same. */
function limitLines(sends: readonly TrendPoint[], scale: PercentScale): Element[] {
  const width = (100 - left) / sends.length;
  return (['warn', 'fail'] as const).flatMap((kind) =>
    sends.flatMap((send, index) => {
      const limit = send[kind];
      if (limit === null || (index > 0 && sends[index - 1]?.[kind] === limit)) return [];
      const after = sends.findIndex((later, place) => place > index && later[kind] !== limit);
      const [from, to] = [left + index * width, left + (after < 0 ? sends.length : after) * width];
      const y = heightOf(scale, limit);
      return [element('line', { class: `limit ${kind}`, x1: length(from), x2: length(to), y1: y, y2: y })];
    }),
  );
}

function projection(
  { projected }: TrendPoint,
  { middle, scale, half }: { readonly middle: number; readonly scale: PercentScale; readonly half: number },
): Element[] {
  if (projected === null) return [];
  const [high, low] = [heightOf(scale, projected.high), heightOf(scale, projected.low)];
  const y = heightOf(scale, projected.expected);
  const tall = Math.max(2, Number(low) - Number(high)).toFixed(1);
  const rounded = String(Math.min(half, 4));
  return [
    element(
      'svg',
      { class: 'at', x: length(middle), y: '0' },
      element('rect', {
        class: 'range',
        x: String(-half),
        y: high,
        width: String(half * 2),
        height: tall,
        rx: rounded,
      }),
      element('line', { class: 'expected', x1: String(-half - 2), x2: String(half + 2), y1: y, y2: y }),
    ),
  ];
}
