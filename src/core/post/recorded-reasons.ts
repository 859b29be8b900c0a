import { type Rate, type Reason, type ReasonCode, reasonCodes } from '../campaign-result.ts';
import type { CheckRecord } from '../ledger/ledger-record.ts';
import type { SuppressionReason } from '../suppression/suppression-reason.ts';

/** A rule that a recorded check passed, as far as its record tells: null is what the record does not hold. */
export interface RecordedReason {
  readonly code: ReasonCode;
  readonly severity: Reason['severity'];
  /** A rate, a chance, or a number of recipients or rows. */
  readonly measured: number | null;
  readonly limit: number | null;
  /** The 90 % interval of a rate. */
  readonly interval: Pick<Rate, 'low' | 'high'> | null;
}

type RateName = 'total' | 'hard' | 'soft';

const suppressionOf: Readonly<Partial<Record<ReasonCode, SuppressionReason>>> = {
  'suppressed-complaint': 'complaint',
  'suppressed-unsubscribe': 'unsubscribe',
  'suppressed-manual': 'manual',
  'suppressed-hard-bounce': 'hard-bounce',
  'suppressed-invalid': 'invalid',
  'suppressed-soft-bounce': 'soft-bounce',
};

// because a record keeps no severities, wishes of people count as the default policy counts them
const usuallyFails: ReadonlySet<ReasonCode> = new Set<ReasonCode>([
  'suppressed-complaint',
  'suppressed-unsubscribe',
  'suppressed-manual',
  'alias-complaint',
  'alias-unsubscribe',
  'alias-manual',
]);

/** The rules a recorded check passed, those that fail first, else in the order of the record; codes of other versions are left out. */
export function recordedReasons(check: CheckRecord): readonly RecordedReason[] {
  const known = check.reasons.flatMap((code) => reasonCodes.filter((reason) => reason === code));
  const reasons = known.map((code) => recordedReason(code, check));
  return [
    ...reasons.filter(({ severity }) => severity === 'fail'),
    ...reasons.filter(({ severity }) => severity === 'warn'),
  ];
}

function recordedReason(code: ReasonCode, check: CheckRecord): RecordedReason {
  const { counts, suppressedByReason } = check;
  const bare = { code, severity: 'warn', measured: null, limit: null, interval: null } as const;
  const suppression = suppressionOf[code];
  if (suppression !== undefined) {
    const measured = suppressedByReason.find(([reason]) => reason === suppression)?.[1] ?? null;
    return { ...bare, severity: usuallyFails.has(code) ? 'fail' : 'warn', measured };
  }
  if (code.startsWith('alias-')) return { ...bare, severity: usuallyFails.has(code) ? 'fail' : 'warn' };
  if (code === 'invalid-rows') return { ...bare, measured: counts.invalid };
  if (code === 'duplicate-rows') return { ...bare, measured: counts.duplicates };
  if (code === 'suppression-old') return bare;
  const [name = '', rule = ''] = code.split('-');
  const rate = rateNames.find((one) => one === name) ?? 'total';
  return rule === 'risk' ? riskReason(code, rate, check) : rateReason(code, rate, check);
}

const rateNames: readonly RateName[] = ['total', 'hard', 'soft'];

function rateReason(code: ReasonCode, rate: RateName, { rates, limits }: CheckRecord): RecordedReason {
  const [measured = null, low = 0, high = 1] = rates?.[rate] ?? [];
  const { warn, fail } = limits[rate];
  const fails = fail !== null && measured !== null && measured > fail;
  const interval = rates === null ? null : { low, high };
  return { code, severity: fails ? 'fail' : 'warn', measured, limit: fails ? fail : warn, interval };
}

// because the rule about risk only warns until a send is recorded
function riskReason(
  code: ReasonCode,
  rate: RateName,
  { history, aboveLimit, limits }: CheckRecord,
): RecordedReason {
  const severity = history.campaigns > 0 ? 'fail' : 'warn';
  return {
    code,
    severity,
    measured: rate === 'total' ? aboveLimit : null,
    limit: limits.risk,
    interval: null,
  };
}
