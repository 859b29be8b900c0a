import type { Calculation } from './calculate-rate.ts';
import type { CampaignEntry } from './campaign-entry.ts';
import type { CampaignState } from './campaign-state.ts';
import type { CampaignTrend } from './campaign-trend.ts';
import type { SourceRow } from './list-sources.ts';
import type { KnownCampaign } from './nearest-names.ts';
import type { AskedCampaign, QuestionWord, WrongQuestion } from './question.ts';
import type { SmallestChange } from './smallest-change.ts';

/** Campaigns that may be asked for here, the last checked first; `more` are not listed. */
export interface CampaignList {
  readonly entries: readonly CampaignEntry[];
  readonly more: boolean;
}

/** What a question is answered with; all prose is in report/slack/answers. */
export type Answer =
  | { readonly kind: 'latest' | 'reasons'; readonly state: CampaignState }
  | { readonly kind: 'why'; readonly state: CampaignState; readonly change: SmallestChange | null }
  | { readonly kind: 'trend'; readonly state: CampaignState; readonly trend: CampaignTrend }
  | { readonly kind: 'sources'; readonly state: CampaignState; readonly rows: readonly SourceRow[] }
  | {
      readonly kind: 'compare';
      readonly states: readonly [CampaignState, CampaignState];
      /** Whether the two intervals have nothing in common; null where one of them was not projected. */
      readonly apart: boolean | null;
    }
  | { readonly kind: 'thresholds'; readonly state: CampaignState | null }
  | { readonly kind: 'calc'; readonly calculation: Calculation; readonly state: CampaignState | null }
  | { readonly kind: 'campaigns'; readonly list: CampaignList }
  | { readonly kind: 'help'; readonly about: QuestionWord | null; readonly list: CampaignList }
  | {
      readonly kind: 'unknown';
      readonly asked: AskedCampaign;
      readonly near: readonly KnownCampaign[];
      /** Whether the index has any campaign at all. */
      readonly isEmpty: boolean;
    }
  | { readonly kind: 'ambiguous'; readonly campaign: string; readonly ledgers: readonly string[] }
  | { readonly kind: 'never-checked'; readonly ledger: string; readonly campaign: string }
  | { readonly kind: 'nothing-to-share' }
  | { readonly kind: 'share-not-here' }
  | { readonly kind: 'wrong'; readonly question: WrongQuestion };
