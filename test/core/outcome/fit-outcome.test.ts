import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type OutcomeRecord, recordSchemas } from '../../../src/core/ledger/ledger-record.ts';
import { maxRecordBytes } from '../../../src/core/ledger/max-record-bytes.ts';
import { recordText } from '../../../src/core/ledger/record-text.ts';
import { alignSources } from '../../../src/core/outcome/align-sources.ts';
import { fitOutcome } from '../../../src/core/outcome/fit-outcome.ts';
import type { OutcomeCounts, SourceOutcome } from '../../../src/core/outcome/outcome-counts.ts';
import { outcomeOfEvents } from '../../../src/core/outcome/outcome-of-events.ts';
import { defaultParameters } from '../../../src/core/projection/parameters.ts';
import { exampleId } from '../ledger/example-records.ts';
import { arbitraryCellOutcomes, sumsOf } from './arbitrary-outcome.ts';

const atMs = Date.UTC(2026, 11, 5);
const bare: OutcomeRecord = {
  v: 1,
  kind: 'outcome',
  id: exampleId(atMs),
  at: new Date(atMs).toISOString(),
  tool: '0.1.0',
  run: null,
  campaign: 'june',
  check: exampleId(atMs, 1),
  sentAt: '2026-12-01T09:00:00.000Z',
  countedAt: new Date(atMs).toISOString(),
  sender: 'mailchimp',
  sent: 1e9,
  hard: 0,
  soft: 0,
  block: null,
  bySource: [],
  parts: [],
  replaces: exampleId(atMs, 2),
};

function fitted({ bySource, parts }: Pick<OutcomeCounts, 'bySource' | 'parts'>): OutcomeRecord {
  return fitOutcome(bare, bySource, parts);
}

function bytesOf(record: OutcomeRecord): number {
  return Buffer.byteLength(recordText(record));
}

function manySources(count: number): SourceOutcome[] {
  return Array.from({ length: count }, (_, place) => ({
    source: `a source with a long name, number ${place}`,
    sent: 1000 + place,
    hard: place % 7,
    soft: null,
  }));
}

describe('sources', () => {
  test('stay as they are where they fit', () => {
    const { bySource } = fitted({ bySource: manySources(5), parts: [] });
    expect(bySource).toEqual(manySources(5).reverse());
  });

  test.each([60, 64, 500, 20_000])('of %d the smallest are counted together, and all sums stay', (count) => {
    const sources = manySources(count);
    const record = fitted({ bySource: sources, parts: [] });
    expect(bytesOf(record)).toBeLessThanOrEqual(maxRecordBytes);
    expect(recordSchemas.outcome.safeParse(record).error).toBeUndefined();
    const sum = (rows: readonly SourceOutcome[]) =>
      rows.reduce((total, row) => [(total[0] ?? 0) + row.sent, (total[1] ?? 0) + row.hard], [0, 0]);
    expect(sum(record.bySource)).toEqual(sum(sources));
    expect(record.bySource.length).toBeGreaterThan(20);
    expect(record.bySource.map(({ source }) => source)).toContain('other');
    expect(record.bySource[0]?.source).toBe(sources.at(-1)?.source);
  });

  test('of one name are one', () => {
    const [row] = manySources(1);
    if (row === undefined) throw new Error('no row');
    expect(fitted({ bySource: [row, row], parts: [] }).bySource).toEqual([
      { ...row, sent: 2 * row.sent, hard: 2 * row.hard },
    ]);
  });
});

describe('parts', () => {
  test('always fit, and all sums stay', () => {
    fc.assert(
      fc.property(arbitraryCellOutcomes, (cells) => {
        const outcome = outcomeOfEvents(
          { cells, tellsDeliveries: true },
          { sent: null, parameters: defaultParameters, evidenceHolds: true, file: '' },
        );
        if (!outcome.ok) return;
        const { counts } = alignSources(outcome.counts, null);
        const record = { ...fitted(counts), sent: counts.sent, hard: counts.hard, soft: counts.soft };
        expect(bytesOf(record)).toBeLessThanOrEqual(maxRecordBytes);
        expect(recordSchemas.outcome.safeParse(record).error).toBeUndefined();
        const { total, bySource, parts } = sumsOf(outcome.counts);
        expect(
          sumsOf({
            ...counts,
            ...record,
            parts: record.parts.map((part) => ({ ...part, exposures: { hard: [], soft: [] } })),
          }),
        ).toEqual({
          total,
          bySource,
          parts,
        });
        const expected = (rows: readonly (readonly unknown[])[]) =>
          rows.reduce((sum, row) => sum + Number(row[3]), 0);
        const recorded = record.parts.reduce((sum, { exposures }) => sum + expected(exposures.hard), 0);
        const exact = outcome.counts.parts.reduce(
          (sum, part) => sum + part.exposures.hard.reduce((of, exposure) => of + exposure.expected, 0),
          0,
        );
        // because records hold six digits of each amount
        expect(Math.abs(recorded - exact)).toBeLessThanOrEqual(1e-5 * exact + 1e-6);
      }),
      { numRuns: 60 },
    );
  });

  test('of the same source and group are never told twice, since equal names are one to the learner', () => {
    fc.assert(
      fc.property(arbitraryCellOutcomes, (cells) => {
        const outcome = outcomeOfEvents(
          { cells, tellsDeliveries: true },
          { sent: null, parameters: defaultParameters, evidenceHolds: true, file: '' },
        );
        if (!outcome.ok) return;
        const names = fitted(alignSources(outcome.counts, null).counts).parts.map(
          ({ source, group }) => `${source} ${group}`,
        );
        expect(new Set(names).size).toBe(names.length);
      }),
      { numRuns: 60 },
    );
  });
});
