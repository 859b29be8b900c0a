import type { CheckRecord, OutcomeRecord } from '../../../src/core/ledger/ledger-record.ts';
import type { OutcomeInput } from '../../../src/core/outcome/decide-outcome.ts';
import type { OutcomeCounts } from '../../../src/core/outcome/outcome-counts.ts';
import { asOfMs, checkText, lines } from '../check-text.ts';
import { exampleCheck, exampleId, exampleOutcome } from '../ledger/example-records.ts';

export const dayMs = 86_400_000;

/** 300 recipients of two sources, 10 of them on file as bounced. */
export const sampleRows = Array.from(
  { length: 300 },
  (_, row) => `reader${row}@mail.example,${row % 3 === 0 ? 'web' : 'fair'}`,
);
export const sampleListText = lines('email,source', ...sampleRows);
export const sampleOnFile = lines(
  'email,reason',
  ...sampleRows.slice(0, 10).map((row) => `${row.split(',')[0]},bounce`),
);

export const sampleResult = await checkText(sampleListText, {
  suppressions: { 'bounced.csv': sampleOnFile },
});

/** The record of a check of that list so many days before the day the tests judge on. */
export function sampleCheck(daysAgo: number, change: Partial<CheckRecord> = {}, place = 0): CheckRecord {
  return { ...exampleCheck(sampleResult, asOfMs - daysAgo * dayMs, place), ...change };
}

/** The outcome of a check, sent an hour after it. */
export function sampleOutcome(check: CheckRecord, change: Partial<OutcomeRecord> = {}): OutcomeRecord {
  return exampleOutcome(check, { hard: 12, soft: 3, ...change });
}

/** Counts in total. */
export function totals(sent: number, hard: number, soft: number | null = null): OutcomeCounts {
  return { sent, hard, soft, block: null, bySource: [], parts: [] };
}

/** What is recorded today of a send by this check, an hour after it. */
export function inputOf(
  check: CheckRecord | null,
  counts: OutcomeCounts,
  change: Partial<OutcomeInput> = {},
): OutcomeInput {
  const sentAtMs = check === null ? asOfMs - 5 * dayMs : Date.parse(check.at) + 3_600_000;
  return {
    campaign: 'june',
    paired: { check, sentAtMs, sentAtFrom: 'given', certain: true },
    counts,
    countedAtMs: asOfMs,
    sender: null,
    origin: { id: exampleId(asOfMs, 99), atMs: asOfMs, tool: '0.1.0', run: null },
    ...change,
  };
}
