import type { CampaignResult, Verdict } from '../core/campaign-result.ts';
import { limitPercent, percent, points } from './numbers.ts';
import { problemSentence } from './prose/problems.ts';
import { reasonSentence } from './prose/reasons.ts';
import { tierProse } from './prose/tiers.ts';

/** The verdict as a word, where columns line up. */
export const verdictWord: Readonly<Record<Verdict, string>> = {
  pass: 'PASS',
  warn: 'WARN',
  fail: 'FAIL',
  unchecked: 'UNCHECKED',
};

/** The one reason that names the verdict: the first that fails, else the first that warns. */
export function mainReason<One extends { readonly severity: 'warn' | 'fail' }>(
  reasons: readonly One[],
): One | undefined {
  return reasons.find(({ severity }) => severity === 'fail') ?? reasons[0];
}

const toldByCauses: ReadonlySet<string> = new Set([
  'suppressed-hard-bounce',
  'suppressed-invalid',
  'suppressed-soft-bounce',
]);

/**
 * The reasons worth a line of their own beside the main one: not the risk of a rate that fails anyway, and not
 * warnings about bounces that the causes tell.
 */
export function otherReasons<One extends { readonly code: string; readonly severity: 'warn' | 'fail' }>(
  reasons: readonly One[],
): readonly One[] {
  const main = mainReason(reasons);
  const failing = new Set(reasons.filter(({ severity }) => severity === 'fail').map(({ code }) => code));
  return reasons.filter((reason) => {
    if (reason === main || (reason.severity === 'warn' && toldByCauses.has(reason.code))) return false;
    const [rate, rule] = reason.code.split('-');
    return !(rule === 'risk' && failing.has(`${rate}-rate`));
  });
}

/** True when only an override lets a campaign go. */
export function isOverridden({ override }: Pick<CampaignResult, 'override'>): boolean {
  return override?.state === 'applied';
}

/** What a tired reader needs after the campaign's name and verdict, without a full stop. */
export function headline(result: CampaignResult): string {
  const [problem] = result.problems;
  if (problem !== undefined)
    return `could not be checked, so it must not be sent: ${problemSentence(problem)}`;
  const reason = mainReason(result.reasons);
  if (reason !== undefined) {
    const sentence = reasonSentence(reason, result);
    return isOverridden(result) ? `overridden, may be sent once: ${sentence}` : sentence;
  }
  const { total } = result.rates?.asCommitted ?? {};
  const interval = total === undefined ? '' : ` (${points(total.low)} to ${points(total.high)})`;
  const tier = result.tier === null ? '' : `, ${tierProse[result.tier]}`;
  return `projected ${percent(total?.expected ?? 0)} would bounce${interval}${tier}`;
}

/** The verdict as one whole sentence, for places where it stands alone. */
export function verdictSentence(result: CampaignResult, name: string): string {
  if (result.verdict === 'unchecked') {
    const [problem] = result.problems;
    return `Could not check ${name}, so it must not be sent: ${problem === undefined ? '' : problemSentence(problem)}`;
  }
  const total = result.rates?.asCommitted.total.expected ?? 0;
  const reason = mainReason(result.reasons);
  const opening = {
    pass: `${name} passed: projected ${percent(total)} would bounce, ${result.tier === null ? '' : tierProse[result.tier]}.`,
    warn: `${name} ${isOverridden(result) ? 'did not pass, and may be sent once because it was overridden' : 'passed with a warning'}: ${reason === undefined ? '' : reasonSentence(reason, result)}.`,
    fail: `${name} did not pass: ${reason === undefined ? '' : reasonSentence(reason, result)}.`,
  } as const;
  const fail = result.limits.total.fail;
  const rated = reason?.code.endsWith('-rate') || reason === undefined || fail === null;
  const rate = rated
    ? ''
    : ` Projected ${percent(total, fail)} would bounce; the limit is ${limitPercent(fail)}.`;
  return opening[result.verdict] + rate;
}
