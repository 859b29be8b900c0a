import type { CheckRecord } from '../../../core/ledger/ledger-record.ts';
import type { Block, Mrkdwn } from '../../../core/slack/block-kit.ts';
import { instant } from '../../prose/overrides.ts';
import { joinMrkdwn, mrkdwn, mrkdwnDate, mrkdwnText } from '../mrkdwn.ts';
import { listWords, rateWords } from './check-words.ts';

/** The numbers of a check in two columns: rates, limits, list, send time. */
export function cardFields(check: CheckRecord): Block {
  const fields = [...rateFields(check), ...listField(check), sendField(check)];
  return { type: 'section', fields: fields.map((field) => mrkdwnText(field, 2000)) };
}

function rateFields(check: CheckRecord): readonly Mrkdwn[] {
  const words = rateWords(check);
  if (words === null) return [];
  return [
    mrkdwn`*Projected*\n${words.total}`,
    mrkdwn`*Limits*\n${words.limits}`,
    mrkdwn`*Hard bounces*\n${words.hard}`,
    mrkdwn`*Soft bounces*\n${words.soft}`,
  ];
}

function listField(check: CheckRecord): readonly Mrkdwn[] {
  const words = listWords(check);
  return words === null ? [] : [mrkdwn`*List*\n${words}`];
}

function sendField({ sendAt }: CheckRecord): Mrkdwn {
  if (sendAt === null) return mrkdwn`*Send time*\nnot in the policy`;
  return joinMrkdwn([mrkdwn`*Send time*\n`, mrkdwnDate(Date.parse(sendAt), instant(sendAt))]);
}
