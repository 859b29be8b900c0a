import fc from 'fast-check';
import { expect, test } from 'vitest';
import { recipientKey } from '../../../../src/core/recipient-key.ts';
import { readTexts } from '../read-texts.ts';
import { mergedText, mergeTexts } from './merge-texts.ts';

const people = [
  'ann@mail.example',
  'ANN@mail.example',
  'bob+x@mail.example',
  'bob@müller.example',
  '"a b"@mail.example',
  '=cmd@mail.example',
  'not..valid@mail.example',
  'Ann Lee <ann@mail.example>',
];
const columns = ['email', 'reason', 'scope', 'created', 'expires', 'count', 'source'] as const;
type Row = Readonly<Record<(typeof columns)[number], string>>;
const row: fc.Arbitrary<Row> = fc.record({
  email: fc.constantFrom(...people, '@mail.example', '@closed.example', `md5:${'0f'.repeat(16)}`),
  reason: fc.constantFrom(
    'complaint',
    'unsubscribe',
    'bounce',
    'unknown user',
    '550 5.7.1 no',
    'soft bounce',
    'invalid',
    '??',
  ),
  scope: fc.constantFrom('', 'news', 'group:4', '+vip', 'domain'),
  created: fc.constantFrom('', '2025-01-01', '2026-01-01', '1773216000'),
  expires: fc.constantFrom('', '2026-07-01', '2027-01-01'),
  count: fc.constantFrom('', '1', '4'),
  source: fc.constantFrom('', 'web', 'CRM, old', '=x', 'web + form'),
});
const list = fc.array(row.filter(isReadable), { minLength: 1, maxLength: 8 });

// because only a whole domain may have the scope that says so
function isReadable({ email, scope }: Row): boolean {
  return scope !== 'domain' || email.startsWith('@');
}

function csv(rows: readonly Row[]): string {
  const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;
  return [columns.join(','), ...rows.map((each) => columns.map((name) => cell(each[name])).join(','))].join(
    '\n',
  );
}

test('merging the same once more changes nothing, neither from the sources nor from the file itself', async () => {
  await fc.assert(
    fc.asyncProperty(list, list, async (one, other) => {
      const files = { 'a.csv': csv(one), 'b.csv': csv(other) };
      const text = await mergedText(files);
      expect(await mergedText(files, { target: text })).toBe(text);
      expect(await mergedText({ 'copy.csv': text }, { target: text })).toBe(text);
      expect(await mergeTexts(files, { target: text })).toMatchObject({
        change: { added: 0, changed: 0, removed: 0 },
      });
    }),
  );
});

test('the order of files does not matter, nor whether they come together or one after the other', async () => {
  await fc.assert(
    fc.asyncProperty(list, list, list, async (a, b, c) => {
      const together = await mergedText({ 'a.csv': csv(a), 'b.csv': csv(b), 'c.csv': csv(c) });
      expect(await mergedText({ 'c.csv': csv(c), 'a.csv': csv(a), 'b.csv': csv(b) })).toBe(together);
      const first = await mergedText({ 'b.csv': csv(b) });
      const second = await mergedText({ 'c.csv': csv(c) }, { target: first });
      expect(await mergedText({ 'a.csv': csv(a) }, { target: second })).toBe(together);
    }),
  );
});

test('the order of rows does not matter', async () => {
  const shuffled = list.chain((rows) =>
    fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length })),
  );
  await fc.assert(
    fc.asyncProperty(shuffled, async ([rows, others]) => {
      expect(await mergedText({ 'a.csv': csv(others) })).toBe(await mergedText({ 'a.csv': csv(rows) }));
    }),
  );
});

function recent({ reason, created }: Row): string {
  return reason === 'soft bounce' && created !== '' ? '2026-06-01' : created;
}

test('the file keeps out exactly whom its source keeps out, for the same reasons', async () => {
  const scopes = ['news', '+vip'];
  await fc.assert(
    fc.asyncProperty(list, async (rows) => {
      // because entries that expired do not count, their days must not either; and only the file forgets old soft bounces
      const lasting = rows
        .map((each) => ({ ...each, expires: '', created: recent(each) }))
        .filter(({ email }) => email.includes('@'));
      fc.pre(lasting.length > 0);
      const before = await readTexts({ 'a.csv': csv(lasting) }, scopes);
      const after = await readTexts({ 'b.csv': await mergedText({ 'a.csv': csv(lasting) }) }, scopes);
      for (const person of [...people, 'x@closed.example']) {
        const { key, domain } = recipientKey(person.replace(/^.*<|>$/g, ''));
        for (const name of ['table', 'otherScopes'] as const) {
          const { places: _, ...said } = after[name].find(key, domain) ?? {};
          expect(before[name].find(key, domain) ?? {}).toMatchObject(said);
        }
      }
    }),
  );
});

test('a further file takes no line away', async () => {
  await fc.assert(
    fc.asyncProperty(list, list, async (rows, more) => {
      const target = await mergedText({ 'a.csv': csv(rows) });
      expect(await mergeTexts({ 'b.csv': csv(more) }, { target })).toMatchObject({
        ok: true,
        change: { removed: 0 },
      });
    }),
  );
});
