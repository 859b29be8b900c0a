import { annotationsOf } from '../../src/report/annotations.ts';
import { reporters } from '../../src/report/report-formats.ts';
import { reviewReporters } from '../../src/report/review-formats.ts';
import { trendMarkdown } from '../../src/report/trend-markdown.ts';
import { trendText } from '../../src/report/trend-text.ts';
import { sampleValues } from '../report/html/sample-pages.ts';

/** Every report with a hostile text wherever data can choose one, by the name of its form. */
export function renderedWith(text: string): ReadonlyMap<string, string> {
  const [run, notRun, review, notReviewed, trend] = [
    sampleValues.run(text),
    sampleValues.notRun(text),
    sampleValues.review(text),
    sampleValues.notReviewed(text),
    sampleValues.trend(text),
  ];
  return new Map([
    ...Object.entries(reporters).map(([name, report]) => [`check ${name}`, report(run)] as const),
    ...Object.entries(reporters).map(([name, report]) => [`unchecked ${name}`, report(notRun)] as const),
    ...Object.entries(reviewReporters).map(([name, report]) => [`review ${name}`, report(review)] as const),
    ...Object.entries(reviewReporters).map(
      ([name, report]) => [`unreviewed ${name}`, report(notReviewed)] as const,
    ),
    ['trend text', trendText(trend)],
    ['trend markdown', trendMarkdown(trend)],
  ]);
}

/** The annotations of the same runs. */
export function annotationsWith(text: string) {
  return [sampleValues.run(text), sampleValues.notRun(text)].flatMap(annotationsOf);
}

/** The Markdown among all reports: what GitHub renders as a job summary or a comment. */
export function markdownWith(text: string): readonly string[] {
  return [...renderedWith(text)]
    .filter(([name]) => name.endsWith('markdown'))
    .map(([, markdown]) => markdown);
}
