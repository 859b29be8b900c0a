import type { RunVerification } from '../core/approval/run-verification.ts';
import type { CampaignResult, Verdict } from '../core/campaign-result.ts';
import type { ReviewResult } from '../core/review/review-result.ts';
import type { RunReview } from '../core/review/run-review.ts';
import type { RunResult } from '../core/run-result.ts';
import type { Suggestion } from '../io/github/post-suggestions.ts';
import type { CheckAnnotation } from '../io/github/publish-check-run.ts';
import { type Annotation, annotationsOf } from '../report/annotations.ts';
import { markdownReport } from '../report/markdown.ts';
import { prose } from '../report/markdown-code.ts';
import { plain } from '../report/paint.ts';
import { findingProse } from '../report/prose/findings.ts';
import { reporters } from '../report/report-formats.ts';
import { reviewAnnotations } from '../report/review-annotations.ts';
import { reviewReporters } from '../report/review-formats.ts';
import { reviewMarkdown } from '../report/review-markdown.ts';
import { reviewSentence } from '../report/review-sentence.ts';
import { show } from '../report/show.ts';
import { textReport } from '../report/text.ts';
import { verificationMarkdown } from '../report/verification-markdown.ts';
import { verificationJson, verificationText } from '../report/verification-text.ts';

/** What a run has to tell, whether it checked or reviewed. */
export interface ActionReport {
  readonly verdict: Verdict;
  /** Whether a suppression file was written anew; absent where none was to be. */
  readonly changed?: boolean;
  readonly log: string;
  readonly annotations: readonly Annotation[];
  readonly summary: string;
  readonly json: string;
  /** The campaign that the outputs speak of: the first of the worst. */
  readonly campaign: CampaignResult | undefined;
  /** What the ledger keeps of this run. */
  readonly recordable: readonly CampaignResult[];
  /** What goes to the pull request; null where nothing was reviewed. */
  readonly pullRequest: PullRequestReport | null;
}

/** A review as a pull request shows it. */
export interface PullRequestReport {
  /** Markdown of the comment and the check run. */
  readonly text: string;
  /** The verdict in one sentence of Markdown. */
  readonly headline: string;
  /** Whether who would be mailed changes. */
  readonly listChanged: boolean;
  /** Lines to delete, of lists that are the same in the branch's own commit. */
  readonly suggestions: readonly Suggestion[];
  /** Lists with lines to delete that are another version there, so that nothing can be suggested. */
  readonly otherLists: readonly string[];
  readonly annotations: readonly CheckAnnotation[];
}

/** GitHub drops a job summary above 1 MiB whole; the rest is for what it adds itself. */
const summaryCharacters = 250_000;

/** What a check tells. */
export function checkReport(run: RunResult, config = ''): ActionReport {
  const summary = markdownReport(run);
  const fits = summary.length <= summaryCharacters;
  return {
    verdict: run.verdict,
    log: textReport(run, {
      paint: plain,
      details: false,
      milliseconds: null,
      cleanCommand: ({ campaign }) =>
        `bounce-gate clean ${campaign}${config === '' ? '' : ` --config ${show(config)}`}`,
    }),
    annotations: annotationsOf(run),
    summary: fits ? summary : 'The report is too long for a job summary: see report-path.\n',
    json: reporters.json(run),
    campaign: run.campaigns.find(({ verdict }) => verdict === run.verdict),
    recordable: run.campaigns,
    pullRequest: null,
  };
}

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
    suggestions: found
      .filter(({ path }) => run.listsOfBranch.includes(path))
      .map(({ path, line, title }) => ({
        path,
        line,
        why: `${title}. Without this line the list is better.`,
      })),
    // because the check run stands on the branch's commit, only lines that hold there are named
    annotations: found
      .filter(({ path }) => run.listsOfBranch.includes(path))
      .map(({ path, line, title }) => ({
        path,
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

/** What a verification tells. */
export function verificationReport(run: RunVerification): ActionReport {
  const text = verificationText(run);
  const message = text.trim().split('\n')[0] ?? '';
  return {
    verdict: run.verdict,
    log: text,
    annotations:
      run.verdict === 'pass' ? [] : [{ level: 'error', title: 'Bounce Gate: not verified', message }],
    summary: verificationMarkdown(run),
    json: verificationJson(run),
    campaign: undefined,
    recordable: [],
    pullRequest: null,
  };
}
