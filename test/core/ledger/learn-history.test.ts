import { describe, expect, test } from 'vitest';
import type { CampaignResult } from '../../../src/core/campaign-result.ts';
import { learnHistory } from '../../../src/core/ledger/learn-history.ts';
import { type LedgerHistory, ledgerHistory } from '../../../src/core/ledger/ledger-history.ts';
import type { CheckRecord, OutcomeRecord } from '../../../src/core/ledger/ledger-record.ts';
import { learnFromExposures } from '../../../src/core/projection/learn-from-exposures.ts';
import { initialState } from '../../../src/core/projection/model-state.ts';
import { defaultParameters } from '../../../src/core/projection/parameters.ts';
import { asOfMs, checkText, lines } from '../check-text.ts';
import { exampleCheck, exampleId, exampleOutcome } from './example-records.ts';

const dayMs = 86_400_000;
const rows = Array.from(
  { length: 300 },
  (_, row) => `reader${row}@mail.example,${row % 3 === 0 ? 'web' : 'fair'}`,
);
const suppressions = {
  'a.csv': lines('email,reason', ...rows.slice(0, 10).map((row) => `${row.split(',')[0]},bounce`)),
};
const result = await checkText(lines('email,source', ...rows), { suppressions });

function sendOf(
  from: CampaignResult,
  daysAgo: number,
  counts: Pick<OutcomeRecord, 'hard'> & Partial<OutcomeRecord>,
): [CheckRecord, OutcomeRecord] {
  const check = exampleCheck(from, asOfMs - daysAgo * dayMs);
  return [check, exampleOutcome(check, counts)];
}

function learn(records: readonly (CheckRecord | OutcomeRecord)[]) {
  return learnHistory(ledgerHistory(records, null), defaultParameters, asOfMs);
}

describe('a recorded send', () => {
  test('teaches what the list itself would teach', () => {
    const { state } = learn(sendOf(result, 20, { hard: 30, soft: 4 }));
    const counts = { kind: 'total', hard: 30, soft: 4 } as const;
    const direct = learnFromExposures(initialState(defaultParameters), defaultParameters, {
      list: result.exposures,
      counts,
    });
    expect(state.hard.names).toEqual(direct.hard.names);
    state.hard.means.forEach((mean, place) => {
      expect(mean).toBeCloseTo(direct.hard.means[place] ?? 0, 4);
    });
    expect(state.recordedSends).toBe(1);
  });

  test('moves its sources apart when they are counted apart', () => {
    const bySource = [
      { source: 'web', sent: 100, hard: 0, soft: 0 },
      { source: 'fair', sent: 200, hard: 60, soft: 0 },
    ];
    const { state } = learn(sendOf(result, 20, { hard: 60, bySource }));
    const effect = (source: string) => state.hard.means[state.hard.names.indexOf(`source:${source}`)] ?? 0;
    expect(effect('fair')).toBeGreaterThan(effect('web'));
  });

  test('a source that its record counts as other teaches as other', () => {
    const [check, outcome] = sendOf(result, 20, {
      hard: 60,
      bySource: [{ source: 'web', sent: 100, hard: 60, soft: 0 }],
    });
    const merged = {
      ...check,
      sources: check.sources.map(([, count]): [string, number] => ['other', count]),
    };
    const { state } = learn([merged, outcome]);
    expect(state.hard.names).toContain('source:other');
    expect(state.hard.means[state.hard.names.indexOf('source:other')]).toBeGreaterThan(0);
  });

  test('of the cleaned list is taken without the rows that cleaning removes', () => {
    const [send] = learn(sendOf(result, 20, { hard: 5, sent: result.counts.mailedAfterCleaning })).used;
    const components = send?.recorded.list.hard.map(({ component }) => component) ?? [];
    expect(components).not.toContain('hard-unspecified');
    expect(components.length).toBeGreaterThan(0);
    const sent = send?.recorded.list.sources.reduce((sum, { recipients }) => sum + recipients, 0);
    expect(sent).toBeCloseTo(result.counts.mailedAfterCleaning, 6);
  });
});

describe('what teaches nothing is counted by reason', () => {
  const [check, outcome] = sendOf(result, 20, { hard: 3 });
  const [laterCheck, laterOutcome] = sendOf(result, 10, { hard: 3, sender: 'postbox' });
  test.each<[string, readonly (CheckRecord | OutcomeRecord)[]]>([
    ['no-check', [outcome]],
    ['no-check', [{ ...check, campaign: 'july' }, outcome]],
    ['not-judged', [{ ...check, verdict: 'unchecked' }, outcome]],
    ['other-model', [{ ...check, model: '2' }, outcome]],
    ['other-size', [check, { ...outcome, sent: 100 }]],
    ['other-sender', [check, outcome, laterCheck, laterOutcome]],
  ])('%s', (reason, records) => {
    expect(learn(records).leftOut).toEqual([{ reason, count: 1 }]);
  });

  test('a send after the day of the check is not told at all', () => {
    expect(learn(sendOf(result, -1, { hard: 3 }))).toMatchObject({ used: [], leftOut: [] });
  });
});

describe('corrections', () => {
  const [check, outcome] = sendOf(result, 20, { hard: 30 });
  const corrected = { ...outcome, id: exampleId(asOfMs, 1), hard: 3, replaces: outcome.id };
  const hardOf = ({ sends }: LedgerHistory) => sends.map((send) => send.outcome.hard);

  test('the record that names an older one stands for it', () => {
    const history = ledgerHistory([check, outcome, corrected], null);
    expect([hardOf(history), history.corrected]).toEqual([[3], 1]);
  });

  test('a record of another campaign takes nothing away', () => {
    const other = { ...corrected, campaign: 'july', check: null };
    expect(hardOf(ledgerHistory([check, outcome, other], null))).toEqual([30, 3]);
  });

  test('the last of two records of the same send stands', () => {
    expect(hardOf(ledgerHistory([check, outcome, { ...corrected, replaces: null }], null))).toEqual([3]);
  });

  test('a corrected correction stands for both', () => {
    const again = { ...corrected, id: exampleId(asOfMs, 2), hard: 4, replaces: corrected.id };
    expect(hardOf(ledgerHistory([check, outcome, corrected, again], null))).toEqual([4]);
  });
});
