import type { CampaignState } from '../../../core/question/campaign-state.ts';
import type { CampaignPoint, CampaignTrend } from '../../../core/question/campaign-trend.ts';
import type { SlackMessage } from '../../../core/slack/block-kit.ts';
import { count, counted, percent } from '../../numbers.ts';
import { mrkdwn } from '../mrkdwn.ts';
import { type AnswerParts, answerMessage, picturedAnswer } from './answer-parts.ts';
import { type AnswerStyle, freshness, limitsWords, nameOf, rateWords } from './campaign-words.ts';
import { trendCharts } from './trend-charts.ts';
import { trendTable } from './trend-table.ts';

/** A trend as it is answered at once, and with charts and a table as it is sent after it. */
export interface TrendMessages {
  readonly message: SlackMessage;
  /** Null where there are too few points to draw. */
  readonly followUp: SlackMessage | null;
}

/** Projected and actual rates of a campaign over time: in words at once, then as charts and a table with the same numbers. */
export function trendAnswer(state: CampaignState, trend: CampaignTrend, style: AnswerStyle): TrendMessages {
  const name = nameOf(state, style);
  const { points } = trend;
  if (points.length === 0) {
    const lead = mrkdwn`*${name}* has no check that could be judged, so there is no trend. Why: /bounce-rate why ${name}`;
    return { message: answerMessage({ lead, notes: freshness(state, style) }), followUp: null };
  }
  const parts: AnswerParts = {
    lead: mrkdwn`*${name}*: ${movement(points)} ${kept(trend)}`,
    lines: points.map(pointWords),
    notes: [mrkdwn`Limits now: ${limitsWords(state.card.check.limits.total)}.`, ...freshness(state, style)],
  };
  const message = answerMessage(parts);
  if (points.length < 2) return { message, followUp: null };
  return {
    message,
    followUp: picturedAnswer(message, parts, [...trendCharts(points), trendTable(points, name)]),
  };
}

function movement(points: readonly CampaignPoint[]): string {
  const projected = points.flatMap(({ projected: rate }) => (rate === null ? [] : [rate.expected]));
  const [first, last] = [projected[0], projected.at(-1)];
  if (first === undefined || last === undefined) return 'no send has a projection on the ledger.';
  if (projected.length === 1) return `projected ${percent(last)}, the only check so far.`;
  const [from, to] = [percent(first), percent(last)];
  return from === to
    ? `projected ${to}, as ${counted(projected.length - 1, 'check')} before.`
    : `projected ${from} at first, ${to} now, over ${counted(projected.length, 'check')}.`;
}

function kept({ compared, inside }: CampaignTrend): string {
  if (compared === 0) return 'No send is recorded with its check yet, so nothing can be compared.';
  return `${inside} of ${counted(compared, 'recorded send')} ended inside the projected range; nine in ten are meant to.`;
}

function pointWords({ at, projected, fail, send }: CampaignPoint): string {
  const rate =
    projected === null
      ? 'not projected'
      : `projected ${rateWords([projected.expected, projected.low, projected.high], fail)}`;
  const day = at.slice(0, 10);
  if (send === null) return `${day} checked: ${rate}`;
  return `${day} sent to ${count(send.sent)}: ${rate}, actual ${percent(send.actual, fail)}`;
}
