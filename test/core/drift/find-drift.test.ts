import { describe, expect, test } from 'vitest';
import { findDrift } from '../../../src/core/drift/find-drift.ts';
import { exposuresOf } from '../../../src/core/projection/list-exposures.ts';
import { defaultParameters as parameters } from '../../../src/core/projection/parameters.ts';
import { tableOf } from '../../../src/core/projection/tally.ts';
import { sendAt, twoSources } from '../past-sends.ts';
import { plainCell } from '../projection/arbitrary-cells.ts';

/** Levels around 1, none far from it. */
const steady = [1, 1.1, 0.9, 1.05, 0.95, 1, 1.1, 0.9];
const creeping = [1.3, 1.6, 1.9, 2.2, 2.5, 2.8];

const driftOf = (levels: readonly number[], options = {}) =>
  findDrift(
    levels.map((all) => sendAt({ all }, options)),
    parameters,
  );

test('fewer than five recorded sends give no verdict, however bad they are', () => {
  for (let sends = 0; sends < 5; sends += 1) {
    const wild = Array.from({ length: sends }, (_, index) => 1 + 3 * index);
    expect(driftOf(wild)).toEqual({ kind: 'too-few', recordedSends: sends, neededSends: 5 });
  }
  expect(driftOf(steady.slice(0, 5)).kind).toBe('none');
});

describe('no drift is', () => {
  test('a level that stays', () => expect(driftOf(steady)).toEqual({ kind: 'none', recordedSends: 8 }));

  test.each([0.3, 2, 4, 10])('a level that stays at %f times what the priors say', (level) => {
    expect(driftOf(steady.map((one) => level * one)).kind).toBe('none');
  });

  test('a fall', () => expect(driftOf([...steady, 0.7, 0.5, 0.4, 0.3, 0.2]).kind).toBe('none'));

  test('one bad send among good ones', () => {
    for (let later = 0; later < 4; later += 1) {
      expect(driftOf([...steady, 20, ...steady.slice(0, later)]).kind).toBe('none');
    }
  });

  test('more bounces because the list is worse', () => {
    const cellsOf = (old: number) => [
      ...twoSources,
      { cell: { ...plainCell, ageDays: 900 }, count: old },
      { cell: { ...plainCell, cause: 'hard-unknown-user' as const }, count: old / 10 },
    ];
    const sends = [0, 0, 0, 0, 0, 0, 500, 1000, 2000, 3000, 4000].map((old) =>
      sendAt({ all: 1 }, { cells: cellsOf(old) }),
    );
    expect((sends.at(-1)?.hard ?? 0) / (sends.at(-1)?.sent ?? 1)).toBeGreaterThan(
      (4 * (sends[0]?.hard ?? 0)) / (sends[0]?.sent ?? 1),
    );
    expect(findDrift(sends, parameters).kind).toBe('none');
  });

  test('known-bad rows on the list of an organisation that is better than others', () => {
    const cells = [
      ...twoSources,
      { cell: { ...plainCell, cause: 'hard-unknown-user' as const }, count: 300 },
    ];
    const usual = steady.map((level) => sendAt({ all: 0.3 * level }));
    const leaks = [1, 2, 3, 4].map(() => {
      const send = sendAt({ all: 0.3 });
      const { hard } = sendAt({ all: 1 }, { cells: cells.slice(-1) });
      const list = exposuresOf(tableOf(cells), parameters);
      const total = { kind: 'total', hard: send.hard + hard, soft: send.soft ?? 0 } as const;
      return { ...send, hard: total.hard, recorded: { list, counts: total }, bySource: [] };
    });
    expect(findDrift([...usual, ...leaks], parameters).kind).toBe('none');
  });

  test('a rise that is older than the twenty sends that are watched', () => {
    const risen = [...steady, ...Array.from({ length: 21 }, () => 2)];
    expect(driftOf(risen.slice(0, 14)).kind).toBe('drifting');
    expect(driftOf(risen).kind).toBe('none');
  });
});

describe('a creep of all sources', () => {
  const drift = driftOf([...steady, ...creeping]);

  test('is found, with the send it began at and how much it is', () => {
    expect(drift).toMatchObject({ kind: 'drifting', recordedSends: 14, rate: 'total', since: 8 });
    if (drift.kind !== 'drifting') return;
    expect(drift.factor).toBeGreaterThan(2.2);
    expect(drift.factor).toBeLessThan(2.8);
  });

  test('names every source, the most additional bounces first', () => {
    expect(drift.kind === 'drifting' && drift.sources.map(({ source }) => source)).toEqual(['web', 'shop']);
  });

  test('is found from totals alone, which name no source', () => {
    expect(driftOf([...steady, ...creeping], { counting: 'total' })).toMatchObject({
      kind: 'drifting',
      since: 8,
      sources: [],
    });
  });

  test('is looked for in hard bounces where a send has no soft count', () => {
    const sends = [...steady, ...creeping].map((all, index) => sendAt({ all }, { soft: index !== 3 }));
    expect(findDrift(sends, parameters)).toMatchObject({ kind: 'drifting', rate: 'hard' });
  });
});

test('a creep so slow that a projection that went on learning would follow it is found', () => {
  const slow = Array.from({ length: 10 }, (_, index) => 1.05 + 0.05 * index);
  expect(driftOf([...steady.slice(0, 5), ...slow])).toMatchObject({ kind: 'drifting' });
});

test('a creep of one source names that source and how much it moved', () => {
  const sends = [...steady, ...creeping].map((shop) => sendAt({ shop, web: 1 }));
  const drift = findDrift(sends, parameters);
  expect(drift).toMatchObject({ kind: 'drifting', sources: [{ source: 'shop' }] });
  if (drift.kind !== 'drifting') return;
  expect(drift.sources[0]?.factor).toBeGreaterThan(2.2);
  expect(drift.factor).toBeLessThan(drift.sources[0]?.factor ?? 0);
});

test('a source that was never mailed before the rise does not count as moved by being new', () => {
  const web = twoSources.slice(0, 1);
  const sends = [...steady, ...creeping].map((level, index) =>
    sendAt({ web: level, shop: 1 }, { cells: index < 10 ? web : twoSources }),
  );
  const drift = findDrift(sends, parameters);
  expect(drift.kind === 'drifting' && drift.sources.map(({ source }) => source)).toEqual(['web']);
});

test('the order of sources within a send does not matter', () => {
  const sends = [...steady, ...creeping].map((all) => sendAt({ all }));
  const reversed = sends.map((send) => ({ ...send, bySource: send.bySource.toReversed() }));
  expect(findDrift(reversed, parameters)).toEqual(findDrift(sends, parameters));
});

test('sends without any bounce and without any chance of one stay finite', () => {
  const fresh = [{ cell: { ...plainCell, ageDays: 0, cause: 'baseline' as const }, count: 3 }];
  const sends = Array.from({ length: 8 }, () => sendAt({ all: 0 }, { cells: fresh }));
  expect(findDrift(sends, parameters)).toEqual({ kind: 'none', recordedSends: 8 });
});
