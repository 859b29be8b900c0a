import type { CampaignResult } from '../../../src/core/campaign-result.ts';
import type { ReviewResult } from '../../../src/core/review/review-result.ts';
import { runReview } from '../../../src/core/review/run-review.ts';
import { runResult } from '../../../src/core/run-result.ts';
import type { TrendPoint } from '../../../src/core/trend/trend-of.ts';
import { reviewHtml } from '../../../src/report/html/review-page.ts';
import { htmlReport } from '../../../src/report/html/run-page.ts';
import { trendHtml } from '../../../src/report/html/trend-page.ts';
import type { TrendTold } from '../../../src/report/trend-text.ts';
import { checkText, lines } from '../../core/check-text.ts';
import { healthyList, onFile, reviewTexts } from '../../core/review/review-text.ts';

/** Stands in the samples wherever data can choose a name. */
const placeholder = 'NAME';

const header = 'email,source,last_delivered_at';
const people = (count: number, name: string) =>
  Array.from({ length: count }, (_, index) => `${name}${index}@mail.example`);
const bounced = people(40, 'gone');
const rows = [
  ...people(400, 'reader').map((address) => `${address},web-${placeholder},2026-06-01`),
  ...bounced.map((address) => `${address},${placeholder},`),
  ...people(30, 'old').map((address) => `${address},"import, ${placeholder}",2025-01-01`),
  `left0@mail.example,${placeholder},2026-06-01`,
  `reader1@mail.example,${placeholder},2026-06-01`,
  `no address ${placeholder},${placeholder},yesterday`,
];
const suppressions = {
  [`suppressions/${placeholder}.csv`]: lines(
    'email,reason,created_at',
    ...bounced.map((address) => `${address},hard-bounce,2026-06-10`),
    'left0@mail.example,unsubscribe,2026-06-10',
    ...people(30, 'other').map((address) => `${address},${placeholder},2026-06-10`),
  ),
};

const failing: CampaignResult = {
  ...(await checkText(lines(header, ...rows), { suppressions })),
  campaign: placeholder,
  list: `lists/${placeholder}.csv`,
  sendAt: '2026-06-20T08:00:00Z',
  override: {
    id: 'o1',
    state: 'expired',
    by: placeholder,
    via: 'cli',
    reason: `it is urgent ${placeholder}`,
    at: '2026-06-01T08:00:00Z',
    expiresAt: '2026-06-02T08:00:00Z',
  },
};
const passing: CampaignResult = { ...(await checkText(healthyList(3000))), campaign: `calm-${placeholder}` };
const unchecked: CampaignResult = {
  ...(await checkText(lines(`${placeholder},company`, 'a,b'))),
  campaign: placeholder,
};
const problem = { code: 'unknown-campaign', args: { campaign: placeholder, known: placeholder } } as const;

const tightLimits = { warn: 0.001, fail: 0.002 };
const strict: CampaignResult = {
  ...failing,
  limits: { ...failing.limits, total: { warn: 0.18, fail: 0.2 }, hard: tightLimits, soft: tightLimits },
};

const changed: ReviewResult = {
  ...(await reviewTexts(
    { list: healthyList(400), suppressions: onFile(...bounced.map((address) => `${address},hard-bounce`)) },
    {
      list: healthyList(420, ...bounced.map((address) => `${address},`)),
      suppressions: onFile(...bounced.slice(4).map((address) => `${address},hard-bounce`)),
    },
    {
      policyChanged: true,
      ruleChanges: [
        {
          key: `sources.${placeholder}`,
          unit: 'word',
          before: null,
          after: placeholder,
          direction: 'looser',
        },
      ],
      dropped: {
        [`suppressions/${placeholder}.csv`]: lines('email,reason', 'gone0@mail.example,hard-bounce'),
      },
    },
  )),
  campaign: placeholder,
  list: `lists/${placeholder}.csv`,
};
const quiet = await reviewTexts({ list: healthyList(200) }, { list: healthyList(203) });
const commits = { base: 'a'.repeat(40), head: 'b'.repeat(40) };
const baseMoved = { name: placeholder, commits: 2, isMore: false, files: [`${placeholder}.csv`] };

/** So many sends, with one that was not checked, one outside its range and one without soft bounces. */
function trendOf(count: number): TrendTold {
  const points = Array.from({ length: count }, (_, index): TrendPoint => {
    const expected = 0.01 + 0.004 * (index % 7);
    const actual = index === 5 ? 0.06 : expected * (1 + 0.2 * ((index % 3) - 1));
    const projected = index === 2 ? null : { expected, low: expected * 0.6, high: expected * 1.5 };
    return {
      campaign: placeholder,
      sentAt: new Date(Date.UTC(2026, 0, 5 + index * 7)).toISOString(),
      sent: 12_000 + index,
      projected,
      actual,
      hard: actual * 0.7,
      soft: index === 4 ? null : actual * 0.3,
      block: 0,
      inside: projected === null ? null : actual <= projected.high,
      warn: index === 2 ? null : 0.02,
      fail: index === 2 ? null : 0.05,
    };
  });
  const drift = {
    campaign: placeholder,
    since: '2026-03-01T00:00:00Z',
    rate: 'hard',
    factor: 1.6,
    sources: [{ source: placeholder, factor: 2.1 }],
  } as const;
  return { campaign: placeholder, points, earlier: 3, inside: count - 2, projected: count - 1, drift };
}

/** A document by what it shows, made of values in which every name that data can choose is the one given. */
const makers: Readonly<Record<string, (name: string) => string>> = {
  failing: (name) => htmlReport(named(runResult([failing]), name)),
  strict: (name) => htmlReport(named(runResult([strict]), name)),
  passing: (name) => htmlReport(named(runResult([passing]), name)),
  unchecked: (name) => htmlReport(named(runResult([unchecked]), name)),
  several: (name) => htmlReport(named(runResult([failing, passing, unchecked]), name)),
  'not started': (name) => htmlReport(named(runResult([], [problem]), name)),
  review: (name) => reviewHtml(named(runReview(commits, [changed], [], { baseMoved }), name)),
  'several reviews': (name) => reviewHtml(named(runReview(commits, [changed, quiet], []), name)),
  'no review': (name) => reviewHtml(named(runReview(commits, [], [problem]), name)),
  trend: (name) => trendHtml(named(trendOf(12), name)),
  'long trend': (name) => trendHtml(named(trendOf(60), name)),
  'no trend': (name) => trendHtml(named(trendOf(0), name)),
};

export const samples = Object.keys(makers);

/** Runs and reviews in which every name that data can choose is the one given, for whoever renders them otherwise. */
export const sampleValues = {
  run: (name: string) => named(runResult([failing, passing, unchecked]), name),
  notRun: (name: string) => named(runResult([], [problem]), name),
  review: (name: string) => named(runReview(commits, [changed, quiet], [], { baseMoved }), name),
  notReviewed: (name: string) => named(runReview(commits, [], [problem]), name),
  trend: (name: string) => named(trendOf(12), name),
} as const;

/** The document of a sample, with this name wherever data can choose one. */
export function samplePage(sample: string, name = 'june'): string {
  return makers[sample]?.(name) ?? '';
}

/** A value with the placeholder replaced in each of its texts. */
function named<Value>(value: Value, name: string): Value {
  const text = JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'string' ? inner.replaceAll(placeholder, () => name) : inner,
  );
  return JSON.parse(text) as Value; // because only texts in it changed
}
