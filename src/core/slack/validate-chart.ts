import type { Block, LineChart } from './block-kit.ts';
import { listRule, numberRule, type Problems, rule, textRule, uniqueRule } from './payload-rules.ts';
import { slackLimits } from './slack-limits.ts';

const limits = slackLimits.chart;

/**
 * Limits of a chart (https://docs.slack.dev/reference/block-kit/blocks/data-visualization-block): every series has
 * exactly the categories of the axis, each once.
 */
export function validateChart(block: Extract<Block, { type: 'data_visualization' }>, path: string): Problems {
  const { series, axis_config: axis } = block.chart;
  const at = `${path}.chart`;
  return [
    ...textRule(block.title, limits.title, `${path}.title`),
    ...listRule(series, { min: 1, max: limits.series, path: `${at}.series` }, validateSeries),
    ...uniqueRule(
      series.map(({ name }) => name),
      `${at}.series`,
    ),
    ...listRule(
      axis.categories,
      { min: 1, max: limits.points, path: `${at}.categories` },
      (category, where) => textRule(category, limits.label, where),
    ),
    ...uniqueRule(axis.categories, `${at}.categories`),
    ...textRule(axis.x_label, limits.axis, `${at}.x_label`),
    ...textRule(axis.y_label, limits.axis, `${at}.y_label`),
    ...rule(
      series.every(({ data }) => hasCategories(data, axis.categories)),
      'uneven-series',
      `${at}.series`,
    ),
  ];
}

type Series = LineChart['series'][number];

function validateSeries({ name, data }: Series, path: string): Problems {
  return [
    ...textRule(name, limits.label, `${path}.name`),
    ...listRule(data, { min: 1, max: limits.points, path: `${path}.data` }, (point, at) => [
      ...textRule(point.label, limits.label, at),
      ...numberRule(point.value, at),
    ]),
  ];
}

function hasCategories(data: Series['data'], categories: readonly string[]): boolean {
  const labels = new Set(data.map(({ label }) => label));
  return data.length === categories.length && categories.every((category) => labels.has(category));
}
