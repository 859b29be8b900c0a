import type { CampaignPoint } from '../../../core/question/campaign-trend.ts';
import type { Block, TableCell } from '../../../core/slack/block-kit.ts';
import { count, limitPercent, percent, points as percentPoints } from '../../numbers.ts';
import { numberCell, textCell } from '../mrkdwn.ts';

/** The points of a trend as a table, the oldest first; `name` stands in the caption, which screen readers read. */
export function trendTable(points: readonly CampaignPoint[], name: string): Block {
  const head = ['Day', 'What', 'Projected', 'Range', 'Actual', 'Sent to', 'Fail limit'];
  return {
    type: 'data_table',
    caption: `Projected and actual bounce rates of ${name}`,
    rows: [head.map((title) => textCell(title)), ...points.map(rowOf)],
  };
}

const nothing = textCell('-');

function rowOf({ at, projected, fail, send }: CampaignPoint): readonly TableCell[] {
  const rateCell = (rate: number) => numberCell(Number((rate * 100).toFixed(2)), percent(rate, fail));
  return [
    textCell(at.slice(0, 10)),
    textCell(send === null ? 'checked' : 'sent'),
    projected === null ? nothing : rateCell(projected.expected),
    projected === null
      ? nothing
      : textCell(`${percentPoints(projected.low)} to ${percentPoints(projected.high)}`),
    send === null ? nothing : rateCell(send.actual),
    send === null ? nothing : numberCell(send.sent, count(send.sent)),
    fail === null ? nothing : textCell(limitPercent(fail)),
  ];
}
