import type { LedgerHistory } from '../ledger/ledger-history.ts';

/** What is known of a send before its outcome is: for a form that is to be filled in. */
export interface ExpectedOutcome {
  /** Mails the newest check would have sent; null without one. */
  readonly sent: number | null;
  /** When it was sent: as approved, else as planned, where that has passed. */
  readonly sentAtMs: number | null;
  /** The tool whose counts were recorded last, of any campaign. */
  readonly sender: string | null;
}

/** What the outcome of a campaign's last send will probably say of the send itself. */
export function expectOutcome(history: LedgerHistory, campaign: string, nowMs: number): ExpectedOutcome {
  const checks = history.checks.filter(
    (check) => check.campaign === campaign && check.verdict !== 'unchecked',
  );
  const check = checks.at(-1);
  const approvals = history.approvals.filter((approval) => approval.campaign === campaign);
  const times = [approvals.at(-1)?.at, check?.sendAt].flatMap((at) => (at ? [Date.parse(at)] : []));
  return {
    sent: check?.counts.mailed ?? null,
    sentAtMs: times.find((ms) => ms <= nowMs) ?? null,
    sender: history.sends.at(-1)?.outcome.sender ?? null,
  };
}
