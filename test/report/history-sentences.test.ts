import { describe, expect, test } from 'vitest';
import type { CampaignResult, HistoryUsed } from '../../src/core/campaign-result.ts';
import { historySentences } from '../../src/report/history-sentences.ts';

const rate = (expected: number) => ({ expected, low: 0, high: 1, probabilityAbove: {} });
const scenario = { hard: rate(0.019), soft: rate(0.005), total: rate(0.024) };
const rates: CampaignResult['rates'] = { asCommitted: scenario, afterCleaning: scenario };

const none: HistoryUsed = {
  campaigns: 0,
  tip: null,
  leftOut: [],
  quarantined: 0,
  totalWithout: null,
  drift: null,
  totalsOnly: false,
  sources: [],
  impliedDeliveries: { recipients: 0, sends: 0, skipped: [] },
};

function sentences(change: Partial<HistoryUsed>): string[] {
  return historySentences({ ...none, ...change }, rates);
}

describe('what past sends did to the projection', () => {
  test('is not told where there are none', () => {
    expect(sentences({})).toEqual([]);
  });

  test.each([
    [8, 0.019, 'learned from 8 past sends; they move the projection from 1.9 % to 2.4 %'],
    [1, 0.019, 'learned from 1 past send; it moves the projection from 1.9 % to 2.4 %'],
    [8, 0.0241, 'learned from 8 past sends; the projection stays at 2.4 %'],
  ])('%s sends from %s', (campaigns, totalWithout, sentence) => {
    expect(sentences({ campaigns, totalWithout })).toEqual([sentence]);
  });

  test('the two sources that moved most are named, by their factor', () => {
    const sources = [
      { source: 'web', factor: 1.05 },
      { source: 'import', factor: 1.4 },
      { source: '', factor: 0.5 },
      { source: 'fair', factor: 3 },
    ];
    expect(sentences({ campaigns: 8, totalWithout: 0.024, sources })).toEqual([
      'learned from 8 past sends; the projection stays at 2.4 %: source fair bounces 3.0 times the public figure, the list bounces 0.5 times the public figure',
    ]);
  });

  test('what only totals taught is said to be mostly assumed', () => {
    const sources = [{ source: 'web', factor: 2 }];
    const [sentence = ''] = sentences({ campaigns: 3, totalWithout: 0.02, sources, totalsOnly: true });
    expect(sentence).toContain('mostly assumed');
  });

  test('a source cannot speak in our name', () => {
    const sources = [{ source: '::error::gone\n##[x]', factor: 2 }];
    const [sentence = ''] = sentences({ campaigns: 1, totalWithout: 0.02, sources });
    expect(sentence).not.toMatch(/::|##\[|\n/);
  });
});

test('what teaches nothing is told with its reason, what cannot be trusted with the next step', () => {
  expect(
    sentences({
      leftOut: [
        { reason: 'no-check', count: 2 },
        { reason: 'other-sender', count: 1 },
      ],
      quarantined: 3,
    }),
  ).toEqual([
    '2 recorded sends teach nothing: no check of it is on the ledger',
    '1 recorded send teaches nothing: another tool counted it than the last one',
    '3 records of the ledger could not be trusted and were left out: bounce-gate ledger audit',
  ]);
});

test('a drift is told with its beginning, its size, its sources and what to do', () => {
  const drift = {
    campaign: 'june',
    since: '2026-06-01T09:00:00.000Z',
    rate: 'total',
    factor: 2.31,
    sources: [{ source: 'fair', factor: 3.2 }],
  } as const;
  expect(sentences({ drift })).toEqual([
    'bounces creep upwards beyond what the lists explain, to 2.3 times what was usual before 2026-06-01: source fair 3.2 times. That is list rot: verify or drop the oldest addresses',
  ]);
});

test('recipients that count as delivered are told', () => {
  expect(sentences({ impliedDeliveries: { recipients: 412, sends: 3, skipped: [] } })).toEqual([
    '412 recipients count as delivered, because they were on 3 lists that were sent and did not bounce',
  ]);
});
