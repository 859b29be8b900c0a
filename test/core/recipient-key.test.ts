import { describe, expect, test } from 'vitest';
import { recipientKey } from '../../src/core/recipient-key.ts';

describe('the key of an address', () => {
  test.each([
    ['Ann@Mail.Example', 'ann@mail.example', 'mail.example'],
    ['ann@MÜLLER.example', 'ann@xn--mller-kva.example', 'xn--mller-kva.example'],
    ['ÅSA@mail.example', 'åsa@mail.example', 'mail.example'],
    ['A\u030asa@mail.example', 'åsa@mail.example', 'mail.example'],
    ['ann+tag@mail.example', 'ann+tag@mail.example', 'mail.example'],
  ])('%s is %s', (address, key, domain) => {
    expect(recipientKey(address)).toMatchObject({ key, domain, parsed: { valid: true } });
  });

  test('tags and dots make another recipient', () => {
    expect(recipientKey('ann+a@mail.example').key).not.toBe(recipientKey('ann@mail.example').key);
    expect(recipientKey('an.n@mail.example').key).not.toBe(recipientKey('ann@mail.example').key);
  });
});

describe('the key of what is no address', () => {
  test.each([
    ['Ann..B@Mail.Example', 'ann..b@mail.example', 'mail.example'],
    ['nobody', 'nobody', 'nobody'],
    ['', '', ''],
    ['a@b@C.example', 'a@b@c.example', 'c.example'],
  ])('"%s" is itself in lower case', (address, key, domain) => {
    expect(recipientKey(address)).toMatchObject({ key, domain, parsed: { valid: false } });
  });

  test('is bounded', () => {
    expect(recipientKey('x'.repeat(100_000)).key).toHaveLength(1000);
  });
});
