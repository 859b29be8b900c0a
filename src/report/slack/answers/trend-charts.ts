import type { CampaignPoint } from '../../../core/question/campaign-trend.ts';
import type { Block, LineChart } from '../../../core/slack/block-kit.ts';
import { limitPercent } from '../../numbers.ts';

type Series = LineChart['series'][number];

/**
 * One chart of what was projected, and one of what was projected and came, since a chart needs a value for each point and
 * no send is not a rate of 0. A limit is a line of its own. Values are percent.
 */
export function trendCharts(points: readonly CampaignPoint[]): readonly Block[] {
  const projected = points.filter((point) => point.projected !== null);
  const sent = projected.filter(({ send }) => send !== null);
  return [
    ...chart('Projected bounce rate (%)', projected, [projectedSeries, limitSeries('fail')]),
    ...chart('Projected and actual bounce rate (%)', sent, [
      projectedSeries,
      actualSeries,
      limitSeries('fail'),
    ]),
  ];
}

type MakeSeries = (points: readonly CampaignPoint[], labels: readonly string[]) => Series | null;

// because more points are not shown by Slack (data_visualization: at most 20)
const mostPoints = 20;

function chart(
  title: string,
  all: readonly CampaignPoint[],
  makers: readonly MakeSeries[],
): readonly Block[] {
  const points = all.slice(-mostPoints);
  if (points.length < 2) return [];
  const labels = dayLabels(points);
  const series = makers.flatMap((make) => make(points, labels) ?? []);
  const axes = { categories: labels, y_label: '%' };
  return [{ type: 'data_visualization', title, chart: { type: 'line', series, axis_config: axes } }];
}

const projectedSeries: MakeSeries = (points, labels) =>
  seriesOf('Projected', labels, (place) => points[place]?.projected?.expected ?? 0);

const actualSeries: MakeSeries = (points, labels) =>
  seriesOf('Actual', labels, (place) => points[place]?.send?.actual ?? 0);

function limitSeries(which: 'warn' | 'fail'): MakeSeries {
  return (points, labels) => {
    const limits = points.map((point) => point[which]);
    const [first] = limits;
    if (first === undefined || limits.some((limit) => limit === null)) return null;
    const same = limits.every((limit) => limit === first);
    const named = `Fail limit ${limitPercent(first ?? 0)}`;
    const name = same && named.length <= 20 ? named : 'Fail limit';
    return seriesOf(name, labels, (place) => limits[place] ?? 0);
  };
}

function seriesOf(name: string, labels: readonly string[], rateAt: (place: number) => number): Series {
  return { name, data: labels.map((label, place) => ({ label, value: inPercent(rateAt(place)) })) };
}

function inPercent(fraction: number): number {
  return Number((fraction * 100).toFixed(2));
}

/** The days of points as labels that differ from each other, at most 20 characters. */
function dayLabels(points: readonly CampaignPoint[]): readonly string[] {
  const years = new Set(points.map(({ at }) => at.slice(0, 4)));
  const dayOf = ({ at }: CampaignPoint) => (years.size > 1 ? at.slice(0, 10) : at.slice(5, 10));
  const used = new Map<string, number>();
  return points.map((point) => {
    const day = dayOf(point);
    const times = (used.get(day) ?? 0) + 1;
    used.set(day, times);
    return times === 1 ? day : `${day} (${times})`;
  });
}
