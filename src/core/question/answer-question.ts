import { defaultPolicy } from '../policy/default-policy.ts';
import type { Answer } from './answer.ts';
import { calculateRate } from './calculate-rate.ts';
import type { CampaignFacts } from './campaign-facts.ts';
import { type CampaignState, campaignState } from './campaign-state.ts';
import { campaignTrend } from './campaign-trend.ts';
import { listSources } from './list-sources.ts';
import type { Question } from './question.ts';
import { smallestChange } from './smallest-change.ts';

/** A question about campaigns; those without one need no records. */
export type CampaignQuestion = Extract<
  Question,
  { ask: 'latest' | 'sources' | 'reasons' | 'why' | 'trend' | 'thresholds' | 'calc' | 'compare' }
>;

/** The campaigns a question names, in its order, and the clock. */
export interface AskedFacts {
  readonly campaigns: readonly CampaignFacts[];
  readonly nowMs: number;
}

/** Answers a question out of the records of the campaigns it names. */
export function answerQuestion(question: CampaignQuestion, { campaigns, nowMs }: AskedFacts): Answer {
  const states = campaigns.map((facts) => campaignState(facts, nowMs));
  const unchecked = campaigns.find((_, place) => states[place] === null);
  if (unchecked !== undefined && question.ask !== 'calc') {
    return { kind: 'never-checked', ledger: unchecked.ledger, campaign: unchecked.campaign };
  }
  const [first = null, second = null] = states;
  if (question.ask === 'calc') {
    const limits = first?.card.check.limits.total ?? defaultPolicy.total;
    return { kind: 'calc', calculation: calculateRate(question.counts, limits), state: first };
  }
  if (first === null) return { kind: 'thresholds', state: null };
  if (second !== null) return { kind: 'compare', states: [first, second], apart: areApart(first, second) };
  return answerOfOne(question, first, campaigns[0]?.records ?? []);
}

function answerOfOne(
  question: CampaignQuestion,
  state: CampaignState,
  records: CampaignFacts['records'],
): Answer {
  switch (question.ask) {
    case 'trend':
      return { kind: 'trend', state, trend: campaignTrend(records, question.last) };
    case 'sources':
      return { kind: 'sources', state, rows: listSources(state.card.check, records) };
    case 'why':
      return { kind: 'why', state, change: smallestChange(state.card.check) };
    case 'thresholds':
    case 'reasons':
      return { kind: question.ask, state };
    default:
      return { kind: 'latest', state };
  }
}

function areApart(one: CampaignState, other: CampaignState): boolean | null {
  const [left, right] = [one.card.check.rates?.total, other.card.check.rates?.total];
  if (left === undefined || right === undefined) return null;
  return left[2] < right[1] || right[2] < left[1];
}
