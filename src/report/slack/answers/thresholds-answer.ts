import type { CampaignState } from '../../../core/question/campaign-state.ts';
import type { SlackMessage } from '../../../core/slack/block-kit.ts';
import { chance, limitPercent, percent } from '../../numbers.ts';
import { mrkdwn } from '../mrkdwn.ts';
import { answerMessage } from './answer-parts.ts';
import { type AnswerStyle, freshness, limitsWords, nameOf } from './campaign-words.ts';

/** The bands the field quotes for the total bounce rate (docs/how-it-decides.md). */
const bands = [
  'under 1 %: excellent',
  '1 to 2 %: good',
  '2 to 5 %: warning',
  'above 5 %: critical; Amazon SES reviews accounts from 5 % hard bounces on',
  'above 10 %: risks blacklisting; Amazon SES may pause the account',
];

/** The limits of a campaign and where it stands to them; without a campaign the bands of the field. */
export function thresholdsAnswer(state: CampaignState | null, style: AnswerStyle): SlackMessage {
  if (state === null) {
    const lead = mrkdwn`*Total bounce rates are called* as follows. The limits of a campaign: /bounce-rate thresholds CAMPAIGN`;
    return answerMessage({ lead, lines: bands });
  }
  const { limits, rules } = state.card.check;
  const ceiling = rules?.overrideCeiling ?? null;
  return answerMessage({
    lead: mrkdwn`*${nameOf(state, style)}*: ${limitsWords(limits.total)} of all recipients. ${standing(state)}`,
    lines: [
      ...rateLines(state),
      ...(limits.risk === null
        ? []
        : [`Risk: the chance of passing a fail limit may not reach ${chance(limits.risk)}.`]),
      ...(ceiling === null ? [] : [`Above ${limitPercent(ceiling)} nobody can override.`]),
    ],
    notes: freshness(state, style),
  });
}

function rateLines({ card: { check } }: CampaignState): readonly string[] {
  const names = { total: 'Total', hard: 'Hard', soft: 'Soft' } as const;
  return (['total', 'hard', 'soft'] as const).map((rate) => {
    const limit = check.limits[rate];
    const expected = check.rates?.[rate][0];
    const now = expected === undefined ? '' : `; projected ${percent(expected, limit.fail)}`;
    return `${names[rate]}: ${limitsWords(limit)}${now}.`;
  });
}

function standing({ card: { check } }: CampaignState): string {
  const { rates, limits, aboveLimit } = check;
  const { fail } = limits.total;
  if (rates === null) return 'Nothing was projected.';
  if (fail === null) return '';
  const [expected] = rates.total;
  const risk = aboveLimit === null ? '' : `; the chance of passing it is ${chance(aboveLimit)}`;
  return `Projected ${percent(expected, fail)}, ${expected > fail ? 'above' : 'within'} the fail limit${risk}.`;
}
