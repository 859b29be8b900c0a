import { expect, test } from 'vitest';
import { judgeHeader, maxHeaderBytes, maxWorkFactor } from '../../../src/core/age/judge-header.ts';

const headerOf = (...lines: readonly string[]): Uint8Array =>
  Buffer.from(`age-encryption.org/v1\n${lines.join('\n')}\n--- seal\n\u0000\u00ff`, 'latin1');

test.each([
  [['-> X25519 share', 'body'], 'key'],
  [['-> mlkem768x25519 share', 'body'], 'key'],
  [[`-> scrypt salt ${maxWorkFactor}`, 'body'], 'passphrase'],
])('%j is opened by a %s', (lines, opener) => {
  expect(judgeHeader(headerOf(...lines))).toEqual({ ok: true, opener });
});

test.each([maxWorkFactor + 1, 30, 999_999_999])('a work factor of %i is not tried', (factor) => {
  const problem = { code: 'age-unsupported', args: { reason: 'work-factor', factor, limit: maxWorkFactor } };
  expect(judgeHeader(headerOf(`-> scrypt salt ${factor}`, 'body'))).toEqual({ ok: false, problem });
});

test('a header must end within its limit', () => {
  const long = headerOf(...Array.from({ length: 2000 }, () => `-> X25519 ${'x'.repeat(60)}`));
  expect(long.length).toBeGreaterThan(maxHeaderBytes);
  expect(judgeHeader(long)).toMatchObject({ ok: false, problem: { code: 'age-damaged' } });
});
