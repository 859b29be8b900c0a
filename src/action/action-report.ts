import type { CampaignResult, Verdict } from '../core/campaign-result.ts';
import type { RunResult } from '../core/run-result.ts';
import type { Suggestion } from '../io/github/post-suggestions.ts';
import type { CheckAnnotation } from '../io/github/publish-check-run.ts';
import type { RunRequest } from '../io/prepare-checks.ts';
import { type Annotation, annotationsOf } from '../report/annotations.ts';
import type { Mending } from '../report/fix.ts';
import { jsonReport } from '../report/json.ts';
import { markdownReport } from '../report/markdown.ts';
import { plain } from '../report/paint.ts';
import { show } from '../report/show.ts';
import { plainCleanCommand, textReport } from '../report/text.ts';

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
export const summaryCharacters = 250_000;

/** How a check was asked for, as far as the command that mends a campaign needs it. */
type CheckAsked = Pick<RunRequest, 'policy' | 'limits'>;

/** What a check tells. */
export function checkReport(run: RunResult, request: Partial<CheckAsked> = {}): ActionReport {
  const summary = markdownReport(run);
  const fits = summary.length <= summaryCharacters;
  return {
    verdict: run.verdict,
    log: textReport(run, {
      paint: plain,
      details: false,
      milliseconds: null,
      cleanCommand: (result, mending) =>
        [plainCleanCommand(result, mending), ...optionsOf(request, mending)].join(' '),
    }),
    annotations: annotationsOf(run),
    summary: fits ? summary : 'The report is too long for a job summary: see report-path.\n',
    json: jsonReport(run),
    campaign: run.campaigns.find(({ verdict }) => verdict === run.verdict),
    recordable: run.campaigns,
    pullRequest: null,
  };
}

function optionsOf({ policy, limits = {} }: Partial<CheckAsked>, mending: Mending): string[] {
  const config = policy?.shown ?? '';
  // because what is taken out beside depends on the limits
  const changed = mending === 'clean' ? [] : Object.entries(limits).filter(([, limit]) => Boolean(limit));
  return [
    ...(config === '' ? [] : [`--config ${show(config)}`]),
    ...changed.map(([name, limit]) => `--${name} ${show(String(limit))}`),
  ];
}
