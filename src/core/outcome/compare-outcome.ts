import { learnHistory } from '../ledger/learn-history.ts';
import type { LedgerHistory, LedgerSend } from '../ledger/ledger-history.ts';
import type { CheckRecord, OutcomeRecord } from '../ledger/ledger-record.ts';
import { sendAsMailed } from '../ledger/send-as-mailed.ts';
import type { ProjectionParameters } from '../projection/parameters.ts';
import { projectExposures } from '../projection/project.ts';

/** Where the rate ended: in the projected 90 % interval, below or above it. */
export type OutcomePlace = 'inside' | 'below' | 'above';

/** What was projected for a send and what came of it; rates are fractions of the mails sent. */
export interface OutcomeComparison {
  /** `hard` where soft bounces are not told. */
  readonly rate: 'total' | 'hard';
  readonly projected: { readonly expected: number; readonly low: number; readonly high: number };
  readonly actual: number;
  readonly place: OutcomePlace;
  /** True when the cleaned list was sent, whose rate is projected anew from the record of the check. */
  readonly cleaned: boolean;
}

/** Compares an outcome with what its check projected; null where the check tells nothing of this send. */
export function compareOutcome(
  history: LedgerHistory,
  send: LedgerSend,
  parameters: ProjectionParameters,
): OutcomeComparison | null {
  const { outcome, check } = send;
  if (check === null || check.rates === null) return null;
  const rate = outcome.soft === null ? 'hard' : 'total';
  const cleaned = isCleaned(check, outcome);
  const projected = cleaned ? projectAgain(history, send, parameters)?.[rate] : named(check.rates[rate]);
  if (projected === undefined || typeof sendAsMailed(send) === 'string') return null;
  const bounces = outcome.hard + (outcome.soft ?? 0) + (rate === 'total' ? (outcome.block ?? 0) : 0);
  const actual = bounces / outcome.sent;
  const { expected, low, high } = projected;
  const place = actual < low ? 'below' : actual > high ? 'above' : 'inside';
  return { rate, projected: { expected, low, high }, actual, place, cleaned };
}

function isCleaned({ counts }: CheckRecord, { sent }: OutcomeRecord): boolean {
  return Math.abs(sent - counts.mailedAfterCleaning) < Math.abs(sent - counts.mailed);
}

function named([expected, low, high]: readonly [number, number, number]) {
  return { expected, low, high };
}

function projectAgain(history: LedgerHistory, send: LedgerSend, parameters: ProjectionParameters) {
  const mailed = sendAsMailed(send);
  if (typeof mailed === 'string' || send.check === null) return undefined;
  const { state } = learnHistory(history, parameters, Date.parse(send.check.at));
  return projectExposures(mailed.list, { parameters, state, limits: [] });
}
