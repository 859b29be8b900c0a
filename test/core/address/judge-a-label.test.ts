import { domainToASCII } from 'node:url';
import { expect, test } from 'vitest';
import { isALabel } from '../../../src/core/address/judge-a-label.ts';

test.each(['bücher', 'straße', '中国', 'почта', 'דואר', 'paral·lel'])('%s has an A-label', (label) => {
  const encoded = domainToASCII(label);
  expect(encoded).toMatch(/^xn--/);
  expect(isALabel(encoded)).toBe(true);
});

test.each([
  ['has nothing in it', 'xn--'],
  ['cannot be decoded', 'xn--0'],
  ['stands for ASCII', 'xn--abc-'],
  ['stands for a capital letter', 'xn--pca'],
  ['stands for another A-label', 'xn--xn--a--gua'],
  ['stands for a sign', 'xn--1ch'],
  ['stands for hyphens third and fourth', 'xn--ab---epa'],
  ['has a joiner that nobody sees', 'xn--11b2ezcw70k'],
  ['mixes scripts', 'xn--exmple-4nf'],
  ['reads in two directions', 'xn--1-0hca'],
  ['begins with a mark', 'xn--a-wbb'],
  ['begins with a hyphen', 'xn----bga'],
  ['ends with a hyphen', 'xn----9fa'],
  ['is no label that decodes', 'xn--99zzzz9999'],
])('a label is no A-label that %s', (_, label) => {
  expect(isALabel(label)).toBe(false);
});
