import type { ReasonCode } from '../../../core/campaign-result.ts';
import type { RecordedReason } from '../../../core/post/recorded-reasons.ts';
import { chance, counted, limitPercent, percent, points } from '../../numbers.ts';

const people: Readonly<Partial<Record<ReasonCode, readonly [one: string, many: string]>>> = {
  'suppressed-complaint': ['complained about spam', 'complained about spam'],
  'suppressed-unsubscribe': ['unsubscribed', 'unsubscribed'],
  'suppressed-manual': ['was suppressed by hand', 'were suppressed by hand'],
  'suppressed-hard-bounce': ['hard-bounced before', 'hard-bounced before'],
  'suppressed-invalid': ['is on file as invalid', 'are on file as invalid'],
  'suppressed-soft-bounce': ['soft-bounced repeatedly', 'soft-bounced repeatedly'],
  'alias-complaint': ['probably complained about spam', 'probably complained about spam'],
  'alias-unsubscribe': ['probably unsubscribed', 'probably unsubscribed'],
  'alias-manual': ['was probably suppressed by hand', 'were probably suppressed by hand'],
  'alias-bounce': ['probably bounced before', 'probably bounced before'],
};

/** A rule that a recorded check passed, as a sentence without a full stop; what the record does not hold is left out. */
export function reasonSentence(reason: RecordedReason): string {
  const { code, measured } = reason;
  const words = people[code];
  if (words !== undefined) {
    if (measured === null) return `recipients on the list ${words[1]}`;
    return `${counted(measured, 'recipient')} on the list ${measured === 1 ? words[0] : words[1]} and would still be mailed`;
  }
  if (code === 'invalid-rows') return `${counted(measured ?? 0, 'row')} cannot be mailed`;
  if (code === 'duplicate-rows') {
    return measured === 1
      ? '1 row repeats a recipient'
      : `${counted(measured ?? 0, 'row')} repeat recipients`;
  }
  if (code === 'suppression-old') return 'the newest suppression is older than the policy likes';
  return code.endsWith('-risk') ? riskSentence(reason) : rateSentence(reason);
}

function rateSentence({ code, severity, measured, limit, interval }: RecordedReason): string {
  if (measured === null) return `the ${rateName(code)}bounce rate is above its limit`;
  const range = interval === null ? '' : ` (${points(interval.low)} to ${points(interval.high)})`;
  const name = severity === 'fail' ? 'the limit is' : 'warnings start at';
  const bound = limit === null ? '' : `, ${name} ${limitPercent(limit)}`;
  const bounce = rateName(code) === '' ? 'would bounce' : `would ${rateName(code).trim()}-bounce`;
  return `projected ${percent(measured, limit)} ${bounce}${range}${bound}`;
}

function riskSentence({ code, measured, limit }: RecordedReason): string {
  const what = `the chance of passing the ${rateName(code)}fail limit`;
  const bound = limit === null ? '' : `; the limit is ${chance(limit)}`;
  return measured === null ? `${what} is too high${bound}` : `${what} is ${chance(measured)}${bound}`;
}

function rateName(code: ReasonCode): string {
  return code.startsWith('hard') ? 'hard ' : code.startsWith('soft') ? 'soft ' : '';
}
