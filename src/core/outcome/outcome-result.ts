import { usableSends } from '../ledger/learn-history.ts';
import type { LedgerHistory, LedgerSend } from '../ledger/ledger-history.ts';
import type { CheckRecord } from '../ledger/ledger-record.ts';
import type { ProjectionParameters } from '../projection/parameters.ts';
import { compareOutcome, type OutcomeComparison } from './compare-outcome.ts';
import type { OutcomeDecision } from './decide-outcome.ts';
import { type OutcomeWarning, warnOfOutcome } from './outcome-warnings.ts';
import type { SentAtFrom } from './pair-check.ts';

/** What an outcome is and what it changes: all that is said of it. */
export interface OutcomeResult extends OutcomeDecision {
  /** The check it belongs to; null when the ledger has none. */
  readonly check: Pick<CheckRecord, 'id' | 'at' | 'list'> | null;
  readonly comparison: OutcomeComparison | null;
  /** Recorded sends that the next projection learns from, without this outcome and with it. */
  readonly learntFrom: { readonly before: number; readonly after: number };
  readonly warnings: readonly OutcomeWarning[];
}

/** What is known of an outcome besides the decision. */
export interface OutcomeFacts {
  readonly sentAtFrom: SentAtFrom;
  readonly parameters: ProjectionParameters;
  readonly nowMs: number;
  /** What reading the events gave rise to say. */
  readonly warnings: readonly OutcomeWarning[];
}

/** Says what a decided outcome changes, with the history as it was before it. */
export function outcomeResult(
  history: LedgerHistory,
  decision: OutcomeDecision,
  { sentAtFrom, parameters, nowMs, warnings }: OutcomeFacts,
): OutcomeResult {
  const { record, unknownSources } = decision;
  const check = history.checks.find(({ id }) => id === record.check) ?? null;
  const send: LedgerSend = { outcome: record, check };
  const without = withoutSend(history, send);
  const used = (sends: LedgerHistory) => usableSends(sends, nowMs).used.length;
  return {
    ...decision,
    check: check === null ? null : { id: check.id, at: check.at, list: check.list },
    comparison: compareOutcome(without, send, parameters),
    learntFrom: { before: used(without), after: used(withSend(without, send)) },
    warnings: [...warnOfOutcome(without, send, { sentAtFrom, unknownSources }), ...warnings],
  };
}

function withoutSend(history: LedgerHistory, { outcome }: LedgerSend): LedgerHistory {
  const sends = history.sends.filter(({ outcome: { id } }) => id !== outcome.id && id !== outcome.replaces);
  return { ...history, sends };
}

function withSend(history: LedgerHistory, send: LedgerSend): LedgerHistory {
  const later = history.sends.findIndex(({ outcome }) => outcome.sentAt > send.outcome.sentAt);
  const sends = [...history.sends];
  sends.splice(later < 0 ? sends.length : later, 0, send);
  return { ...history, sends };
}
