import type { CheckRecord } from '../../../src/core/ledger/ledger-record.ts';
import { recordId } from '../../../src/core/ledger/record-id.ts';
import { sampleCheck } from '../../io/bot-store/sample-records.ts';

/** What is different about a check. */
export interface FreshWanted extends Partial<Pick<CheckRecord, 'verdict' | 'sendAt'>> {
  readonly run?: string;
  readonly attempt?: number;
}

let made = 0;

/** A check of this moment, which failed unless told; Eve started its run, and it may be overridden. */
export function freshCheck(campaign: string, wanted: FreshWanted = {}): CheckRecord {
  const { verdict = 'fail', sendAt = null, run = '1', attempt = 1 } = wanted;
  made += 1;
  const atMs = Date.now();
  const random = made.toString(16).padStart(8, '0');
  const isBad = verdict === 'fail';
  return {
    ...sampleCheck(campaign, 0, verdict),
    id: recordId({ atMs, runId: run, attempt, matrix: '00000000', random }),
    at: new Date(atMs).toISOString(),
    run: { repository: 'acme/lists', commit: 'a'.repeat(40), id: run, attempt, event: 'push', actor: 'eve' },
    sendAt,
    reasons: isBad ? ['total-rate'] : [],
    rates: isBad
      ? { hard: [0.05, 0.04, 0.06], soft: [0.01, 0.005, 0.02], total: [0.06, 0.05, 0.07] }
      : { hard: [0.004, 0.002, 0.006], soft: [0.002, 0.001, 0.004], total: [0.006, 0.004, 0.01] },
    rules: { overrideCeiling: 0.1, signed: false, approvalMaxAgeDays: null, slackChannel: null },
  };
}
