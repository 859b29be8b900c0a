import { expect, test } from 'vitest';
import { foldLocalPart } from '../../../src/core/address/fold-local-part.ts';

test.each([
  ['in ASCII', 'Jane.DOE', 'jane.doe'],
  ['beyond ASCII', 'JÖRG', 'jörg'],
  ['composed again, where lower case takes it apart', 'I\u0307\u0301', 'i\u0307\u0301'],
  ['of 64 octets', 'Ä'.repeat(32), 'ä'.repeat(32)],
  ['of 64 octets that gets shorter', `${'ẞ'.repeat(21)}a`, `${'ß'.repeat(21)}a`],
  ['of fewer octets that gets as long as 64', `${'Ⱥ'.repeat(21)}a`, `${'ⱥ'.repeat(21)}a`],
])('a local part %s is folded', (_, local, folded) => {
  expect(foldLocalPart(local, /^[ -~]*$/.test(local))).toBe(folded);
});

test.each([
  ['is too long already', 'ä'.repeat(33)],
  ['gets too long in lower case', 'Ⱥ'.repeat(22)],
  ['is too long already, though not in lower case', 'ẞ'.repeat(22)],
])('none is folded that %s', (_, local) => {
  expect(foldLocalPart(local, false)).toBeUndefined();
});
