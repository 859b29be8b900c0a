import { describe, expect, test } from 'vitest';
import { parseDay } from '../../../src/core/list/parse-day.ts';
import { lines } from '../check-text.ts';
import { matchOf, readTexts } from './read-texts.ts';

const bounces = lines(
  'status,reason,email,created',
  '5.1.1,550 5.1.1 user unknown,a@x.example,1773216000',
  '550,550 5.7.1 blocked using a block list,b@x.example,1773216000',
  ',,not an address,1773216000',
  ...Array.from({ length: 30 }, (_, index) => `,,c${index}@x.example,1773216000`),
);

describe('a known export among the suppressions', () => {
  test('is read as what it is, and what is not used of it is told', async () => {
    const { files, table } = await readTexts({ 'suppression_bounces.csv': bounces });
    expect(files).toMatchObject([
      { readAs: 'sendgrid-bounces', entries: 31, leftOut: 1, unreadable: 1, unreadableLines: [4] },
    ]);
    expect(table.find('b@x.example', 'x.example')).toBeUndefined();
  });

  test('may hold rows that keep nobody out, when another file keeps somebody', async () => {
    const contacts = lines('email,confirmed,blacklisted', 'a@x.example,1,0');
    const read = await readTexts({ 'contacts.csv': contacts, 'bounces.csv': lines('email', 'b@x.example') });
    expect(read.problems).toEqual([]);
    const alone = await readTexts({ 'contacts.csv': contacts });
    expect(alone.problems).toMatchObject([{ code: 'suppression-empty', file: 'contacts.csv' }]);
  });

  test('with many rows without an address is not trusted', async () => {
    const text = lines('status,reason,email,created', ',,nobody,1773216000', ',,a@x.example,1773216000');
    const { problems } = await readTexts({ 'suppression_bounces.csv': text });
    expect(problems).toMatchObject([
      { code: 'suppression-unparseable', line: 2, args: { unreadable: 1, rows: 2 } },
    ]);
  });

  test('an opt-out from a group counts where the group does, or all groups do', async () => {
    const files = { 'asm_groups_14_suppressions.csv': lines('email,created', 'a@x.example,1773216000') };
    const reasonsWith = async (scopes: readonly string[]) =>
      matchOf(await readTexts(files, scopes), 'a@x.example')?.reasons ?? [];
    expect(await reasonsWith([])).toEqual([]);
    expect(await reasonsWith(['group:15'])).toEqual([]);
    expect(await reasonsWith(['Group:14'])).toEqual(['unsubscribe']);
    expect(await reasonsWith(['group'])).toEqual(['unsubscribe']);
    expect((await readTexts(files)).otherScopes.size).toBe(1);
  });

  test('several statements of a row count one by one', async () => {
    const text = lines('address,tags,created_at', 'a@x.example,"news,offers",', 'b@x.example,*,');
    const read = await readTexts({ 'unsubscribes.csv': text }, ['list:offers']);
    expect(read.files).toMatchObject([{ entries: 2 }]);
    expect(matchOf(read, 'a@x.example')?.reasons).toEqual(['unsubscribe']);
    expect(read.otherScopes.size).toBe(1);
  });

  test('patterns match whoever fits, as whole domains do', async () => {
    const text = lines('email,reason,scope', 'sales*@*.example,manual,pattern', '*@gone.test,manual,pattern');
    const read = await readTexts({ 'a.csv': text });
    expect(matchOf(read, 'Sales.Desk@mail.example')).toMatchObject({
      reasons: ['manual'],
      wholeDomain: true,
    });
    expect(matchOf(read, 'ann@gone.test')).toMatchObject({ wholeDomain: true });
    expect(matchOf(read, 'ann@mail.example')).toBeUndefined();
  });

  test('there may be 1,000 patterns, and no more', async () => {
    const rows = Array.from({ length: 1001 }, (_, index) => `${index}*,manual,pattern`);
    const fitting = await readTexts({ 'a.csv': lines('email,reason,scope', ...rows.slice(1)) });
    expect(fitting.problems).toEqual([]);
    const { problems } = await readTexts({ 'a.csv': lines('email,reason,scope', ...rows) });
    expect(problems).toMatchObject([{ line: 1002, args: { reason: 'too-many-patterns', limit: 1000 } }]);
  });
});

describe('what is not known for sure is refused, with what was seen', () => {
  test.each([
    ['JSON without an address', 'a.json', '[{"id":1,"name":"Ann"}]', { reason: 'json', columns: 'id, name' }],
    [
      'a list whose meaning two names tell',
      'spam-and-bounces.json',
      mailerSend(),
      { reason: 'two-formats', first: 'MailerSend hard bounces', second: 'MailerSend spam complaints' },
    ],
    ['a list whose meaning no name tells', 'list.json', mailerSend(), { reason: 'mailersend-status' }],
  ])('%s', async (_, file, text, args) => {
    const { problems, files } = await readTexts({ [file]: text });
    expect(problems).toMatchObject([{ code: 'suppression-not-understood', file, args }]);
    expect(files).toEqual([]);
  });

  test.each([
    ['an address alone', ['a@x.example', 'c@x.example,bounce,2027-01-31'], 2],
    ['empty cells', ['a@x.example,,', 'b@x.example,,', 'c@x.example,bounce,2027-01-31'], 3],
    ['an address and a reason', ['a@x.example,bounce', 'c@x.example,bounce,2027-01-31'], 2],
    ['a Cloudflare row', ['a@x.example,2027-01-31T00:00:00Z', 'c@x.example,,zone1,more'], 2],
    ['a row of the Amazon SES file', ['a@x.example,BOUNCE', 'c@x.example,COMPLAINT,global'], 2],
  ])('a file without a header whose first row is %s, and a later one fills more', async (_, rows, line) => {
    const { problems } = await readTexts({ 'a.csv': lines(...rows) });
    expect(problems).toEqual([
      { code: 'suppression-not-understood', file: 'a.csv', line, args: { reason: 'wider-row' } },
    ]);
  });

  test.each([
    ['an address and a word', ['a@x.example', 'b@x.example,opt-out'], 'generic', 'unsubscribe'],
    ['Amazon SES', ['a@x.example', '', 'b@x.example,COMPLAINT'], 'amazon-ses-bulk', 'complaint'],
    ['Cloudflare', ['a@x.example', 'b@x.example,2027-01-31T00:00:00Z'], 'cloudflare', 'manual'],
    [
      'Cloudflare with a scope',
      ['a@x.example,,', 'b@x.example,2027-01-31T00:00:00Z,account'],
      'cloudflare',
      'manual',
    ],
  ])(
    'but a file without a header may begin with an address alone where a later row tells the rest: %s',
    async (_, rows, readAs, reason) => {
      const read = await readTexts({ 'a.csv': lines(...rows) });
      expect([read.problems, read.files[0]?.readAs]).toEqual([[], readAs]);
      expect(['a@x.example', 'b@x.example'].map((address) => matchOf(read, address)?.reasons.join())).toEqual(
        ['manual', reason],
      );
    },
  );

  test.each(['2026-03-11', '1773216000', 'Wed, 11 Mar 2026 08:00:00 UTC', '11/03/2026'])(
    'a file without a header of addresses and days: %s',
    async (day) => {
      const text = lines(`a@x.example,"${day}"`, 'b@x.example,31/03/2026');
      const { findings, files } = await readTexts({ 'a.csv': text });
      expect(files).toMatchObject([{ readAs: 'generic', entries: 2, newestDay: parseDay('2026-03-31') }]);
      expect(findings.counts()).toEqual([{ code: 'suppression-unknown-reason', count: 1 }]);
    },
  );

  test('a file without a header may have empty cells more, and lines of words', async () => {
    const rows = Array.from({ length: 40 }, (_, index) => `a${index}@x.example`);
    const { problems, files } = await readTexts({
      'a.csv': lines(...rows, 'b@x.example,,', 'ask Ann, please'),
    });
    expect(problems).toEqual([]);
    expect(files).toMatchObject([{ entries: 41, unreadable: 1 }]);
  });

  test.each([
    '<?xml version="1.0"?>\n<emailaddress>a@x.example</emailaddress>\n',
    '\ufeff<!DOCTYPE html>\na@x.example\n',
    '\n <HTML lang="en">\na@x.example\n',
  ])('XML and web pages: %j', async (text) => {
    const { problems } = await readTexts({ 'a.csv': text });
    expect(problems).toEqual([
      { code: 'suppression-not-understood', file: 'a.csv', args: { reason: 'markup' } },
    ]);
  });

  test.each([
    ['JSON that is cut off', '[{"email":"a@x.example"},', 'json-damaged'],
    ['an empty array', '[]', 'suppression-empty'],
    ['an array of numbers', '[1,2]', 'suppression-unparseable'],
    ['a page without rows', '{"items":[]}', 'suppression-empty'],
  ])('%s', async (_, text, code) => {
    expect((await readTexts({ 'a.json': text })).problems).toMatchObject([{ code, file: 'a.json' }]);
  });

  test('nothing of an address is in what is told', async () => {
    const { problems } = await readTexts({ 'a.json': '[{"ann@x.example":1,"b":"ann@x.example"}]' });
    expect(JSON.stringify(problems)).not.toContain('ann');
  });
});

function mailerSend(): string {
  return '{"data":[{"recipient":{"email":"a@x.example"},"created_at":"2026-03-11T08:00:00Z"}]}';
}
