import type { CheckRecord } from '../../../core/ledger/ledger-record.ts';
import type { Block, Mrkdwn } from '../../../core/slack/block-kit.ts';
import { counted, limitPercent, percent, points } from '../../numbers.ts';
import { instant } from '../../prose/overrides.ts';
import { tierProse } from '../../prose/tiers.ts';
import { joinMrkdwn, mrkdwn, mrkdwnDate, mrkdwnText } from '../mrkdwn.ts';

/** The numbers of a check in two columns: rates, limits, list, send time. */
export function cardFields(check: CheckRecord): Block {
  const fields = [...rateFields(check), ...listField(check), sendField(check)];
  return { type: 'section', fields: fields.map((field) => mrkdwnText(field, 2000)) };
}

function rateFields({ rates, limits, tier, history }: CheckRecord): readonly Mrkdwn[] {
  if (rates === null) return [];
  const quality = tier === null ? '' : `, ${tierProse[tier]}`;
  const learnt =
    history.campaigns === 0 ? 'no past send known' : `learnt from ${counted(history.campaigns, 'send')}`;
  return [
    mrkdwn`*Projected*\n${rate(rates.total, limits.total.fail)}${quality}`,
    mrkdwn`*Limits*\n${limitWords(limits.total)}`,
    mrkdwn`*Hard bounces*\n${rate(rates.hard, limits.hard.fail)}; ${limitWords(limits.hard)}`,
    mrkdwn`*Soft bounces*\n${rate(rates.soft, limits.soft.fail)}; ${learnt}`,
  ];
}

function rate([expected, low, high]: readonly [number, number, number], limit: number | null): string {
  return `${percent(expected, limit)} (${points(low)} to ${points(high)})`;
}

function limitWords({ warn, fail }: CheckRecord['limits']['total']): string {
  const parts = [
    ...(warn === null ? [] : [`warn from ${limitPercent(warn)}`]),
    ...(fail === null ? [] : [`fail above ${limitPercent(fail)}`]),
  ];
  return parts.length === 0 ? 'no limit' : parts.join(', ');
}

function listField({ counts }: CheckRecord): readonly Mrkdwn[] {
  const { rows, recipients, suppressed } = counts;
  if (rows === 0) return [];
  return [
    mrkdwn`*List*\n${counted(rows, 'row')}, ${counted(recipients, 'recipient')}, ${counted(suppressed, 'suppressed', 'suppressed')}`,
  ];
}

function sendField({ sendAt }: CheckRecord): Mrkdwn {
  if (sendAt === null) return mrkdwn`*Send time*\nnot in the policy`;
  return joinMrkdwn([mrkdwn`*Send time*\n`, mrkdwnDate(Date.parse(sendAt), instant(sendAt))]);
}
