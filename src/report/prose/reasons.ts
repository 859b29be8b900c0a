import type { CampaignResult, Reason, ReasonCode } from '../../core/campaign-result.ts';
import { chance, count, counted, limitPercent, percent, points } from '../numbers.ts';

type ReasonProse = (reason: Reason, result: CampaignResult) => string;

const rateNames = { total: '', hard: 'hard ', soft: 'soft ' } as const;

/** Each rule that was passed, as the rest of a sentence that starts with the campaign's name and verdict. */
const reasonProse: Readonly<Record<ReasonCode, ReasonProse>> = {
  'total-rate': rateSentence('total'),
  'hard-rate': rateSentence('hard'),
  'soft-rate': rateSentence('soft'),
  'total-risk': riskSentence('total'),
  'hard-risk': riskSentence('hard'),
  'soft-risk': riskSentence('soft'),
  'suppressed-complaint': presence('complained about spam'),
  'suppressed-unsubscribe': presence('unsubscribed'),
  'suppressed-manual': presence('were suppressed by hand', 'was suppressed by hand'),
  'suppressed-hard-bounce': presence('hard-bounced before'),
  'suppressed-invalid': presence('are on file as invalid', 'is on file as invalid'),
  'suppressed-soft-bounce': presence('soft-bounced repeatedly'),
  'alias-complaint': presence('complained about spam from another address of their mailbox'),
  'alias-unsubscribe': presence('unsubscribed another address of their mailbox'),
  'alias-manual': presence(
    'have another address of their mailbox suppressed by hand',
    'has another address of its mailbox suppressed by hand',
  ),
  'alias-bounce': presence(
    'have another address of their mailbox that bounced before',
    'has another address of its mailbox that bounced before',
  ),
  'invalid-rows': ({ measured, limit, severity }, { counts }) =>
    `${counted(counts.invalid, 'row')} cannot be mailed, ${percent(measured, limit)} of the list; ${limitName(severity)} ${limitPercent(limit)}`,
  'duplicate-rows': ({ measured, limit, severity }, { counts }) =>
    `${counted(counts.duplicates, 'row')} ${counts.duplicates === 1 ? 'repeats a recipient' : 'repeat recipients'}, ${percent(measured, limit)} of the list; ${limitName(severity)} ${limitPercent(limit)}`,
  'suppression-old': ({ measured, limit }) =>
    `the newest suppression is ${counted(measured, 'day')} old; the policy warns from ${count(limit)} on`,
};

/** One reason in words. */
export function reasonSentence(reason: Reason, result: CampaignResult): string {
  return reasonProse[reason.code](reason, result);
}

function rateSentence(rate: keyof typeof rateNames): ReasonProse {
  return ({ measured, limit, severity }, { rates }) => {
    const { low, high } = rates?.asCommitted[rate] ?? { low: 0, high: 0 };
    const interval = `(${points(low)} to ${points(high)})`;
    const bounce = rate === 'total' ? 'would bounce' : `would ${rate}-bounce`;
    return `projected ${percent(measured, limit)} ${bounce} ${interval}, ${limitName(severity)} ${limitPercent(limit)}`;
  };
}

/** What a passed limit is called, before its number. */
export function limitName(severity: Reason['severity']): string {
  return severity === 'fail' ? 'the limit is' : 'warnings start at';
}

function riskSentence(rate: keyof typeof rateNames): ReasonProse {
  return ({ measured, limit }, { limits }) => {
    const fail = limits[rate].fail ?? 0;
    return `the chance of more than ${limitPercent(fail)} ${rateNames[rate]}bounces is ${chance(measured)}; the limit is ${chance(limit)}`;
  };
}

function presence(many: string, one = many): ReasonProse {
  return ({ measured }) =>
    `${counted(measured, 'recipient')} on the list ${measured === 1 ? one : many} and would still be mailed`;
}
