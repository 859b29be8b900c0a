import type { CheckRecord } from '../ledger/ledger-record.ts';
import type { OverrideSubject } from './override-subject.ts';

/** Why the record of a check is not enough to override it. */
export const recordGaps = ['digests-not-kept', 'rules-not-kept'] as const;
export type RecordGap = (typeof recordGaps)[number];

export type SubjectRead =
  | { readonly ok: true; readonly subject: OverrideSubject }
  | { readonly ok: false; readonly gap: RecordGap };

/**
 * A recorded check as overrides see it. The record tells codes of reasons and not how grave each was, so all of them
 * count as failing: whoever opted out keeps a campaign from being overridden even where the policy only warns of it. The
 * key is only told to be there, so it is the empty text, which whoever verifies signatures has to know.
 */
export function subjectOfRecord(check: CheckRecord): SubjectRead {
  const { campaign, verdict, reasons, digests, counts, rates, sendAt, rules } = check;
  const { list, suppressions, policy } = digests;
  if (rules === undefined) return { ok: false, gap: 'rules-not-kept' };
  if (list === null || suppressions === null) return { ok: false, gap: 'digests-not-kept' };
  const subject: OverrideSubject = {
    campaign,
    verdict,
    reasons: reasons.map((code) => ({ code, severity: 'fail' })),
    digests: { list, suppressions, policy },
    rows: counts.rows,
    total: rates?.total[0] ?? 1,
    sendAtMs: sendAt === null ? null : Date.parse(sendAt),
    rules: { ceiling: rules.overrideCeiling, key: rules.signed ? '' : null, label: null },
  };
  return { ok: true, subject };
}
