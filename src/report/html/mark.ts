import { type Element, element } from './element.ts';
import { length } from './percent-scale.ts';

/** What a mark in a chart can be: each has a shape of its own, so that nobody has to tell colours apart. */
export type MarkShape = 'projected' | 'before' | 'after' | 'actual' | 'outside';

const shapes: Readonly<Record<MarkShape, Element>> = {
  projected: element('circle', { r: '6' }),
  before: element('rect', { x: '-5', y: '-5', width: '10', height: '10', class: 'hollow' }),
  after: element('circle', { r: '5', class: 'hollow' }),
  actual: element('circle', { r: '4.5' }),
  outside: element('path', { d: 'M0 -7.5L7.5 0L0 7.5L-7.5 0Z' }),
};

/** A mark at a place: across in percent, so that a chart of any width keeps its marks in shape, down in pixels. */
export function mark(shape: MarkShape, across: number, down: number): Element {
  return element('svg', { class: `mark ${shape}`, x: length(across), y: String(down) }, shapes[shape]);
}

/** What is in a chart, each with the sign that it has there. */
export function legend(entries: readonly (readonly [sign: Element, words: string])[]): Element {
  const one = ([sign, words]: readonly [Element, string]): Element =>
    element(
      'li',
      {},
      element(
        'svg',
        { class: 'sign', width: '24', height: '16', 'aria-hidden': 'true', focusable: 'false' },
        sign,
      ),
      words,
    );
  return element('ul', { class: 'legend' }, ...entries.map(one));
}

/** The signs of a legend that are no marks. */
export const signs = {
  range: element('rect', { class: 'range', x: '1', y: '3', width: '22', height: '10', rx: '5' }),
  warn: element('line', { class: 'limit warn', x1: '12', y1: '0', x2: '12', y2: '16' }),
  fail: element('line', { class: 'limit fail', x1: '12', y1: '0', x2: '12', y2: '16' }),
  hard: element('rect', { class: 'hard', x: '1', y: '4', width: '22', height: '8' }),
  soft: element('rect', { class: 'soft', x: '1.5', y: '4.5', width: '21', height: '7' }),
} as const;

/** The sign of a mark in a legend. */
export function signOf(shape: MarkShape): Element {
  return element('svg', { class: `mark ${shape}`, x: '12', y: '8' }, shapes[shape]);
}
