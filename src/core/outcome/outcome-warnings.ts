import type { MessageArgs } from '../finding.ts';
import type { LedgerHistory, LedgerSend } from '../ledger/ledger-history.ts';
import type { OutcomeRecord } from '../ledger/ledger-record.ts';
import { sendAsMailed } from '../ledger/send-as-mailed.ts';
import type { SentAtFrom } from './pair-check.ts';

/** What should be known of an outcome besides its numbers. The first five say that it teaches nothing, or takes teaching away. */
export const outcomeWarningCodes = [
  'no-check',
  'not-judged',
  'other-model',
  'other-size',
  'other-sender',
  'counted-early',
  'send-time-assumed',
  'unknown-sources',
  'evidence-changed',
  'events-not-on-list',
  'events-before-send',
  'events-not-understood',
  'bounces-assumed-hard',
  'recipients-without-event',
  'sent-differs',
] as const;
export type OutcomeWarningCode = (typeof outcomeWarningCodes)[number];

/** One thing to know; arguments are numbers and names of sending tools. */
export interface OutcomeWarning {
  readonly code: OutcomeWarningCode;
  readonly args: MessageArgs;
}

/** Counts come in for so many hours after a send: servers retry for days, and delayed replies come later still. */
const settledHours = 72;
const hourMs = 3_600_000;

/** What the record of an outcome and its check give rise to say, beside a history without this send. */
export function warnOfOutcome(
  history: LedgerHistory,
  { outcome, check }: LedgerSend,
  facts: { readonly sentAtFrom: SentAtFrom; readonly unknownSources: number },
): readonly OutcomeWarning[] {
  const warnings: OutcomeWarning[] = [];
  const warn = (code: OutcomeWarningCode, args: MessageArgs = {}) => warnings.push({ code, args });
  const mailed = sendAsMailed({ outcome, check });
  if (mailed === 'other-size') {
    const { mailed: asCommitted = 0, mailedAfterCleaning: afterCleaning = 0 } = check?.counts ?? {};
    warn('other-size', { sent: outcome.sent, asCommitted, afterCleaning });
  } else if (typeof mailed === 'string') warn(mailed);
  const others = otherSenders(history, outcome);
  if (others.length > 0) {
    const args = { sends: others.length, other: others.at(-1) ?? '', sender: outcome.sender ?? '' };
    warn('other-sender', args);
  }
  const hours = Math.floor((Date.parse(outcome.countedAt) - Date.parse(outcome.sentAt)) / hourMs);
  if (hours < settledHours) warn('counted-early', { hours, settled: settledHours });
  if (facts.sentAtFrom === 'check') warn('send-time-assumed', { sentAt: outcome.sentAt.slice(0, 10) });
  if (facts.unknownSources > 0) warn('unknown-sources', { sources: facts.unknownSources });
  return warnings;
}

/** Names of other senders in order of sending, the empty text where none was told. */
function otherSenders({ sends }: LedgerHistory, { sender }: OutcomeRecord): readonly string[] {
  const names = sends.map(({ outcome }) => outcome.sender);
  return names.filter((name) => name !== sender).map((name) => name ?? '');
}
