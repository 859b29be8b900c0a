import type { ApprovalRecord, CheckRecord, OverrideRecord } from '../ledger/ledger-record.ts';
import { overrideEnd } from '../override/judge-override.ts';

/** How the override of a check stands: it may be used, a send used it, its time is over, or it lacks its signature. */
export type CheckOverrideState = 'open' | 'used' | 'over' | 'unsigned';

/** The override of a check as posts tell it. */
export interface CheckOverride {
  readonly record: OverrideRecord;
  readonly state: CheckOverrideState;
  /** When it ends, whatever its record claims, in epoch milliseconds. */
  readonly untilMs: number;
}

/** What an override is looked for in, and the clock. */
export interface OverridesAt {
  readonly overrides: readonly OverrideRecord[];
  readonly approvals: readonly ApprovalRecord[];
  readonly nowMs: number;
}

/**
 * The newest override that is bound to exactly the files and rules of a check and was not over or used before it; null
 * when there is none. Signatures are not verified here: the next check does that.
 */
export function overrideOfCheck(
  check: CheckRecord,
  { overrides, approvals, nowMs }: OverridesAt,
): CheckOverride | null {
  const sendAtMs = check.sendAt === null ? null : Date.parse(check.sendAt);
  for (const record of overrides.toReversed()) {
    if (!isBoundTo(record, check)) continue;
    const untilMs = overrideEnd(record, sendAtMs);
    const usedMs = timeOfUse(record, approvals);
    if (Math.min(untilMs, usedMs) < Date.parse(check.at)) continue;
    if (check.rules?.signed === true && record.signature === null)
      return { record, state: 'unsigned', untilMs };
    if (usedMs < Infinity) return { record, state: 'used', untilMs };
    return { record, state: nowMs >= untilMs ? 'over' : 'open', untilMs };
  }
  return null;
}

function isBoundTo(override: OverrideRecord, { campaign, digests }: CheckRecord): boolean {
  return (
    override.campaign === campaign &&
    override.digests.list === digests.list &&
    override.digests.suppressions === digests.suppressions &&
    override.digests.policy === digests.policy
  );
}

/** When a send used the override up, in epoch milliseconds; never is infinite. */
function timeOfUse({ id, campaign, at }: OverrideRecord, approvals: readonly ApprovalRecord[]): number {
  const uses = approvals.filter(
    (approval) =>
      approval.override === id ||
      (approval.campaign === campaign && Date.parse(approval.at) >= Date.parse(at)),
  );
  return Math.min(Infinity, ...uses.map((approval) => Date.parse(approval.at)));
}
