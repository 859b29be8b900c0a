import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { starterPolicy } from '../../../src/core/starter/starter-policy.ts';
import { starterWorkflow } from '../../../src/core/starter/starter-workflow.ts';
import { readPolicy } from '../policy/read-policy.ts';

function read(lists: readonly string[], suppressions: readonly string[]) {
  const { campaigns, suppressions: files } = readPolicy(
    starterPolicy({ lists, suppressions, withExample: false }),
  );
  return { campaigns: [...campaigns].map(([name, { list }]) => [name, list]), files };
}

describe('a first policy', () => {
  test('is valid when nothing was found', () => {
    expect(read([], [])).toEqual({
      campaigns: [['my-first-campaign', 'lists/my-first-campaign.csv']],
      files: ['suppressions/*.csv'],
    });
  });

  test('names what was found', () => {
    expect(read(['lists/june.csv', 'lists/May Sale.csv.gz'], ['a.csv', 'b.csv'])).toEqual({
      campaigns: [
        ['june', 'lists/june.csv'],
        ['may-sale', 'lists/May Sale.csv.gz'],
      ],
      files: ['a.csv', 'b.csv'],
    });
  });

  test('gives lists of one name names of their own', () => {
    const found = ['a/june.csv', 'b/june.csv', 'c/june.csv', 'june-2.csv'];
    const names = read(found, []).campaigns.map(([name]) => name);
    expect(names).toEqual(['june', 'june-2', 'june-3', 'june-2-2']);
  });

  test.each([
    '2026',
    '2026.csv',
    '1e5',
    'true.csv',
    'null',
    'no.csv',
    '0x1f',
    '2026-01-01',
    '~',
    'lists/- a: b #c.csv',
    'lists/"q".csv',
    "lists/it's.csv",
  ])('is valid with a list called %s, and means that file', (path) => {
    const { campaigns, files } = read([path], [path]);
    expect(campaigns.map(([, list]) => list)).toEqual([path]);
    expect(files).toEqual([path]);
  });

  test('means just the files it was given, whatever they are called', () => {
    const part = fc
      .stringMatching(/^[A-Za-z0-9 _#:'"{}[\],&*!|>%@`é日.-]{1,12}$/)
      .filter((name) => !/^\.+$|^[A-Za-z]:/.test(name));
    const paths = fc.uniqueArray(
      fc.tuple(part, part).map((parts) => parts.join('/')),
      { maxLength: 4 },
    );
    fc.assert(
      fc.property(paths, paths, (lists, suppressions) => {
        const { campaigns, files } = read(lists, suppressions);
        const named = campaigns.map(([, list]) => list);
        if (lists.length > 0) expect(named.sort()).toEqual(lists.toSorted());
        if (suppressions.length > 0) expect(files).toEqual(suppressions);
      }),
    );
  });
});

describe('a first workflow', () => {
  test('runs the gate with least permissions', () => {
    const workflow: unknown = parse(starterWorkflow('main'));
    expect(workflow).toMatchObject({
      permissions: { contents: 'read', 'pull-requests': 'write' },
      jobs: { 'bounce-gate': { steps: [{ with: { 'persist-credentials': false } }, {}] } },
    });
  });

  test.each(['main', 'master', 'release/1.0', '2026', 'true', 'on', 'null', '1e5'])(
    'means the branch %s',
    (branch) => {
      expect(parse(starterWorkflow(branch)).on.push.branches).toEqual([branch]);
    },
  );
});

test.each([
  ['policy', starterPolicy({ lists: ['a.csv'], suppressions: ['b.csv'], withExample: false })],
  ['policy with the example', starterPolicy({ lists: [], suppressions: [], withExample: true })],
  ['workflow', starterWorkflow('main')],
])('every rule of the first %s is explained: a comment beside it or above it', (_, text) => {
  const lines = text.split('\n');
  const keys = lines.flatMap((line, index) => (/^ {0,2}[a-z-]+:/.test(line) ? [index] : []));
  const bare = keys.filter((index) => {
    const above = lines.slice(0, index).findLast((line) => line.trim() !== '') ?? '';
    const inside = lines[index + 1] ?? '';
    return ![lines[index], above, inside].some((line) => line?.includes('#'));
  });
  const plain = /^(?:on:|jobs:|policy:| {2}bounce-gate:| {2}[a-z-]+:$)/;
  expect(bare.map((index) => lines[index]).filter((line = '') => !plain.test(line))).toEqual([]);
});
