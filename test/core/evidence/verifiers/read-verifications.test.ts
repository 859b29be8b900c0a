import { describe, expect, test } from 'vitest';
import { readVerifications } from '../../../../src/core/evidence/verifiers/read-verifications.ts';
import { dayOfInstant, parseDay } from '../../../../src/core/list/parse-day.ts';
import { asOfMs, lines } from '../../check-text.ts';
import { sourceOf } from '../../source-of.ts';

async function read(...files: readonly (readonly [path: string, text: string])[]) {
  const sources = files.map(([path, text]) => sourceOf(path, text));
  return readVerifications(sources, dayOfInstant(asOfMs));
}

const table = (...rows: readonly string[]): string => lines('email,verification,verified_at', ...rows);

describe('the newest result of an address counts', () => {
  test('whatever the order of the files', async () => {
    const old = ['a.csv', table('Ann@mail.example,valid,2026-01-04')] as const;
    const recent = ['b.csv', table('ann@mail.example,invalid,2026-02-04')] as const;
    for (const files of [
      [old, recent],
      [recent, old],
    ] as const) {
      const found = (await read(...files)).table.find('ann@mail.example');
      expect(found).toEqual({ result: 'invalid', day: parseDay('2026-02-04') });
    }
  });

  test('and of one day the worse', async () => {
    const rows = ['ann@mail.example,valid,2026-01-04', 'ann@mail.example,accept-all,2026-01-04'];
    for (const order of [rows, rows.toReversed()]) {
      const { table: found } = await read(['a.csv', table(...order)]);
      expect(found.find('ann@mail.example')?.result).toBe('accept-all');
    }
  });

  test('and one without a date is older than any with one', async () => {
    const { table: found } = await read([
      'a.csv',
      table('ann@mail.example,invalid,', 'ann@mail.example,valid,2020-01-04'),
    ]);
    expect(found.find('ann@mail.example')?.result).toBe('valid');
  });
});

describe('a file that cannot be trusted is a problem', () => {
  test('of a shape that is not known: with the columns seen', async () => {
    const { problems } = await read(['a.csv', lines('email,name,score', 'ann@mail.example,Ann,9')]);
    expect(problems).toEqual([
      {
        code: 'verification-not-understood',
        file: 'a.csv',
        line: 1,
        args: { header: 'email, name, score' },
      },
    ]);
  });

  test('with data where the header should be: without that data', async () => {
    const { problems } = await read(['a.csv', lines('ann@mail.example,valid')]);
    expect(problems).toMatchObject([{ code: 'verification-not-understood' }]);
    expect(JSON.stringify(problems)).not.toContain('mail.example');
  });

  test('without an address column', async () => {
    const { problems } = await read(['a.csv', lines('name,verification', 'Ann,valid')]);
    expect(problems).toMatchObject([{ code: 'no-address-column' }]);
  });

  test.each([
    ['no row', table()],
    ['rows without a result', table('ann@mail.example,,')],
  ])('without a result: %s', async (_, text) => {
    expect((await read(['a.csv', text])).problems).toMatchObject([{ code: 'verification-empty' }]);
  });

  test('that is empty or breaks off', async () => {
    expect((await read(['a.csv', ''])).problems).toMatchObject([{ code: 'file-empty' }]);
    const broken = await read(['a.csv', table('"ann@mail.example,valid,2026-01-04')]);
    expect(broken.problems).toMatchObject([{ code: 'csv-unterminated-quote' }]);
  });
});

describe('what is odd is told', () => {
  test.each([
    [
      'a word that is not known counts as "could not tell"',
      'ann@mail.example,perhaps,2026-01-04',
      'unknown-value',
    ],
    ['a date that cannot be read', 'ann@mail.example,valid,soon', 'unreadable-date'],
    ['a date in the future', 'ann@mail.example,valid,2030-01-04', 'future-date'],
  ])('%s', async (_, row, code) => {
    const { findings } = await read(['a.csv', table(row)]);
    expect(findings.samples()[0]).toMatchObject({ code, file: 'a.csv', line: 2 });
  });

  test('results without a date, where the name of the file has none either', async () => {
    const text = lines('email,verification', 'ann@mail.example,valid');
    const { findings } = await read(['results.csv', text]);
    expect(findings.samples()).toMatchObject([{ code: 'verification-undated', args: { rows: 1 } }]);
    expect((await read(['results-2026-05-04.csv', text])).findings.total()).toBe(0);
  });
});
