import type { TrendPoint } from '../core/trend/trend-of.ts';
import { code, prose } from './markdown-code.ts';
import { count, percent, points } from './numbers.ts';
import { nothingRecorded, remark, type TrendTold, trendSummary } from './trend-text.ts';

/** Sends in the picture; a chart with more labels than that cannot be read. */
const picturedSends = 24;

/** Projected and actual rates as GitHub-flavoured Markdown: a Mermaid picture, then the same numbers as a table. */
export function trendMarkdown(trend: TrendTold): string {
  const title =
    trend.campaign === null ? 'Bounce rates of recorded sends' : `Bounce rates of ${code(trend.campaign)}`;
  if (trend.points.length === 0) return `**${title}**\n\n${prose(nothingRecorded(trend))}\n`;
  const summary = trendSummary(trend).map(prose).join('\n');
  return `**${title}**\n\n${trendPicture(trend)}\n\n${summary}\n\n${table(trend.points)}\n`;
}

/**
 * A Mermaid chart of the last sends: bars are what happened, lines the projection, the ends of its interval and the
 * limit. Its labels are dates and our own words only.
 */
function trendPicture({ points: all }: TrendTold): string {
  // because a line cannot have gaps, sends without a projection are only in the table
  const checked = all.filter(({ projected }) => projected !== null);
  const sends = (checked.length > 0 ? checked : all).slice(-picturedSends);
  const series = (rate: (point: TrendPoint) => number) =>
    `[${sends.map((point) => (rate(point) * 100).toFixed(2)).join(', ')}]`;
  const projected = checked.length > 0;
  const { warn = null, fail = null } = sends.at(-1) ?? {};
  const top = Math.max(
    fail ?? 0,
    ...sends.map((point) => Math.max(point.actual, point.projected?.high ?? 0)),
  );
  const lines = [
    'xychart-beta',
    '  title "Bounces in percent: bars actual, lines projected with its range, and the limits"',
    `  x-axis [${sends.map(({ sentAt }, place) => `"${place + 1}: ${sentAt.slice(5, 10)}"`).join(', ')}]`,
    `  y-axis "percent" 0 --> ${Math.max(1, Math.ceil(top * 110))}`,
    `  bar ${series(({ actual }) => actual)}`,
    ...(projected
      ? [
          `  line ${series((point) => point.projected?.expected ?? 0)}`,
          `  line ${series((point) => point.projected?.low ?? 0)}`,
          `  line ${series((point) => point.projected?.high ?? 0)}`,
        ]
      : []),
    ...[warn, fail].flatMap((limit) => (limit === null ? [] : [`  line ${series(() => limit)}`])),
  ];
  return ['```mermaid', ...lines, '```'].join('\n');
}

function table(sends: readonly TrendPoint[]): string {
  const rows = sends.map((point, place) => {
    const { projected } = point;
    const range = projected === null ? '' : `${points(projected.low)} to ${points(projected.high)}`;
    const expected = projected === null ? 'not checked' : percent(projected.expected);
    const soft = point.soft === null ? 'not counted' : percent(point.soft);
    return `| ${place + 1} | ${point.sentAt.slice(0, 10)} | ${code(point.campaign)} | ${count(point.sent)} | ${expected} | ${range} | **${percent(point.actual)}** | ${percent(point.hard)} | ${soft} | ${remark(point)} |`;
  });
  return [
    '| | sent on | campaign | sent | projected | range | actual | hard | soft | |',
    '|--:|---|---|--:|--:|--:|--:|--:|--:|---|',
    ...rows,
  ].join('\n');
}
