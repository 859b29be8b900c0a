import type { CampaignState } from '../../../core/question/campaign-state.ts';
import type { SlackMessage } from '../../../core/slack/block-kit.ts';
import { count, percent } from '../../numbers.ts';
import { mrkdwn } from '../mrkdwn.ts';
import { decisionTitle } from '../posts/decision-words.ts';
import { answerMessage } from './answer-parts.ts';
import { type AnswerStyle, freshness, limitsWords, nameOf, rateWords } from './campaign-words.ts';

type Pair = readonly [CampaignState, CampaignState];

/** Two campaigns side by side, and whether one is really worse. */
export function compareAnswer(states: Pair, apart: boolean | null, style: AnswerStyle): SlackMessage {
  const [one, other] = states;
  return answerMessage({
    lead: mrkdwn`*${nameOf(one, style)} and ${nameOf(other, style)}*: ${verdictOf(states, apart, style)}`,
    lines: states.map((state) => `${nameOf(state, style)}: ${words(state)}`),
    notes:
      freshness(one, style).length > 1 ? freshness(one, style).slice(1) : freshness(other, style).slice(1),
  });
}

function verdictOf(states: Pair, apart: boolean | null, style: AnswerStyle): string {
  const [one, other] = states;
  const [left, right] = [one.card.check.rates?.total[0], other.card.check.rates?.total[0]];
  if (left === undefined || right === undefined || apart === null) {
    const missing = left === undefined ? one : other;
    return `${nameOf(missing, style)} could not be checked, so there is nothing to compare.`;
  }
  if (!apart) return 'their ranges overlap, so the projection does not tell which is worse.';
  const worse = left > right ? one : other;
  return `${nameOf(worse, style)} is worse, by ${points(Math.abs(left - right))}; their ranges do not overlap.`;
}

function points(fraction: number): string {
  return percent(fraction).replace(' %', ' points');
}

function words({ card: { check, decision }, lastSend }: CampaignState): string {
  const rate =
    check.rates === null
      ? 'not projected'
      : `projected ${rateWords(check.rates.total, check.limits.total.fail)}`;
  const size = `${count(check.counts.mailed)} to mail`;
  const sent = lastSend === null ? '' : `; last send ${percent(lastSend.actual)} of ${count(lastSend.sent)}`;
  return `${decisionTitle[decision]}, ${rate}, ${limitsWords(check.limits.total)}, ${size}${sent}.`;
}
