import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CellOutcome } from '../../../src/core/outcome/event-counter.ts';
import { type EventRules, outcomeOfEvents } from '../../../src/core/outcome/outcome-of-events.ts';
import { exposuresOf } from '../../../src/core/projection/list-exposures.ts';
import { defaultParameters } from '../../../src/core/projection/parameters.ts';
import { tableOf } from '../../../src/core/projection/tally.ts';
import { plainCell } from '../projection/arbitrary-cells.ts';
import { arbitraryCellOutcomes, sumsOf } from './arbitrary-outcome.ts';

const rules: EventRules = {
  sent: null,
  parameters: defaultParameters,
  evidenceHolds: true,
  file: 'events.csv',
};
const none = { dropped: 0, mailed: 0, hard: 0, soft: 0, block: 0 };
const web: CellOutcome = {
  ...none,
  cell: plainCell,
  recipients: 100,
  mailed: 90,
  hard: 2,
  soft: 1,
  block: 1,
};
const fair: CellOutcome = {
  ...none,
  cell: { ...plainCell, source: 'fair' },
  recipients: 50,
  mailed: 50,
  hard: 5,
};
const onFile: CellOutcome = {
  ...none,
  cell: { ...plainCell, cause: 'hard-unknown-user', suppressed: 'hard-bounce' },
  recipients: 50,
};

function countsOf(cells: readonly CellOutcome[], tellsDeliveries: boolean, more: Partial<EventRules> = {}) {
  const outcome = outcomeOfEvents({ cells, tellsDeliveries }, { ...rules, ...more });
  if (!outcome.ok) throw new Error(outcome.problems[0]?.code);
  return outcome.counts;
}

describe('where deliveries are told', () => {
  test('those with an event were mailed, by source and group', () => {
    const { parts, ...counts } = countsOf([web, fair], true);
    expect(counts).toEqual({
      sent: 140,
      hard: 7,
      soft: 1,
      block: 1,
      bySource: [
        { source: 'fair', sent: 50, hard: 5, soft: 0 },
        { source: 'web', sent: 90, hard: 2, soft: 1 },
      ],
    });
    expect(
      parts.map(({ source, group, recipients, hard, soft }) => [source, group, recipients, hard, soft]),
    ).toEqual([
      ['fair', 'heard-within-month', 50, 5, 0],
      ['web', 'heard-within-month', 90, 2, 1],
    ]);
  });

  test('a part has the chances of those who were mailed', () => {
    const [part] = countsOf([web], true).parts;
    const { hard, soft } = exposuresOf(tableOf([{ cell: plainCell, count: 90 }]), defaultParameters);
    expect(part?.exposures).toEqual({ hard, soft });
  });

  test('changed evidence leaves sources and no parts', () => {
    const { parts, bySource } = countsOf([web, fair], true, { evidenceHolds: false });
    expect([parts.length, bySource.length]).toEqual([0, 2]);
  });
});

describe('where only bounces are told', () => {
  test('the recipients of the list were mailed, as many as were said', () => {
    const { sent, bySource } = countsOf([web, fair], false, { sent: 147 });
    expect(sent).toBe(147);
    expect(bySource.map((row) => row.sent)).toEqual([49, 98]);
  });

  test('a number near that of the cleaned list means the cleaned list', () => {
    const sources = (sent: number) =>
      countsOf([web, onFile], false, { sent }).parts.map(({ group }) => group);
    expect(sources(150)).toEqual(['hard-unknown-user', 'heard-within-month']);
    expect(sources(100)).toEqual(['heard-within-month']);
  });

  test('a bounced recipient was mailed, cleaned away or not', () => {
    const bounced = { ...onFile, mailed: 1, hard: 1 };
    const { hard, parts } = countsOf([web, bounced], false, { sent: 101 });
    expect([hard, parts.map(({ recipients }) => recipients)]).toEqual([3, [1, 100]]);
  });

  test('those whom the tool dropped were not', () => {
    const { bySource } = countsOf([{ ...web, dropped: 5 }, fair], false, { sent: 145 });
    expect(bySource.map((row) => row.sent)).toEqual([50, 95]);
  });

  test('a number that fits neither list leaves totals', () => {
    expect(countsOf([web, fair], false, { sent: 500 })).toEqual({
      sent: 500,
      hard: 7,
      soft: 1,
      block: 1,
      bySource: [],
      parts: [],
    });
  });

  test.each([
    ['events-without-sent', null],
    ['events-without-sent', 0],
    ['outcome-more-bounces', 8],
  ])('%s when told that %d were sent', (code, sent) => {
    const outcome = outcomeOfEvents({ cells: [web, fair], tellsDeliveries: false }, { ...rules, sent });
    expect(outcome.ok ? [] : outcome.problems.map((problem) => problem.code)).toEqual([code]);
  });
});

test('where nobody was mailed there is no outcome', () => {
  const outcome = outcomeOfEvents({ cells: [{ ...onFile, dropped: 50 }], tellsDeliveries: true }, rules);
  expect(outcome.ok).toBe(false);
});

test('totals, sources and parts add up to the same', () => {
  fc.assert(
    fc.property(
      arbitraryCellOutcomes,
      fc.boolean(),
      fc.double({ min: 0.92, max: 1.08, noNaN: true }),
      (cells, tells, near) => {
        const size = cells.reduce((sum, { recipients, dropped }) => sum + recipients - dropped, 0);
        const outcome = outcomeOfEvents(
          { cells, tellsDeliveries: tells },
          { ...rules, sent: Math.round(size * near) },
        );
        if (!outcome.ok || outcome.counts.bySource.length === 0) return;
        const { total, bySource, parts } = sumsOf(outcome.counts);
        expect([bySource, parts]).toEqual([total, total]);
        for (const part of outcome.counts.parts) {
          expect(part.hard + (part.soft ?? 0)).toBeLessThanOrEqual(part.recipients);
        }
      },
    ),
  );
});
