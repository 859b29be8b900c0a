import type { RunReview } from '../core/review/run-review.ts';
import { helpPage } from './help-link.ts';
import { reviewHtml } from './html/review-page.ts';
import { jsonText } from './json-text.ts';
import { problemList } from './markdown-help.ts';
import { reviewMarkdown } from './review-markdown.ts';
import { reviewText } from './review-text.ts';

/** Version of the JSON form of a review; fields are added, never changed, within it. */
export const reviewSchema = 'bounce-gate/review/1';

function reviewJson({ verdict, base, head, reviews, baseMoved, problems }: RunReview): string {
  const report = { schema: reviewSchema, help: helpPage, verdict, base, head, reviews, baseMoved, problems };
  return `${jsonText(report, 2)}\n`;
}

function reviewDocument(run: RunReview): string {
  if (run.problems.length === 0) return `${reviewMarkdown(run).text}\n`;
  return `**Could not check this change.**\n\n${problemList(run.problems)}\n`;
}

/** The formats of `review --format`. */
export const reviewReporters = {
  text: reviewText,
  json: reviewJson,
  markdown: reviewDocument,
  html: reviewHtml,
} as const satisfies Readonly<Record<string, (run: RunReview) => string>>;
export type ReviewFormat = keyof typeof reviewReporters;
