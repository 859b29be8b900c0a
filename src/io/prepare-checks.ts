import type { Problem } from '../core/finding.ts';
import type { LedgerHistory } from '../core/ledger/ledger-history.ts';
import { type CheckRequest, type PlannedCheck, planChecks } from '../core/plan-checks.ts';
import { chooseDue } from '../core/schedule/choose-due.ts';
import type { RunSchedule } from '../core/schedule/run-schedule.ts';
import { loadPolicy } from './load-policy.ts';
import type { Workspace } from './open-campaign.ts';

/** What a shell was asked to check, with the policy file still to be read. */
export interface RunRequest extends Omit<CheckRequest, 'policyFile'> {
  /** The policy file as it is shown, and where it lies; null to run without one. */
  readonly policy: { readonly shown: string; readonly path: string } | null;
  readonly workspace: Omit<Workspace, 'asOfMs'>;
  /** The clock of this run; null uses the policy's `as-of`, else `nowMs`. */
  readonly asOfMs: number | null;
  readonly nowMs: number;
  /** Checks only campaigns that are sent within this many days; absent or null checks them all. */
  readonly dueWithinDays?: number | null;
  /** What past sends taught; absent or null without a ledger. */
  readonly ledger?: LedgerHistory | null;
}

/** A check that can be done, in the workspace it is done in. */
export interface PreparedCheck {
  readonly planned: PlannedCheck;
  readonly workspace: Workspace;
}

export type Prepared =
  | { readonly ok: true; readonly checks: readonly PreparedCheck[]; readonly schedule: RunSchedule | null }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Reads the policy and plans the checks of a run; all problems are reported together. */
export async function prepareChecks(request: RunRequest): Promise<Prepared> {
  const { policy, workspace } = request;
  const confinement = workspace.confined ? { root: workspace.folder } : {};
  const loaded = policy === null ? null : await loadPolicy(policy.path, policy.shown, confinement);
  if (loaded !== null && !loaded.ok) return loaded;
  const plan = planChecks({ ...request, policyFile: loaded === null ? null : loaded.policy });
  if (!plan.ok) return plan;
  const checks = plan.checks.map((planned) => {
    const asOfMs = request.asOfMs ?? planned.policy.asOfMs ?? request.nowMs;
    return { planned, workspace: { ...workspace, asOfMs } };
  });
  // because a campaign that was named is wanted, due or not
  const { dueWithinDays = null, ledger = null } = request;
  if (dueWithinDays === null || request.campaigns.length > 0 || request.list !== null) {
    return { ok: true, checks, schedule: null };
  }
  const scheduled = checks.map((check) => ({
    check,
    campaign: check.planned.campaign,
    sendAtMs: check.planned.policy.sendAtMs,
    approvalMaxAgeDays: check.planned.policy.approvalMaxAgeDays,
    asOfMs: check.workspace.asOfMs,
  }));
  const { due, schedule } = chooseDue(scheduled, dueWithinDays * dayMs, ledger);
  return { ok: true, checks: due.map(({ check }) => check), schedule };
}

const dayMs = 86_400_000;
