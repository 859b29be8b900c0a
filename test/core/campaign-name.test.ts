import fc from 'fast-check';
import { expect, test } from 'vitest';
import { campaignNameOf } from '../../src/core/campaign-name.ts';

test.each([
  ['lists/spring-launch.csv', 'spring-launch'],
  ['Spring Launch (final).CSV', 'spring-launch-final'],
  ['june.csv.gz', 'june'],
  ['lists/june.csv.age', 'june'],
  ['june.csv.gz.age', 'june'],
  ['june.gz', 'june'],
  ['june.tsv', 'june'],
  ['june.2026.txt', 'june-2026'],
  ['june', 'june'],
  ['a/b/.csv', 'list'],
  ['日本.csv', 'list'],
  ['', 'list'],
  ['lists/jane@mail.example.csv', 'list'],
  ['jane (at) mail.example.csv', 'list'],
  [`${'a'.repeat(62)}--b.csv`, 'a'.repeat(62)],
])('%s is the campaign %s', (list, name) => {
  expect(campaignNameOf(list)).toBe(name);
});

test('every list gives a name that a policy may have', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (list) =>
      /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/.test(campaignNameOf(list)),
    ),
  );
});
