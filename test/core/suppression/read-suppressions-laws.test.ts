import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lines } from '../check-text.ts';
import { matchOf, readTexts } from './read-texts.ts';

const people = ['ann@mail.example', 'bob@mail.example', 'eve@other.example'];
const rows = fc
  .tuple(
    fc.constantFrom(...people, 'ANN@mail.example', '@mail.example'),
    fc.constantFrom(
      'complaint',
      'unsubscribe',
      'bounce',
      '550 5.7.1 no',
      'soft bounce',
      'invalid',
      'manual',
      '??',
    ),
    fc.constantFrom('', '2025-01-01', '2026-01-01', '2026-06-01'),
    fc.constantFrom('', '2026-01-01', '2026-07-01'),
    fc.constantFrom('', '1', '4'),
  )
  .map((cells) => cells.join(','));
const header = 'email,reason,created,expires,count';
const shuffles = fc
  .array(rows, { minLength: 1, maxLength: 12 })
  .chain((list) =>
    fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }), fc.nat(11)),
  );

test('the order of rows and of files does not matter, nor in which file a row stands', async () => {
  await fc.assert(
    fc.asyncProperty(shuffles, async ([list, shuffled, cut]) => {
      const one = await readTexts({ 'a.csv': lines(header, ...list) });
      const parts = [shuffled.slice(0, cut), shuffled.slice(cut)].filter((part) => part.length > 0);
      const files = parts.map((part, index) => [`${index}.csv`, lines(header, ...part)] as const);
      const several = await readTexts(Object.fromEntries(files));
      for (const person of people) {
        // because an entry in another place stands in another place
        const { places: _, ...said } = matchOf(several, person) ?? {};
        expect(matchOf(one, person) ?? {}).toMatchObject(said);
      }
    }),
  );
});

test('findings never hold an address', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(rows, { minLength: 1, maxLength: 12 }), async (list) => {
      const result = await readTexts({ 'a.csv': lines(header, ...list) });
      expect(JSON.stringify([result.findings.samples(), result.problems])).not.toContain('@');
    }),
  );
});
