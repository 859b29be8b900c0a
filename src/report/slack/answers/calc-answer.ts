import type { Calculation } from '../../../core/question/calculate-rate.ts';
import type { CampaignState } from '../../../core/question/campaign-state.ts';
import type { LimitSide } from '../../../core/question/compare-to-limit.ts';
import type { SlackMessage } from '../../../core/slack/block-kit.ts';
import { count, limitPercent } from '../../numbers.ts';
import { tierProse } from '../../prose/tiers.ts';
import { mrkdwn } from '../mrkdwn.ts';
import { answerMessage } from './answer-parts.ts';
import { type AnswerStyle, nameOf, rateWords } from './campaign-words.ts';

/** What two counts say: the rate, how sure it is, what it is called, and where the limits are. */
export function calcAnswer(
  calculation: Calculation,
  state: CampaignState | null,
  style: AnswerStyle,
): SlackMessage {
  const { bounced, sent, low, high, tooFew } = calculation;
  const rate = exactPercent(calculation.rate, limitsBeside(calculation));
  const range = `${exactPercent(low)} to ${exactPercent(high)}`;
  if (tooFew) {
    return answerMessage({
      lead: mrkdwn`*${count(bounced)} of ${count(sent)} is ${rate} %*, but anything from ${range} % would look the same: too few to judge.`,
      notes: [mrkdwn`Ask again with the counts of a larger send.`],
    });
  }
  return answerMessage({
    lead: mrkdwn`*${count(bounced)} of ${count(sent)}: ${rate} %* (95 % interval ${range}), ${tierProse[calculation.tier]}. ${limitWords(calculation)}`,
    lines: state === null ? [] : projectedLine(state, calculation),
    notes: [mrkdwn`${whose(state, style)}`],
  });
}

function limitWords({ warn, fail }: Calculation): string {
  if (fail !== null && fail.side === 'above') return `Above the fail limit of ${limitPercent(fail.limit)}.`;
  if (fail !== null && fail.side === 'at')
    return `At the fail limit of ${limitPercent(fail.limit)}; only above it fails.`;
  if (warn !== null && warn.side !== 'below') {
    const place: Readonly<Record<LimitSide, string>> = { at: 'At', above: 'Above', below: '' };
    const rest = fail === null ? '' : `, below the fail limit of ${limitPercent(fail.limit)}`;
    return `${place[warn.side]} the warn limit of ${limitPercent(warn.limit)}${rest}.`;
  }
  const lowest = warn ?? fail;
  return lowest === null
    ? ''
    : `Below the ${warn === null ? 'fail' : 'warn'} limit of ${limitPercent(lowest.limit)}.`;
}

function projectedLine({ card }: CampaignState, { rate }: Calculation): readonly string[] {
  const { rates, limits } = card.check;
  if (rates === null) return [];
  const [, low, high] = rates.total;
  const place =
    rate < low ? 'below the projected range' : rate > high ? 'above the projected range' : 'as projected';
  return [`The newest check projected ${rateWords(rates.total, limits.total.fail)}: ${place}.`];
}

function whose(state: CampaignState | null, style: AnswerStyle): string {
  return state === null
    ? 'Limits are those that hold where a policy sets none; name a campaign for its own: /bounce-rate 240/12000 CAMPAIGN'
    : `Limits are those of ${nameOf(state, style)}.`;
}

/** What a rounded rate must not seem to be: the bands of the tiers, and limits that it is not at. */
function limitsBeside({ warn, fail }: Calculation): readonly number[] {
  const limits = [warn, fail].flatMap((one) => (one === null ? [] : [one.limit]));
  return [0.01, 0.02, 0.05, 0.1, ...limits];
}

// because no rate of two counts lies closer to a limit
const mostDecimals = 9;

/**
 * A rate of whole numbers in percent: two decimals, or two digits where those would all be 0, and as many as it takes to
 * tell it from what it is not.
 */
function exactPercent(fraction: number, beside: readonly number[] = []): string {
  const percent = fraction * 100;
  if (percent === 0 || percent === 100) return String(percent);
  if (percent < 0.01) {
    const decimals = 1 - Math.floor(Math.log10(percent));
    // because toFixed ends 0.0010 with a zero that says nothing
    const text = percent.toFixed(decimals);
    return text.endsWith('0') ? text.slice(0, -1) : text;
  }
  const others = [1, ...beside].map((one) => Number((one * 100).toFixed(mostDecimals)));
  const own = Number(percent.toFixed(mostDecimals));
  let decimals = 2;
  const seemsOther = () => others.some((one) => one !== own && one === Number(percent.toFixed(decimals)));
  while (decimals < mostDecimals && seemsOther()) decimals += 1;
  return percent.toFixed(decimals);
}
