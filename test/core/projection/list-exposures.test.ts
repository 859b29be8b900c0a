import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exposuresOf, recipientsIn, sortExposures } from '../../../src/core/projection/list-exposures.ts';
import { defaultParameters as parameters } from '../../../src/core/projection/parameters.ts';
import { project, projectExposures } from '../../../src/core/projection/project.ts';
import { tableOf } from '../../../src/core/projection/tally.ts';
import { arbitraryCells, plainCell } from './arbitrary-cells.ts';

const options = { parameters, limits: [0.02, 0.05] };

test('a list projects from its exposures, in any order, to the last bit as from its cells', () => {
  fc.assert(
    fc.property(arbitraryCells, (cells) => {
      const { sources, hard, soft } = exposuresOf(tableOf(cells), parameters);
      const reversed = {
        sources: sources.toReversed(),
        hard: hard.toReversed(),
        soft: soft.toReversed(),
      };
      expect(projectExposures(reversed, options)).toEqual(project(tableOf(cells), options));
    }),
  );
});

test('recipients without any chance of bouncing count among the mailed, sources without recipients do not stand', () => {
  const list = exposuresOf(
    tableOf([
      { cell: { ...plainCell, ageDays: 0 }, count: 7 },
      { cell: { ...plainCell, source: 'nobody' }, count: 0 },
    ]),
    parameters,
  );
  expect(recipientsIn(list)).toBe(7);
  expect(list.sources).toEqual([{ source: 'web', recipients: 7 }]);
  expect(list.hard).toEqual([]);
});

test('sorting stands sources by name, exposures by source and then component', () => {
  const exposure = { recipients: 1, expected: 0.1, squares: 0.01 };
  const names = (list: readonly { source: string; component: string }[]) =>
    list.map(({ source, component }) => `${source} ${component}`);
  const { sources, hard } = sortExposures({
    sources: [
      { source: 'b', recipients: 1 },
      { source: 'a', recipients: 2 },
    ],
    hard: [
      { ...exposure, source: 'b', component: 'catch-all' },
      { ...exposure, source: 'a', component: 'disposable' },
      { ...exposure, source: 'a', component: 'catch-all' },
    ],
    soft: [],
  });
  expect(sources.map(({ source }) => source)).toEqual(['a', 'b']);
  expect(names(hard)).toEqual(['a catch-all', 'a disposable', 'b catch-all']);
});
