import { expect, test } from 'vitest';
import { isBlank } from '../../../src/core/list/is-blank.ts';
import { mapRecords } from '../record-of.ts';

test.each([
  [',,,', true],
  [' ,\t, ', true],
  ['"",""', true],
  ['\u00a0,', true],
  [',,x', false],
  ['a,b', false],
  ['/,', false],
  ['\u007f,', false],
])('a record of "%s" is blank: %s', (text, blank) => {
  expect(mapRecords(`h,h\n${text}\n`, isBlank).at(-1)).toBe(blank);
});

test.each([';', '|', '\t'])('a record of nothing but the delimiter %j is blank', (delimiter) => {
  expect(mapRecords(`h${delimiter}h\n${delimiter}\n`, isBlank).at(-1)).toBe(true);
  expect(mapRecords(`h${delimiter}h\n${delimiter}x\n`, isBlank).at(-1)).toBe(false);
});
