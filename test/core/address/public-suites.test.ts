import { expect, test } from 'vitest';
import { parseAddress } from '../../../src/core/address/parse-address.ts';
import { isemail164, isemailJavaScript } from './data/isemail-164.ts';
import { isemail279 } from './data/isemail-279.ts';
import { pythonEmailValidator, unsafeAtDomain } from './data/python-email-validator.ts';

const suites = [
  { name: 'isemail, 164 tests', cases: isemail164, count: 164 },
  { name: 'isemail, 279 tests', cases: isemail279, count: 279 },
  { name: 'isemail for JavaScript, 23 more', cases: isemailJavaScript, count: 23 },
];

for (const { name, cases, count } of suites) {
  test(`${name}: every one is carried`, () => {
    expect(cases).toHaveLength(count);
  });

  test(`${name}: the RFC 5321 reading takes what RFC 5321 takes`, () => {
    const wrong = cases.filter(
      ([text, accepted]) => parseAddress(text, 'rfc5321').valid !== (accepted !== 'none'),
    );
    expect(wrong).toEqual([]);
  });

  test(`${name}: the send-list reading takes what a list should hold`, () => {
    const wrong = cases.filter(([text, accepted]) => parseAddress(text).valid !== (accepted === 'both'));
    expect(wrong).toEqual([]);
  });
}

test('python-email-validator: every one of its 116 different inputs is carried', () => {
  expect(new Set(pythonEmailValidator.map(([text]) => text)).size).toBe(116);
});

test('python-email-validator: the send-list reading takes what its defaults take', () => {
  const wrong = pythonEmailValidator.filter(([text, accepted]) => parseAddress(text).valid !== accepted);
  expect(wrong).toEqual([]);
});

test('python-email-validator: domains become the A-labels that the suite names', () => {
  const wrong = pythonEmailValidator.filter(([text, , domain]) => {
    const parsed = parseAddress(text);
    return domain !== undefined && !(parsed.valid && parsed.domain === domain);
  });
  expect(wrong).toEqual([]);
});

test('python-email-validator: unsafe characters are refused where nothing else is wrong', () => {
  const taken = unsafeAtDomain.filter(
    (text) => parseAddress(text).valid || parseAddress(text, 'international').valid,
  );
  expect(taken).toEqual([]);
});
