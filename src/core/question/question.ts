/** What `/bounce-rate` can be asked for, by its first word. */
export const questionWords = [
  'latest',
  'trend',
  'sources',
  'reasons',
  'why',
  'compare',
  'thresholds',
  'calc',
  'outcome',
  'override',
  'share',
  'help',
] as const;
export type QuestionWord = (typeof questionWords)[number];

/** A campaign as it was asked for; `ledger` is null where none was named. Both are text that a person typed. */
export interface AskedCampaign {
  readonly ledger: string | null;
  readonly campaign: string;
}

/** Counts of one send, whole numbers: 0 <= bounced <= sent, 0 < sent <= 1e9. */
export interface AskedCounts {
  readonly bounced: number;
  readonly sent: number;
}

/** Why a question was not understood. */
export const questionFaults = [
  'too-long',
  'address',
  'not-understood',
  'campaign-missing',
  'two-campaigns',
  'too-many-words',
  'last-out-of-range',
  'not-a-number',
  'one-number',
  'many-readings',
  'negative',
  'nothing-sent',
  'more-bounced',
  'too-large',
] as const;
export type QuestionFault = (typeof questionFaults)[number];

/** The most sends or checks that a trend shows, and how many it shows unless told. */
export const longestTrend = 20;
export const usualTrend = 8;

/** A question that can be answered. */
export type Question =
  | { readonly ask: 'help'; readonly about: QuestionWord | null }
  | { readonly ask: 'campaigns' }
  | { readonly ask: 'share' }
  | { readonly ask: 'thresholds'; readonly of: AskedCampaign | null }
  | { readonly ask: 'latest' | 'sources' | 'reasons' | 'why'; readonly of: AskedCampaign }
  | { readonly ask: 'override'; readonly of: AskedCampaign }
  | { readonly ask: 'trend'; readonly of: AskedCampaign; readonly last: number }
  | { readonly ask: 'compare'; readonly of: AskedCampaign; readonly with: AskedCampaign }
  | { readonly ask: 'calc'; readonly counts: AskedCounts; readonly of: AskedCampaign | null }
  | { readonly ask: 'outcome'; readonly of: AskedCampaign; readonly counts: AskedCounts | null }
  | WrongQuestion;

/** A question that was not understood; `word` is the one it failed at, `near` one of ours that was perhaps meant. */
export interface WrongQuestion {
  readonly ask: 'wrong';
  readonly fault: QuestionFault;
  readonly about: QuestionWord | null;
  readonly word: string;
  readonly near: string | null;
}
