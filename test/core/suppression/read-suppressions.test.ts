import { describe, expect, test } from 'vitest';
import { dayOfInstant } from '../../../src/core/list/parse-day.ts';
import { readSuppressions, type SuppressionsRead } from '../../../src/core/suppression/read-suppressions.ts';
import { lines } from '../check-text.ts';
import { sourceOf } from '../source-of.ts';
import { asOfDay, matchOf, readTexts } from './read-texts.ts';

function reasonsOf(read: SuppressionsRead, address: string): readonly string[] {
  return matchOf(read, address)?.reasons ?? [];
}

describe('which entries are in force', () => {
  const header = 'email,reason,scope,expires_at';

  test.each([
    ['2026-06-14', []],
    ['2026-06-15', ['hard-bounce']],
    ['2026-06-16', ['hard-bounce']],
    ['', ['hard-bounce']],
    ['some day', ['hard-bounce']],
  ])('an entry that expires "%s" gives %j: it holds through its last day', async (expires, reasons) => {
    const result = await readTexts({ 'a.csv': lines(header, `ann@mail.example,bounce,,${expires}`) });
    expect(reasonsOf(result, 'ann@mail.example')).toEqual(reasons);
    expect(result.findings.count('suppression-expired')).toBe(reasons.length === 0 ? 1 : 0);
  });

  test('an expired entry says so at its line', async () => {
    const result = await readTexts({ 'a.csv': lines(header, 'ann@mail.example,bounce,,2020-01-01') });
    expect(result.findings.samples()).toEqual([
      { code: 'suppression-expired', severity: 'notice', file: 'a.csv', line: 2, args: {} },
    ]);
  });

  test('a complaint does not expire', async () => {
    const result = await readTexts({ 'a.csv': lines(header, 'ann@mail.example,complaint,,2020-01-01') });
    expect(reasonsOf(result, 'ann@mail.example')).toEqual(['complaint']);
    expect(result.findings.count('suppression-expiry-ignored')).toBe(1);
  });

  const scoped = lines(
    header,
    'ann@mail.example,unsubscribe,Newsletter',
    'bob@mail.example,unsubscribe,',
    'eve@mail.example,unsubscribe,offers',
  );

  test('an entry of another scope does not count, and is kept apart', async () => {
    const result = await readTexts({ 'a.csv': scoped });
    expect(reasonsOf(result, 'ann@mail.example')).toEqual([]);
    expect(result.otherScopes.find('ann@mail.example', 'mail.example')?.reasons).toEqual(['unsubscribe']);
  });

  test('a scope of the policy counts in any case, and the global scope always', async () => {
    const result = await readTexts({ 'a.csv': scoped }, ['NEWSLETTER ']);
    expect(reasonsOf(result, 'ann@mail.example')).toEqual(['unsubscribe']);
    expect(reasonsOf(result, 'bob@mail.example')).toEqual(['unsubscribe']);
    expect(reasonsOf(result, 'eve@mail.example')).toEqual([]);
  });
});

describe('finding a recipient on file', () => {
  const spellings = [
    'ann.lee@müller.example',
    'ANN.LEE@MÜLLER.EXAMPLE',
    'Ann.Lee@xn--mller-kva.example',
    ' ann.lee@müller.example ',
    '<ann.lee@müller.example>',
    'Ann Lee <ann.lee@müller.example>',
    'mailto:ann.lee@müller.example',
    'ann.lee@müller.example;',
    '\u00a0ann.lee@mu\u0308ller.example\u200b',
  ];

  test.each(spellings)('"%s" on file is one recipient with all its other spellings', async (spelling) => {
    const result = await readTexts({ 'a.csv': lines('email', `"${spelling}"`) });
    expect(reasonsOf(result, 'ann.lee@müller.example')).toEqual(['manual']);
    expect(reasonsOf(result, 'ANN.LEE@xn--mller-kva.example')).toEqual(['manual']);
  });

  test.each(['@müller.example', '*@MÜLLER.example', '@xn--mller-kva.example'])(
    'the whole domain %s holds its addresses, however it is written',
    async (entry) => {
      const result = await readTexts({ 'a.csv': lines('email', entry) });
      expect(reasonsOf(result, 'x@müller.example')).toEqual(['manual']);
      expect(reasonsOf(result, 'x@xn--mller-kva.example')).toEqual(['manual']);
      expect(reasonsOf(result, 'x@muller.example')).toEqual([]);
    },
  );

  test('an address that is none still matches the same text in another case', async () => {
    const result = await readTexts({ 'a.csv': lines('email', 'Not..An@Address.example') });
    expect(reasonsOf(result, 'not..an@address.example')).toEqual(['manual']);
  });
});

describe('files', () => {
  test('what they are is told: path, form, rows, newest day', async () => {
    const text = lines('email,created', 'a@x.example,2026-01-02', 'b@x.example,2026-03-04', 'c@x.example,');
    const result = await readTexts({ 'a.csv': text, 'b.csv': lines('d@x.example') });
    expect(result.files).toEqual([
      {
        path: 'a.csv',
        readAs: 'generic',
        entries: 3,
        leftOut: 0,
        unreadable: 0,
        unreadableLines: [],
        newestDay: dayOfInstant(Date.UTC(2026, 2, 4)),
      },
      {
        path: 'b.csv',
        readAs: 'address-list',
        entries: 1,
        leftOut: 0,
        unreadable: 0,
        unreadableLines: [],
        newestDay: null,
      },
    ]);
    expect(result.table.size).toBe(4);
  });

  test('a date in the future does not make a file look fresh', async () => {
    const text = lines(
      'email,created',
      'a@x.example,2026-01-02',
      'b@x.example,2062-01-02',
      'c@x.example,2026-06-17',
    );
    const { files } = await readTexts({ 'a.csv': text });
    expect(files[0]?.newestDay).toBe(dayOfInstant(Date.UTC(2026, 0, 2)));
  });

  test('a file without a reason column has the reason of its name, which is said', async () => {
    const result = await readTexts({ 'opt-outs.csv': lines('email', 'a@x.example') });
    expect(reasonsOf(result, 'a@x.example')).toEqual(['unsubscribe']);
    expect(result.findings.samples()).toMatchObject([
      {
        code: 'suppression-unknown-reason',
        file: 'opt-outs.csv',
        args: { reason: 'unsubscribe', column: 'none' },
      },
    ]);
  });

  test('a reason that is not known is said at its line', async () => {
    const result = await readTexts({
      'a.csv': lines('email,reason', 'a@x.example,bounce', 'b@x.example,why not'),
    });
    expect(result.findings.samples()).toMatchObject([
      { code: 'suppression-unknown-reason', line: 3, args: { reason: 'manual', column: 'reason' } },
    ]);
  });

  test('the first line of a file without a header is an entry', async () => {
    const result = await readTexts({ 'a.csv': lines('a@x.example, BOUNCE', 'b@x.example,COMPLAINT') });
    expect(reasonsOf(result, 'a@x.example')).toEqual(['hard-bounce']);
    expect(reasonsOf(result, 'b@x.example')).toEqual(['complaint']);
  });

  test('rows of bare separators are no rows, before the header and after it', async () => {
    const result = await readTexts({ 'a.csv': lines(',', 'email,reason', 'a@x.example,bounce', ',', ' , ') });
    expect(result.problems).toEqual([]);
    expect(result.files).toMatchObject([{ entries: 1 }]);
  });

  test('Windows-1252 is read and said', async () => {
    const result = await readTexts({ 'a.csv': Buffer.from('email,reason\na@x.example,Zo\xeb\n', 'latin1') });
    expect(result.findings.samples()).toContainEqual({
      code: 'windows-1252',
      severity: 'notice',
      file: 'a.csv',
      line: 2,
      args: { rows: 1 },
    });
  });
});

describe('what cannot be understood fails closed', () => {
  test.each([
    ['empty', '', 'suppression-empty'],
    ['white space', ' \n\n', 'suppression-empty'],
    ['a header only', 'email,reason\n', 'suppression-empty'],
    ['a header and bare separators', 'email,reason\n,\n', 'suppression-empty'],
    ['no address column', 'name,reason\nann,bounce\n', 'no-address-column'],
    ['two address columns', 'email,mail\na@x.example,b@x.example\n', 'two-address-columns'],
    ['an unterminated quote', 'email\n"a@x.example\n', 'csv-unterminated-quote'],
    ['NUL bytes', 'email\na@x.example\n\0\n', 'file-nul-bytes'],
    ['a workbook', 'PK\x03\x04xl/', 'file-xlsx'],
  ])('%s', async (_, text, code) => {
    const result = await readTexts({ 'good.csv': lines('email', 'a@x.example'), 'bad.csv': text });
    expect(result.problems).toMatchObject([{ code, file: 'bad.csv' }]);
    expect(result.files).toMatchObject([{ path: 'good.csv' }]);
  });

  function withUnreadable(readable: number, unreadable: number): string {
    const good = Array.from({ length: readable }, (_, index) => `a${index}@x.example`);
    return lines('email', ...Array.from({ length: unreadable }, () => 'nobody'), ...good);
  }

  test('one row in 20 may be unreadable, and is said', async () => {
    const result = await readTexts({ 'a.csv': withUnreadable(19, 1) });
    expect(result.problems).toEqual([]);
    expect(result.findings.samples()).toMatchObject([
      { code: 'suppression-unknown-reason' },
      { code: 'suppression-unreadable-row', severity: 'warning', line: 2 },
    ]);
  });

  test('more are a problem that names the first', async () => {
    const result = await readTexts({ 'a.csv': withUnreadable(37, 2) });
    expect(result.problems).toEqual([
      { code: 'suppression-unparseable', file: 'a.csv', line: 2, args: { unreadable: 2, rows: 39 } },
    ]);
  });

  test('a source that broke off is a problem, whatever was read of it', async () => {
    const source = sourceOf('a.csv', lines('email', 'a@x.example'), {
      problem: { code: 'file-gzip-damaged', file: 'a.csv', args: {} },
    });
    const result = await readSuppressions([source], { asOfDay, scopes: [] });
    expect(result.problems).toMatchObject([{ code: 'file-gzip-damaged' }]);
  });
});
