import type { Problem } from '../core/finding.ts';
import type { LedgerHistory } from '../core/ledger/ledger-history.ts';
import type { LedgerReason } from '../core/ledger/ledger-reason.ts';
import type { RunResult } from '../core/run-result.ts';
import { findCheckout } from '../io/git/find-checkout.ts';
import { findLedger } from '../io/history/find-ledger.ts';
import { ledgerReasonProse, unreachableText } from '../report/ledger-text.ts';
import { readLocalHistory } from './ledger-arguments.ts';
import type { Terminal } from './terminal.ts';

export type PastSends =
  | { readonly ok: true; readonly ledger: LedgerHistory | null }
  | { readonly ok: false; readonly problem: Problem };

/**
 * What the checkout knows of past sends. A ledger that cannot be read is said, and the check goes on without it; one
 * that was rewritten is a problem, since nobody knows what it is worth.
 */
export async function historyOf(folder: string, terminal: Terminal): Promise<PastSends> {
  const opened = await readLocalHistory(folder);
  if (opened.kind === 'unreachable') {
    terminal.stderr.write(
      `${unreachableText(opened.reason).trimEnd()} The check goes on without past sends.\n`,
    );
  }
  if (opened.kind === 'rewritten') return { ok: false, problem: { code: 'history-rewritten', args: {} } };
  return { ok: true, ledger: opened.kind === 'read' ? opened.history : null };
}

/** Records what was checked, and says so on standard error; the verdict does not depend on it. */
export async function recordRun(
  { campaigns }: RunResult,
  tip: string | null,
  terminal: Terminal,
): Promise<void> {
  const { cwd, nowMs } = terminal;
  const found = await findLedger({ folder: await findCheckout(cwd) });
  if (!found.ok) {
    terminal.stderr.write('Not recorded: this folder is no git checkout with a remote origin.\n');
    return;
  }
  const { recordChecks } = await import('../io/history/record-checks.ts');
  const recorded = await recordChecks(found.place, {
    results: campaigns,
    run: null,
    tip,
    nowMs,
    keepIn: cwd,
  });
  if (recorded.kind === 'written') terminal.stderr.write('Recorded on the ledger.\n');
  else terminal.stderr.write(notRecorded(recorded.reason, recorded.file));
}

function notRecorded(reason: LedgerReason, file: string | null): string {
  const kept = file === null ? '' : ` It is kept in ${file}; bounce-gate ledger sync writes it.`;
  return `Not recorded: ${ledgerReasonProse[reason]}.${kept}\n`;
}
