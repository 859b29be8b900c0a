import fc from 'fast-check';
import { expect, test } from 'vitest';
import { AliasBytes, aliasRuleOf } from '../../../src/core/address/alias-bytes.ts';
import { aliasKey } from '../../../src/core/address/alias-key.ts';
import { aliasRules } from '../../../src/core/address/alias-providers.ts';
import { judgeAsciiAddress } from '../../../src/core/address/judge-ascii-address.ts';

const locals = fc.string({ unit: fc.constantFrom(...'aBc1.+-_'), minLength: 1, maxLength: 12 });
const domains = fc.constantFrom(...aliasRules.keys(), 'Gmail.com', 'GOOGLEMAIL.com', 'mail.example');

test('the alias key of the bytes of a plain address is that of its match key, in any case', () => {
  const alias = new AliasBytes();
  fc.assert(
    fc.property(locals, domains, (local, domain) => {
      const address = `${local}@${domain}`;
      const bytes = Buffer.from(`, ${address},`);
      const end = bytes.length - 1;
      const at = judgeAsciiAddress(bytes, 2, end);
      fc.pre(at >= 0);
      const key = address.toLowerCase();
      const rule = aliasRuleOf(domain);
      if (typeof rule === 'string') {
        expect(aliasKey(key)).toBeNull();
        return;
      }
      const length = alias.write(bytes, [2, at, end], rule);
      const written = alias.bytes.toString('latin1', 0, length).toLowerCase();
      expect(length === 0 ? key : written).toBe(aliasKey(key));
    }),
    { numRuns: 5000 },
  );
});

test('that is so for every domain with aliases, in small and capital letters, whatever the name holds', () => {
  const names = ['ann', 'A.n+x', '+x', 'x+', 'a-b', '-a', 'a-', 'a_b.c-d+e', '.', 'AZaz09.+-_', '_-_'];
  const alias = new AliasBytes();
  const told: string[] = [];
  for (const [domain, rule] of aliasRules) {
    for (const address of names.flatMap((name) => [`${name}@${domain}`, `${name}@${domain.toUpperCase()}`])) {
      const bytes = Buffer.from(`<${address}>`);
      const length = alias.write(bytes, [1, address.indexOf('@') + 1, bytes.length - 1], rule);
      const key = length === 0 ? address : alias.bytes.toString('latin1', 0, length);
      if (key.toLowerCase() !== aliasKey(address.toLowerCase())) told.push(`${address}: ${key}`);
    }
  }
  expect(told).toEqual([]);
});

test('an address that is its own alias key is told by the length 0, so that nobody has to compare', () => {
  const lengthOf = (address: string): number => {
    const bytes = Buffer.from(`email\n${address}\n`);
    const rule = aliasRuleOf(address.slice(address.indexOf('@') + 1));
    if (typeof rule === 'string') throw new Error('no rule');
    return new AliasBytes().write(bytes, [6, address.indexOf('@') + 6, bytes.length - 1], rule);
  };
  expect(lengthOf('jane@gmail.com')).toBe(0);
  expect(lengthOf('Jane@GMAIL.COM')).toBe(0);
  expect(lengthOf('jane@outlook.com')).toBe(0);
  expect(lengthOf('AZ@YaHoO.com')).toBe(0);
  expect(lengthOf('jane@googlemail.com')).toBe('jane@gmail.com'.length);
  expect(lengthOf('ja.ne@gmail.com')).toBe('jane@gmail.com'.length);
});

test.each([
  ['mail.example', 'none'],
  ['fastmail.com', 'object'],
  ['Ann.FastMail.com', 'whole-domain'],
])('the rule of %s is %s', (domain, expected) => {
  const rule = aliasRuleOf(domain);
  expect(typeof rule === 'string' ? rule : 'object').toBe(expected);
});
