import { describe, expect, test } from 'vitest';
import { isSameList } from '../../../src/core/outcome/same-list.ts';
import { exampleDigests } from '../ledger/example-records.ts';
import { sampleCheck } from './sample-send.ts';

const check = sampleCheck(0);
describe('the list of a check', () => {
  const { rows, recipients } = check.counts;
  const small = { ...check, digests: { ...check.digests, list: null } };
  test.each([
    ['is known by its digest', check, exampleDigests.list, { rows: 0, recipients: 0 }, true],
    ['is another with another digest', check, '9'.repeat(64), { rows, recipients }, false],
    [
      'is known by its size where the check kept no digest',
      small,
      '9'.repeat(64),
      { rows, recipients },
      true,
    ],
    ['is another with another number of rows', small, '', { rows: rows + 1, recipients }, false],
    ['is another with another number of recipients', small, '', { rows, recipients: recipients - 1 }, false],
  ])('%s', (_, record, digest, size, same) => {
    expect(isSameList(record, digest, size)).toBe(same);
  });
});
