import { expect, test } from 'vitest';
import { parseVerification, verificationResults } from '../../../src/core/evidence/verification.ts';

test.each(verificationResults)('every result is read by its own name (%s)', (result) => {
  expect(parseVerification(result)).toBe(result);
  expect(parseVerification(` ${result.toUpperCase().replaceAll('-', '_')} `)).toBe(result);
});

test.each([
  ['Deliverable', 'valid'],
  ['ok', 'valid'],
  ['undeliverable', 'invalid'],
  ['do_not_mail', 'harmful'],
  ['do_not_send', 'harmful'],
  ['spamtrap', 'harmful'],
  ['Spam Trap', 'harmful'],
  ['abuse', 'harmful'],
  ['toxic', 'harmful'],
  ['catch-all', 'accept-all'],
  ['Accept_All', 'accept-all'],
  ['risky', 'accept-all'],
  ['unverified', 'unknown'],
  ['', null],
  ['perhaps', null],
  ['toString', null],
])('"%s" is %s', (cell, result) => {
  expect(parseVerification(cell)).toBe(result);
});
