import { describe, expect, test } from 'vitest';
import { initialState, type ModelState } from '../../../src/core/projection/model-state.ts';
import { defaultParameters as parameters } from '../../../src/core/projection/parameters.ts';
import { openProjection, type Projection, project } from '../../../src/core/projection/project.ts';
import { smallestRemoval } from '../../../src/core/projection/smallest-removal.ts';
import { tableOf } from '../../../src/core/projection/tally.ts';
import { tierOf } from '../../../src/core/projection/tier.ts';
import { learn } from './learn.ts';
import { removedCells } from './removed-cells.ts';
import { type ExampleRates, exampleCells, type WorkedExample, workedExamples } from './worked-examples.ts';

const { limits, tolerance, examples } = workedExamples;

function expectNear(actual: number | undefined, wanted: number, within: number, what: string): void {
  expect(Math.abs((actual ?? Number.NaN) - wanted), `${what}: ${actual} instead of ${wanted}`).toBeLessThan(
    within,
  );
}

function expectRates(projection: Projection, wanted: ExampleRates): void {
  for (const outcome of ['hard', 'soft', 'total'] as const) {
    const estimate = projection[outcome];
    const figures = wanted[outcome];
    expectNear(estimate.expected, figures.expected, tolerance.rate, `${outcome} expected`);
    expectNear(estimate.low, figures.low, tolerance.interval, `${outcome} low`);
    expectNear(estimate.high, figures.high, tolerance.interval, `${outcome} high`);
    limits.forEach((limit, index) => {
      const probability = figures.probabilityAbove[index] ?? Number.NaN;
      expectNear(estimate.probabilityAbove[index], probability, tolerance.rate, `${outcome} above ${limit}`);
    });
  }
}

function stateBefore({ groups, recordedSends }: WorkedExample): ModelState {
  const cells = exampleCells(groups);
  return recordedSends.reduce(
    (state, { hard, soft }) => learn(state, parameters, cells, { kind: 'total', hard, soft }),
    initialState(parameters),
  );
}

function projectExample(example: WorkedExample): Projection {
  return project(tableOf(exampleCells(example.groups)), { parameters, state: stateBefore(example), limits });
}

test('all nine worked examples are there, one of them with history', () => {
  expect(examples).toHaveLength(9);
  expect(examples.filter(({ recordedSends }) => recordedSends.length > 0)).toHaveLength(1);
});

describe.each(examples)('worked example $name', (example) => {
  test('has the stated rates, intervals and probabilities', () => {
    const projection = projectExample(example);
    expect(projection.recipients).toBe(example.recipients);
    expectRates(projection, example.expected);
    expect(tierOf(projection.total.expected)).toBe(example.tier);
  });

  test.runIf(example.byComponent !== undefined)('has the stated parts by component and by source', () => {
    const { byComponent, bySource } = projectExample(example);
    expect(byComponent.map(({ component }) => component)).toEqual(Object.keys(example.byComponent));
    expect(bySource.map(({ source }) => source)).toEqual(Object.keys(example.bySource));
    for (const { component, total } of byComponent) {
      expectNear(total, example.byComponent[component] ?? Number.NaN, tolerance.rate, component);
    }
    for (const { source, total } of bySource) {
      expectNear(total, example.bySource[source] ?? Number.NaN, tolerance.rate, source);
    }
  });

  test.runIf(example.toGetBelow2Percent !== undefined)('needs the stated removal to get below 2 %', () => {
    const wanted = example.toGetBelow2Percent;
    const options = { parameters, state: stateBefore(example), limits };
    const open = openProjection(tableOf(exampleCells(example.groups)), options);
    const removal = smallestRemoval(open, ({ total }) => total.expected < 0.02);
    expect(removal !== null).toBe(wanted?.suffices);
    if (removal === null) return;
    const step = wanted?.steps[0];
    const removals = removedCells(open, removal);
    expect(removals).toHaveLength(wanted?.steps.length ?? 0);
    expect(removals[0]).toMatchObject({
      count: step?.count,
      cell: { source: step?.source, cause: step?.cause },
    });
    expectNear(removals[0]?.chance, step?.chance ?? Number.NaN, tolerance.rate, 'chance');
    expectNear(removal.after.total.expected, step?.expectedAfter ?? Number.NaN, tolerance.rate, 'rate after');
  });
});

describe('three recorded sends with totals', () => {
  const example = examples.find(({ multipliers }) => multipliers !== undefined);
  if (example === undefined) throw new Error('the example with history is missing');
  const state = stateBefore(example);

  test.each(['hard', 'soft'] as const)('teach the stated %s multipliers and variation', (outcome) => {
    const model = state[outcome];
    for (const [name, wanted] of Object.entries(example.multipliers?.[outcome] ?? {})) {
      const index = model.names.indexOf(name);
      // because what was never seen stands at its prior: 1 for components, 0 for sources
      const mean = index < 0 ? Number(name.startsWith('component:')) : model.means[index];
      expectNear(mean, wanted, tolerance.rate, name);
    }
    const wanted = example.campaignVariation?.[outcome] ?? Number.NaN;
    expectNear(model.campaignVariation, wanted, tolerance.rate, 'campaign variation');
  });

  test('project a different list with a source never seen before', () => {
    const cells = exampleCells(example.nextList?.groups ?? []);
    const wanted = example.nextList?.expected;
    if (wanted === undefined) throw new Error('the next list is missing');
    expectRates(project(tableOf(cells), { parameters, state, limits }), wanted);
  });

  test('are plain data that survives JSON to the last bit', () => {
    expect(JSON.parse(JSON.stringify(state))).toEqual(state);
  });
});

test('the purchased list stays at 9 % without its 4,000 worst rows, the stated first step', () => {
  const example = examples.find(({ toGetBelow2Percent }) => toGetBelow2Percent?.suffices === false);
  const step = example?.toGetBelow2Percent?.steps[0];
  const open = openProjection(tableOf(exampleCells(example?.groups ?? [])), { parameters, limits });
  const removal = smallestRemoval(open, ({ total }) => total.expected < 0.09 + 1e-9);
  expect(removal?.removed).toBe(step?.count);
  const [first] = removal === null ? [] : removedCells(open, removal);
  expectNear(first?.chance, step?.chance ?? Number.NaN, tolerance.rate, 'chance');
  expectNear(removal?.after.total.expected, step?.expectedAfter ?? Number.NaN, tolerance.rate, 'rate after');
});
