import type { CampaignResult, Verdict } from '../core/campaign-result.ts';
import type { RunReview } from '../core/review/run-review.ts';
import type { RunResult } from '../core/run-result.ts';
import { type Annotation, annotationsOf } from '../report/annotations.ts';
import { markdownReport } from '../report/markdown.ts';
import { reporters } from '../report/report-formats.ts';
import { reviewAnnotations } from '../report/review-annotations.ts';
import { reviewReporters } from '../report/review-formats.ts';
import { reviewMarkdown } from '../report/review-markdown.ts';

/** What a run has to tell, whether it checked or reviewed. */
export interface ActionReport {
  readonly verdict: Verdict;
  readonly log: string;
  readonly annotations: readonly Annotation[];
  readonly summary: string;
  readonly json: string;
  /** The campaign that the outputs speak of: the first of the worst. */
  readonly campaign: CampaignResult | undefined;
  /** The Markdown of a pull request comment, and whether who would be mailed changes; null where nothing was reviewed. */
  readonly comment: { readonly text: string; readonly listChanged: boolean } | null;
}

/** GitHub drops a job summary above 1 MiB whole; the rest is for what it adds itself. */
const summaryCharacters = 250_000;

/** What a check tells. */
export function checkReport(run: RunResult): ActionReport {
  const summary = markdownReport(run);
  const fits = summary.length <= summaryCharacters;
  return {
    verdict: run.verdict,
    log: reporters.text(run),
    annotations: annotationsOf(run),
    summary: fits ? summary : 'The report is too long for a job summary: see report-path.\n',
    json: reporters.json(run),
    campaign: run.campaigns.find(({ verdict }) => verdict === run.verdict),
    comment: null,
  };
}

/** What a review tells. */
export function reviewReport(run: RunReview): ActionReport {
  const worst = run.reviews.find(({ verdict }) => verdict === run.verdict);
  const text = run.problems.length > 0 ? reviewReporters.markdown(run) : reviewMarkdown(run.reviews).text;
  const summary = run.problems.length > 0 ? text : `${reviewMarkdown(run.reviews, summaryCharacters).text}\n`;
  const listChanged = run.reviews.some(
    ({ change, suppressions }) =>
      change.added + change.removed + change.evidenceChanged + suppressions.added + suppressions.deleted > 0,
  );
  return {
    verdict: run.verdict,
    log: reviewReporters.text(run),
    annotations: reviewAnnotations(run),
    summary,
    json: reviewReporters.json(run),
    campaign: worst?.after ?? undefined,
    comment: { text, listChanged },
  };
}
