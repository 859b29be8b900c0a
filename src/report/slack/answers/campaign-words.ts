import type { CheckRecord } from '../../../core/ledger/ledger-record.ts';
import type { CampaignState } from '../../../core/question/campaign-state.ts';
import type { Mrkdwn } from '../../../core/slack/block-kit.ts';
import { count, limitPercent, percent, points } from '../../numbers.ts';
import { instant } from '../../prose/overrides.ts';
import { mrkdwn } from '../mrkdwn.ts';
import type { CardLinks } from '../posts/card-buttons.ts';
import { troubleSentence } from '../views/ledger-trouble.ts';

/** How answers are given. */
export interface AnswerStyle {
  /** Whether campaigns need the name of their ledger, because there are several. */
  readonly namesLedger: boolean;
  /** What buttons below a check lead to. */
  readonly linksOf: (ledger: string, check: CheckRecord) => CardLinks;
}

/** The name of a campaign as it can be asked for. */
export function nameOf(
  { ledger, campaign }: { readonly ledger: string; readonly campaign: string },
  { namesLedger }: Pick<AnswerStyle, 'namesLedger'>,
): string {
  return namesLedger ? `${ledger}/${campaign}` : campaign;
}

/** A rate with its interval: `2.4 % (2.2 to 2.7)`. */
export function rateWords(
  [expected, low, high]: readonly [number, number, number],
  limit: number | null = null,
): string {
  return `${percent(expected, limit)} (${points(low)} to ${points(high)})`;
}

/** Limits in words: `warn from 2 %, fail above 5 %`. */
export function limitsWords({
  warn,
  fail,
}: {
  readonly warn: number | null;
  readonly fail: number | null;
}): string {
  const parts = [
    ...(warn === null ? [] : [`warn from ${limitPercent(warn)}`]),
    ...(fail === null ? [] : [`fail above ${limitPercent(fail)}`]),
  ];
  return parts.length === 0 ? 'no limit' : parts.join(', ');
}

/** What a campaign really came to, with its counts. */
export function sendWords({ lastSend }: CampaignState): readonly string[] {
  if (lastSend === null) return [];
  const { sentAt, sent, actual, inside, fail, projected } = lastSend;
  const how =
    inside === null || projected === null
      ? ''
      : inside
        ? ', as projected'
        : actual > projected.high
          ? ', worse than projected'
          : ', better than projected';
  const above = fail !== null && actual > fail ? `, above the limit of ${limitPercent(fail)}` : '';
  return [
    `Last send ${sentAt.slice(0, 10)}: ${percent(actual, fail)} of ${count(sent)} bounced${how}${above}.`,
  ];
}

/** How current the answer is: when it was checked, and that the ledger is not read at present. */
export function freshness({ card, index, ledger }: CampaignState, style: AnswerStyle): readonly Mrkdwn[] {
  return [
    mrkdwn`Checked ${instant(card.check.at)}.`,
    ...troubleNote(index, style.namesLedger ? ledger : null),
  ];
}

function troubleNote(
  { trouble, indexedAtMs }: CampaignState['index'],
  ledger: string | null,
): readonly Mrkdwn[] {
  if (trouble === null) return [];
  return [mrkdwn`${troubleSentence({ ledger, trouble, indexedAtMs })}`];
}
