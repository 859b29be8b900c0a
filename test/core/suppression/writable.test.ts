import fc from 'fast-check';
import { expect, test } from 'vitest';
import { normalizeScope } from '../../../src/core/suppression/normalize-scope.ts';
import { parseTarget } from '../../../src/core/suppression/parse-target.ts';
import { writable } from '../../../src/core/suppression/writable.ts';

test('any text becomes one that comes back from a file as it was written', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.boolean(), (text, hasHalf) => {
      const written = writable(hasHalf ? `${text}\ud800` : text);
      expect(Buffer.from(written).toString()).toBe(written);
      expect(written).not.toContain('\0');
      expect(writable(written)).toBe(written);
    }),
  );
});

test.each(['\0', '\ud800', '\udc00'])('an address and a scope from JSON hold no %j', (mark) => {
  const address = 'a\ufffdb@mail.example';
  expect(parseTarget(`a${mark}b@mail.example`, '')).toEqual({ kind: 'address', address });
  expect(parseTarget(`*@a${mark}.example`, '')).toEqual({ kind: 'domain', domain: 'a\ufffd.example' });
  expect(normalizeScope(`list:a${mark}`)).toBe('list:a\ufffd');
});
