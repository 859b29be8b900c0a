import type { BotMetrics } from './bot-metrics.ts';

/** Metrics that can be read as the text Prometheus asks for. */
export interface PrometheusMetrics extends BotMetrics {
  /** https://prometheus.io/docs/instrumenting/exposition_formats, version 0.0.4. */
  readonly text: (help: Readonly<Record<string, string>>) => string;
}

type Labels = Readonly<Record<string, string>>;

interface Family {
  readonly type: 'counter' | 'gauge';
  readonly values: Map<string, number>;
}

/** Seconds; Slack waits for three. */
const bounds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3] as const;

interface Histogram {
  readonly counts: number[];
  sum: number;
  count: number;
}

/** Counts in memory, from nought at each start. */
export function openPrometheusMetrics(): PrometheusMetrics {
  const families = new Map<string, Family>();
  const histograms = new Map<string, Histogram>();
  const values = (name: string, type: Family['type']) => {
    const family = families.get(name) ?? { type, values: new Map() };
    families.set(name, family);
    return family.values;
  };
  return {
    add: (name, labels = {}, by = 1) => {
      const series = values(name, 'counter');
      const key = labelText(labels);
      series.set(key, (series.get(key) ?? 0) + by);
    },
    set: (name, value, labels = {}) => {
      values(name, 'gauge').set(labelText(labels), value);
    },
    observe: (name, seconds) => {
      const histogram = histograms.get(name) ?? { counts: bounds.map(() => 0), sum: 0, count: 0 };
      histograms.set(name, histogram);
      // because the bounds are few, a loop is as good as a search; each bucket holds those below it as well
      for (const [at, bound] of bounds.entries()) {
        if (seconds <= bound) histogram.counts[at] = (histogram.counts[at] ?? 0) + 1;
      }
      histogram.sum += seconds;
      histogram.count += 1;
    },
    text: (help) => {
      const simple = [...families].map(([name, family]) => familyText(name, family, help[name]));
      const timed = [...histograms].map(([name, histogram]) => histogramText(name, histogram, help[name]));
      return [...simple, ...timed].toSorted().join('');
    },
  };
}

function head(name: string, type: string, help: string | undefined): string {
  return `${help === undefined ? '' : `# HELP ${name} ${help}\n`}# TYPE ${name} ${type}\n`;
}

function familyText(name: string, { type, values }: Family, help: string | undefined): string {
  const lines = [...values].toSorted().map(([labels, value]) => `${name}${labels} ${value}\n`);
  return head(name, type, help) + lines.join('');
}

function histogramText(name: string, { counts, sum, count }: Histogram, help: string | undefined): string {
  const buckets = bounds.map((bound, at) => `${name}_bucket{le="${bound}"} ${counts[at] ?? 0}\n`);
  const rest = `${name}_bucket{le="+Inf"} ${count}\n${name}_sum ${sum}\n${name}_count ${count}\n`;
  return head(name, 'histogram', help) + buckets.join('') + rest;
}

function labelText(labels: Labels): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${escaped(value)}"`);
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`;
}

function escaped(value: string): string {
  return value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
}
