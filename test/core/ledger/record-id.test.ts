import fc from 'fast-check';
import { expect, test } from 'vitest';
import { recordId, recordIdPattern, recordPath, timeOfRecordId } from '../../../src/core/ledger/record-id.ts';

const atMs = Date.UTC(2026, 10, 22, 7, 55, 40, 123);
const id = recordId({ atMs, runId: '123', attempt: 2, matrix: '0a1b2c3d', random: '89abcdef' });

test('an id starts with its time and lies in the folder of its day', () => {
  expect(id).toBe('20261122T075540123Z-123-2-0a1b2c3d-89abcdef');
  expect(recordPath(id)).toBe(`records/2026/11/22/${id}.json`);
  expect(timeOfRecordId(id)).toBe(atMs);
});

test('a later id sorts behind an earlier one, and every id keeps its time', () => {
  const time = fc.integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2099, 11, 31) });
  fc.assert(
    fc.property(time, time, fc.string(), (one, other, runId) => {
      const make = (ms: number) =>
        recordId({ atMs: ms, runId, attempt: 1, matrix: '00000000', random: '00000000' });
      expect(make(one)).toMatch(recordIdPattern);
      expect(timeOfRecordId(make(one))).toBe(one);
      expect(make(one) < make(other)).toBe(one < other);
    }),
  );
});

test.each([
  '',
  '20260631T000000000Z-local-1-00000000-00000000',
  '20261122T255540123Z-local-1-00000000-00000000',
  '20261122T075540123Z-local-1-00000000-0000000g',
  '../../20261122T075540123Z-local-1-00000000-00000000',
])('%j is no id', (text) => {
  expect(timeOfRecordId(text)).toBeNull();
});
