import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseIdentities, parseRecipients } from '../../../src/core/age/parse-age-keys.ts';

const secret = `AGE-SECRET-KEY-1${'Q'.repeat(58)}`;
const hybrid = `AGE-SECRET-KEY-PQ-1${'Q'.repeat(58)}`;
const open = `age1${'q'.repeat(58)}`;

describe('secret keys', () => {
  test.each([
    [`# created: 2026-01-01\n# public key: ${open}\n${secret}\n`, [secret]],
    [` ${secret} \r\n\r\n${hybrid}`, [secret, hybrid]],
  ])('stand one a line, with comments', (text, keys) => {
    expect(parseIdentities(text)).toEqual({ ok: true, keys });
  });

  test.each(['', ' \n', '# only a comment'])('%j has none', (text) => {
    expect(parseIdentities(text)).toEqual({ ok: false, reason: 'none' });
  });

  test.each([open, 'AGE-PLUGIN-YUBIKEY-1QQQQ', `${secret} ${secret}`, secret.toLowerCase(), `${secret}\nx`])(
    '%j is not taken',
    (text) => {
      expect(parseIdentities(text)).toEqual({ ok: false, reason: 'not-a-key' });
    },
  );
});

describe('public keys', () => {
  test.each([`${open} ${open}`, `${open},${open}`, `# team\n${open} # desk\n${open}`])(
    'stand with blanks, commas or lines between them',
    (text) => {
      expect(parseRecipients(text)).toEqual({ ok: true, keys: [open, open] });
    },
  );

  test('a secret key is never taken for one', () => {
    expect(parseRecipients(secret)).toEqual({ ok: false, reason: 'not-a-key' });
  });
});

test('what is wrong says nothing of the text', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 8 }), (text) => {
      for (const parsed of [parseIdentities(text), parseRecipients(text)]) {
        if (!parsed.ok) expect(['none', 'not-a-key']).toContain(parsed.reason);
      }
    }),
  );
});
