import type { Share } from '../../core/campaign-result.ts';
import { count, points } from '../numbers.ts';
import { nameOf } from './blocks.ts';
import { type Element, element } from './element.ts';
import { legend, signs } from './mark.ts';
import { length } from './percent-scale.ts';
import { table } from './table.ts';

/** Parts of a projected rate, each with its name. */
export interface ShareTable {
  readonly caption: string;
  readonly title: string;
  readonly shares: readonly (Share & { readonly name: string })[];
  /** One more column, after the points. */
  readonly more?: { readonly title: string; readonly cells: readonly string[] };
}

/** Parts of a projected rate as bars, hard filled and soft outlined, each beside its numbers. */
export function shareTable({ caption, title, shares, more }: ShareTable): readonly Element[] {
  const longest = Math.max(...shares.map(({ total }) => total), Number.MIN_VALUE);
  const rows = shares.map((share, place) => [
    element('div', {}, nameOf(share.name), bar(share, longest)),
    count(share.recipients),
    points(share.hard),
    points(share.soft),
    element('strong', {}, points(share.total)),
    ...(more === undefined ? [] : [more.cells[place] ?? '']),
  ]);
  const numbers = ['recipients', 'hard', 'soft', 'points', ...(more === undefined ? [] : [more.title])];
  const columns = [{ title }, ...numbers.map((name) => ({ title: name, isNumber: true }))];
  return [
    table({ caption, columns, rows }),
    legend([
      [signs.hard, 'hard'],
      [signs.soft, 'soft'],
    ]),
  ];
}

// because its numbers stand beside it, a screen reader need not hear of it
function bar({ hard, soft }: Share, longest: number): Element {
  const [first, second] = [(hard / longest) * 100, (soft / longest) * 100];
  return element(
    'svg',
    { class: 'bar', width: '100%', height: '10', 'aria-hidden': 'true', focusable: 'false' },
    element('rect', { class: 'hard', x: '0', y: '0', width: length(first), height: '10' }),
    element('rect', { class: 'soft', x: length(first), y: '0.5', width: length(second), height: '9' }),
  );
}
