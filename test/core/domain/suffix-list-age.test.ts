import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { suffixListDate, suffixListVersion } from '../../../src/core/domain/data/suffix-list-date.ts';
import { isSuffixListOld } from '../../../src/core/domain/suffix-list-age.ts';
import { parseDay } from '../../../src/core/list/parse-day.ts';

const listed = parseDay(suffixListDate) ?? Number.NaN;

test('the list is old after 183 days, and not on a day before it was made', () => {
  expect([-1000, 0, 183, 184].map((age) => isSuffixListOld(listed + age))).toEqual([
    false,
    false,
    false,
    true,
  ]);
});

test('the date is that of the version that is installed: run npm run data:refresh', () => {
  const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
  expect(suffixListVersion).toBe(dependencies.tldts);
});
