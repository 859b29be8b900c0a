import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type ComponentChance, expandCell } from '../../../src/core/projection/expand-cell.ts';
import { defaultParameters } from '../../../src/core/projection/parameters.ts';
import type { EvidenceCell } from '../../../src/core/projection/tally.ts';
import { arbitraryCell, plainCell } from './arbitrary-cells.ts';

type Chances = Readonly<Record<string, number>>;

function chancesOf(change: Partial<EvidenceCell>, parameters = defaultParameters): Chances {
  const parts = expandCell({ ...plainCell, ...change }, parameters);
  return Object.fromEntries(
    parts.map(({ outcome, component, chance }) => [`${outcome} ${component}`, chance]),
  );
}

function expectChances(actual: Chances, wanted: Chances): void {
  expect(Object.keys(actual)).toEqual(Object.keys(wanted));
  for (const [name, chance] of Object.entries(wanted)) expect(actual[name], name).toBeCloseTo(chance, 14);
}

const year = 365.25;

test.each<[Partial<EvidenceCell>, Chances]>([
  [{ ageDays: year }, { 'hard decay:consumer': 1 - Math.exp(-0.06), 'soft soft-base': 0.005 }],
  [
    { ageDays: 2 * year, domainKind: 'business', neverDelivered: true, entryKind: 'import' },
    {
      'hard decay:business': 0.95 * (1 - Math.exp(-0.3)),
      'hard entry:import': 0.05,
      'soft soft-base': 0.005,
    },
  ],
  [
    { ageDays: year, domainKind: 'unknown', confirmed: false },
    { 'hard decay:unknown?': 1 - Math.exp(-0.035), 'soft soft-base': 0.005 },
  ],
  [
    { ageDays: null, confirmed: true },
    { 'hard decay:consumer?': 1 - Math.exp(-0.06 * 0.35 * 1.5), 'soft soft-base': 0.005 },
  ],
  [
    { ageDays: year, role: true, neverDelivered: true },
    {
      'hard decay:consumer': 2 * 0.98 * (1 - Math.exp(-0.06)),
      'hard entry:single-opt-in': 0.04,
      'soft soft-base': 0.0075,
    },
  ],
  [{ ageDays: 0 }, { 'soft soft-base': 0.005 }],
  [{ ageDays: -30 }, { 'soft soft-base': 0.005 }],
  [{ cause: 'hard-unknown-user' }, { 'hard hard-unknown-user': 0.92, 'soft hard-unknown-user': 0.01 }],
  [
    { cause: 'catch-all', role: true },
    { 'hard catch-all': 0.08, 'soft catch-all': 0.01 },
  ],
  [{ cause: 'invalid-syntax' }, { 'hard invalid-syntax': 0.95 }],
  [{ cause: 'dead-domain' }, { 'hard dead-domain': 0.95, 'soft dead-domain': 0.01 }],
  [
    { cause: 'soft-history', softBounces: 1 },
    { 'hard soft-history': 0.02, 'soft soft-history': 1.0115 / 3.3 },
  ],
  [
    { cause: 'soft-history', softBounces: 7 },
    { 'hard soft-history': 0.1, 'soft soft-history': 7.0115 / 9.3 },
  ],
  [
    { cause: 'soft-history', softBounces: 90 },
    { 'hard soft-history': 0.1, 'soft soft-history': 0.9 },
  ],
])('a row with %o has the chances %o', (change, wanted) => {
  expectChances(chancesOf(change), wanted);
});

test('entry and decay shrink alike when their chance is capped', () => {
  const cell = { entryKind: 'purchased', domainKind: 'business', neverDelivered: true, role: true } as const;
  const chances = chancesOf({ ...cell, ageDays: 8 * year });
  const [decay = 0, entry = 0] = Object.values(chances);
  expect(decay + entry).toBeCloseTo(0.95, 14);
  expect(decay / entry).toBeCloseTo((0.8 * (1 - Math.exp(-1.2))) / 0.2, 12);
});

test('no recipient has a chance above the cap, below 0, or above 1 in all', () => {
  const sum = (parts: readonly ComponentChance[]) => parts.reduce((total, { chance }) => total + chance, 0);
  fc.assert(
    fc.property(arbitraryCell, fc.integer({ min: 0, max: 200 }), (cell, softBounces) => {
      const parts = expandCell({ ...cell, softBounces }, defaultParameters);
      expect(sum(parts)).toBeLessThanOrEqual(1 + 1e-12);
      expect(sum(parts.filter(({ outcome }) => outcome === 'hard'))).toBeLessThanOrEqual(0.95 + 1e-12);
      for (const { chance } of parts) expect(chance).toBeGreaterThan(0);
    }),
  );
});

test('parameters are overridable', () => {
  const decay = { ...defaultParameters.decay, consumer: { hazardPerYear: 1, addressYears: 5 } };
  const chances = chancesOf({ ageDays: year }, { ...defaultParameters, decay });
  expect(chances['hard decay:consumer']).toBeCloseTo(1 - Math.exp(-1), 14);
});
