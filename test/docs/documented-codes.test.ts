import { expect, test } from 'vitest';
import { parseAddress } from '../../src/core/address/parse-address.ts';
import { addressRefusals } from '../../src/core/address/refuse-address.ts';
import { reasonCodes } from '../../src/core/campaign-result.ts';
import { findingCodes } from '../../src/core/finding.ts';
import { problemCodes } from '../../src/core/problem.ts';
import { reviewReasonCodes } from '../../src/core/review/review-result.ts';
import { codeSpans, codesOf, section, tableRows } from './markdown.ts';

test.each([
  { title: 'Findings', codes: findingCodes },
  { title: 'Reasons', codes: reasonCodes },
  { title: 'Reasons of a review', codes: reviewReasonCodes },
  { title: 'Problems', codes: problemCodes },
  { title: 'Why an address is refused', codes: addressRefusals },
])('docs/findings.md has every code under "$title" and no other', ({ title, codes }) => {
  const documented = codesOf(section('docs/findings.md', title), 'code');
  expect(documented.filter((code, index) => documented.indexOf(code) !== index)).toEqual([]);
  expect(documented.toSorted()).toEqual([...codes].sort());
});

test('every code says what it means and what to do', () => {
  const rows = ['Findings', 'Reasons', 'Reasons of a review', 'Problems'].flatMap((title) =>
    tableRows(section('docs/findings.md', title)),
  );
  const empty = rows.filter((row) => Object.values(row).some((cell) => cell === ''));
  expect(empty).toEqual([]);
});

test('every example of a refused address is refused for the reason it stands beside', () => {
  const rows = tableRows(section('docs/findings.md', 'Why an address is refused'));
  const examples = rows.flatMap(({ code = '', 'for example': example = '' }) =>
    codeSpans(example).map((address) => ({ code: codeSpans(code)[0], address })),
  );
  expect(examples.length).toBeGreaterThan(15);
  for (const { code, address } of examples) {
    const parsed = parseAddress(address);
    expect(parsed.valid ? 'accepted' : parsed.code, address).toBe(code);
  }
});
