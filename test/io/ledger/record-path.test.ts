import { expect, test } from 'vitest';
import { parseRecordPath, recordPathOf } from '../../../src/io/ledger/record-path.ts';

const id = '20261122T075540123Z-16843209-2-0a1b2c3d-deadbeef';
const path = `records/2026/11/22/${id}.json`;

test('a record lies under the day in its id', () => {
  const expected = { id, path, atMs: Date.parse('2026-11-22T07:55:40.123Z'), month: '2026-11' };
  expect(recordPathOf(id)).toEqual(expected);
  expect(parseRecordPath(path)).toEqual(expected);
});

test.each([
  '',
  'x',
  id.toUpperCase(),
  `${id}x`,
  `${id}\n`,
  id.replace('1122', '1131'),
  id.replace('T07', 'T24'),
  id.replace('20261122', '20260230'),
  id.replace('16843209', 'a'.repeat(21)),
  id.replace('-2-', '-12345-'),
])('%j is no id', (text) => {
  expect(recordPathOf(text)).toBeUndefined();
});

test.each([
  path.replace('/22/', '/21/'),
  path.replace('records/', 'Records/'),
  `/${path}`,
  `./${path}`,
  path.replace('.json', '.JSON'),
  `${path}/x`,
  id,
])('no record lies at %j', (text) => {
  expect(parseRecordPath(text)).toBeUndefined();
});
