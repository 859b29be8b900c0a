import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { learnFromExposures } from '../../../src/core/projection/learn-from-exposures.ts';
import { exposuresOf } from '../../../src/core/projection/list-exposures.ts';
import { initialState, type ModelState } from '../../../src/core/projection/model-state.ts';
import { defaultParameters as parameters } from '../../../src/core/projection/parameters.ts';
import type { CountedPart, SendCounts } from '../../../src/core/projection/recorded-send.ts';
import { type CountedCell, tableOf } from '../../../src/core/projection/tally.ts';
import { arbitraryCells, plainCell } from './arbitrary-cells.ts';
import { learn } from './learn.ts';

const web: CountedCell = { cell: plainCell, count: 8000 };
const fair: CountedCell = {
  cell: { ...plainCell, source: 'fair', entryKind: 'event', neverDelivered: true },
  count: 2000,
};
const cells = [web, fair];
const list = exposuresOf(tableOf(cells), parameters);
const start = initialState(parameters);

function teach(counts: SendCounts, mailed = list): ModelState {
  return learnFromExposures(start, parameters, { list: mailed, counts });
}

const bySource = {
  kind: 'by-source',
  sources: [
    { source: 'web', hard: 90, soft: 40 },
    { source: 'fair', hard: 150, soft: 12 },
  ],
} as const;

test('exposures teach what their cells teach, to the last bit', () => {
  fc.assert(
    fc.property(arbitraryCells, (some) => {
      const mailed = exposuresOf(tableOf(some), parameters);
      for (const counts of [{ kind: 'total', hard: 30, soft: 9 } as const, bySource])
        expect(teach(counts, mailed)).toEqual(learn(start, parameters, some, counts));
    }),
  );
});

test('exposures teach the same in whatever order they stand', () => {
  const reversed = {
    sources: list.sources.toReversed(),
    hard: list.hard.toReversed(),
    soft: list.soft.toReversed(),
  };
  expect(teach(bySource, reversed)).toEqual(teach(bySource));
  expect(teach({ kind: 'total', hard: 200, soft: 60 }, reversed)).toEqual(
    teach({ kind: 'total', hard: 200, soft: 60 }),
  );
});

test('exposures that went through JSON teach the same', () => {
  expect(teach(bySource, JSON.parse(JSON.stringify(list)))).toEqual(teach(bySource));
});

describe('counts per part', () => {
  const part = (counted: CountedCell, name: string, hard: number): CountedPart => ({
    name,
    hard,
    exposures: exposuresOf(tableOf([counted]), parameters),
  });

  test('teach what counts per source teach when each part is a source', () => {
    const parts = [part(fair, 'fair', 150), part(web, 'web', 90)];
    const sources = parts.map(({ name, hard }) => ({ source: name, hard }));
    expect(teach({ kind: 'by-part', parts })).toEqual(teach({ kind: 'by-source', sources }));
  });

  test('need no list, and stand in the order of their names', () => {
    const parts = [part(web, 'a', 90), part(fair, 'b', 150)];
    const nothing = { sources: [], hard: [], soft: [] };
    const learnt = teach({ kind: 'by-part', parts }, nothing);
    expect(learnt.recordedSends).toBe(1);
    expect(teach({ kind: 'by-part', parts: parts.toReversed() }, nothing)).toEqual(learnt);
    expect(learnt.hard.names[0]).toBe('component:decay:consumer');
  });
});

test('the exposures of a part stand in any order', () => {
  const { hard, soft } = list;
  const turned = { hard: hard.toReversed(), soft: soft.toReversed() };
  const partsOf = (exposures: CountedPart['exposures']): SendCounts => ({
    kind: 'by-part',
    parts: [{ name: 'all', hard: 200, soft: 60, exposures }],
  });
  expect(hard.length).toBeGreaterThan(1);
  expect(teach(partsOf(turned))).toEqual(teach(partsOf({ hard, soft })));
});

test('a total of a list without recipients teaches nothing', () => {
  const nothing = { sources: [], hard: [], soft: [] };
  expect(teach({ kind: 'total', hard: 3, soft: 2 }, nothing)).toEqual(start);
});

test('the bounces of a source without any chance of bouncing count as a send and move no multiplier', () => {
  const fresh = exposuresOf(tableOf([{ cell: { ...plainCell, ageDays: 0 }, count: 10 }]), parameters);
  expect(fresh.sources).toEqual([{ source: 'web', recipients: 10 }]);
  const learnt = teach({ kind: 'by-source', sources: [{ source: 'web', hard: 2 }] }, fresh);
  expect(learnt.recordedSends).toBe(1);
  expect(learnt.hard.means).toEqual([]);
});
