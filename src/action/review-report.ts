import type { ReviewResult } from '../core/review/review-result.ts';
import type { RunReview } from '../core/review/run-review.ts';
import { withoutAddress } from '../core/without-address.ts';
import { prose } from '../report/markdown-code.ts';
import { findingProse } from '../report/prose/findings.ts';
import { reviewAnnotations } from '../report/review-annotations.ts';
import { reviewReporters } from '../report/review-formats.ts';
import { reviewMarkdown } from '../report/review-markdown.ts';
import { reviewSentence } from '../report/review-sentence.ts';
import { type ActionReport, type PullRequestReport, summaryCharacters } from './action-report.ts';

/** What a review tells. */
export function reviewReport(run: RunReview): ActionReport {
  const worst = run.reviews.find(({ verdict }) => verdict === run.verdict);
  const text = run.problems.length > 0 ? reviewReporters.markdown(run) : reviewMarkdown(run).text;
  const summary = run.problems.length > 0 ? text : `${reviewMarkdown(run, summaryCharacters).text}\n`;
  return {
    verdict: run.verdict,
    log: reviewReporters.text(run),
    annotations: reviewAnnotations(run),
    summary,
    json: reviewReporters.json(run),
    campaign: worst?.after ?? undefined,
    recordable: run.reviews.flatMap(({ after }) => (after === null ? [] : [after])),
    pullRequest: pullRequestReport(run, text),
  };
}

function pullRequestReport(run: RunReview, text: string): PullRequestReport {
  const [worst] = run.reviews.filter(({ verdict }) => verdict === run.verdict);
  const headline = worst === undefined ? 'Bounce Gate' : prose(reviewSentence(worst, worst.campaign));
  const found = run.reviews.flatMap((review) =>
    review.newFindings.flatMap(({ code, lines }) =>
      lines.map((line) => ({ path: review.list, line, title: findingProse[code].title })),
    ),
  );
  return {
    text,
    headline,
    listChanged: run.reviews.some(isListChanged),
    otherLists: [...new Set(found.map(({ path }) => path))].filter(
      (path) => !run.listsOfBranch.includes(path),
    ),
    // because a line can only be suggested for by the name of its file
    suggestions: found
      .filter(({ path }) => run.listsOfBranch.includes(path) && withoutAddress(path) === path)
      .map(({ path, line, title }) => ({
        path,
        line,
        why: `${title}. Without this line the list is better.`,
      })),
    // because the check run stands on the branch's commit, only lines that hold there are named
    annotations: found
      .filter(({ path }) => run.listsOfBranch.includes(path))
      .map(({ path, line, title }) => ({
        path: withoutAddress(path),
        line,
        level: 'warning',
        title,
        message: title,
      })),
  };
}

function isListChanged({ change, suppressions, removal }: ReviewResult): boolean {
  const { added, removed, evidenceChanged } = change;
  const { added: more, deleted, droppedFiles } = suppressions;
  return removal !== null || added + removed + evidenceChanged + more + deleted + droppedFiles.length > 0;
}
