import type { WarnFail } from '../../core/campaign-result.ts';
import { limitPercent } from '../numbers.ts';
import { type Element, element } from './element.ts';
import { length, type PercentScale, placeOn } from './percent-scale.ts';

/** Where limits are drawn: on this axis, across a track that begins so many pixels from the top. */
export interface LimitPlace {
  readonly scale: PercentScale;
  readonly edge: number;
  readonly track: number;
}

/** How much of the axis a label may take on a narrow screen, in percent. */
const labelWidth = 18;

/** The warn limit as a dashed line with its label to the left, the fail limit as a whole one with its label to the right. */
export function limitMarks({ warn, fail }: WarnFail, { scale, edge, track }: LimitPlace): Element[] {
  const lines: Element[] = [];
  const at = (limit: number) => placeOn(scale, limit, edge);
  if (warn !== null) {
    lines.push(
      ...limitMark({ kind: 'warn', limit: warn, place: at(warn), isLeft: at(warn) >= labelWidth, track }),
    );
  }
  if (fail !== null) {
    const isLeft = at(fail) > 100 - labelWidth;
    // because the two labels meet only where one of them cannot stand on its outer side
    const isCrowded = warn !== null && at(fail) - at(warn) < labelWidth && (at(warn) < labelWidth || isLeft);
    const depth = isCrowded ? 15 : 0;
    lines.push(...limitMark({ kind: 'fail', limit: fail, place: at(fail), isLeft, track, depth }));
  }
  return lines;
}

interface LimitMark {
  readonly kind: 'warn' | 'fail';
  readonly limit: number;
  readonly place: number;
  readonly isLeft: boolean;
  readonly track: number;
  /** How far below its usual place the label stands, in pixels. */
  readonly depth?: number;
}

function limitMark({ kind, limit, place, isLeft, track, depth = 0 }: LimitMark): readonly Element[] {
  const x = length(place);
  const y = String(track + 36 + depth);
  return [
    element('line', { class: `limit ${kind}`, x1: x, x2: x, y1: String(track - 3), y2: y }),
    element(
      'text',
      { class: 'tick', x, dx: isLeft ? '-4' : '4', y, 'text-anchor': isLeft ? 'end' : 'start' },
      `${kind} ${limitPercent(limit)}`,
    ),
  ];
}
