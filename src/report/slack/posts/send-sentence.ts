import type { TrendPoint } from '../../../core/trend/trend-of.ts';
import { count, percent, points } from '../../numbers.ts';
import { remark } from '../../trend-text.ts';

/** What came of a send, against what was projected for it, as sentences. */
export function sendSentence(point: TrendPoint): string {
  const { sent, sentAt, actual, hard, soft, block, projected, fail } = point;
  const parts = [
    `hard ${percent(hard)}`,
    ...(soft === null ? [] : [`soft ${percent(soft)}`]),
    ...(block === null ? [] : [`block ${percent(block)}`]),
  ];
  const happened = `Sent to ${count(sent)} on ${sentAt.slice(0, 10)}: ${percent(actual, fail)} bounced (${parts.join(', ')}).`;
  if (projected === null) return happened;
  const { expected, low, high } = projected;
  return `${happened} Projected was ${percent(expected, fail)} (${points(low)} to ${points(high)}): ${placeWords(point)}.`;
}

/** Where the actual rate ended, against the projected range and the limit. */
export function placeWords(point: TrendPoint): string {
  const told = remark(point);
  if (point.inside !== true) return told;
  return told === '' ? 'as projected' : `as projected, ${told}`;
}
