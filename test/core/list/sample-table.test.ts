import { describe, expect, test } from 'vitest';
import { sampleTable } from '../../../src/core/list/sample-table.ts';
import { sourceOf } from '../source-of.ts';

async function sample(text: string, size = 1000) {
  const bytes = Buffer.from(text, 'latin1');
  const taken = await sampleTable(sourceOf('list.csv', bytes, { sizes: [size] }));
  const all: Uint8Array[] = [];
  for await (const chunk of taken.source.chunks) all.push(chunk);
  return { ...taken.sample, isWhole: Buffer.concat(all).equals(bytes) };
}

const row = `ann@mail.example,03/04/2026,${'x'.repeat(71)}\n`; // 100 bytes

describe('a sample of a table', () => {
  test('has its first row, and the row that fills most cells of those that begin with an address', async () => {
    const { first, fullest, isWhole } = await sample(
      '\n,,\nemail,date,note\nann@mail.example,1,\nno address,1,2,3,4\nben@mail.example,1,x,\ncem@mail.example,,y\ndan@mail.example, , , , \n',
    );
    expect(first).toEqual(['email', 'date', 'note']);
    expect(fullest).toEqual(['ben@mail.example', '1', 'x', '']);
    expect(isWhole).toBe(true);
  });

  test('has the last row too, when the file ends without a line feed', async () => {
    expect((await sample('email,date\nann@mail.example,25/04/2026')).days.orderOf(1)).toBe('day-first');
  });

  test.each([1, 999, 100_000])('is the same in chunks of %i bytes', async (size) => {
    const { days, isWhole } = await sample(`${row.repeat(3)}ben@mail.example,25/04/2026,x\n`, size);
    expect(days.orderOf(1)).toBe('day-first');
    expect(isWhole).toBe(true);
  });

  test('goes on behind 64 KiB only where the dates are unsettled, and not behind 2 MiB', async () => {
    const telling = 'ben@mail.example,25/04/2026,x\n';
    const later = await sample(`${row.repeat(700)}${telling}`);
    expect([later.days.orderOf(1), later.isWhole]).toEqual(['day-first', true]);
    const latest = await sample(`${row.repeat(21_000)}${telling}`, 65_536);
    expect([latest.days.orderOf(1), latest.isWhole]).toEqual([null, true]);
    const settled = await sample(`${telling}${row.repeat(700)}ben@mail.example,04/25/2026,x\n`);
    expect([settled.days.orderOf(1), settled.isWhole]).toEqual(['day-first', true]);
  });

  test.each([100_000, 65_536])(
    'ends at 64 KiB sharp, and a row that is cut there is not looked at, in chunks of %i bytes',
    async (size) => {
      const cut = `${row.repeat(654)}ben@mail.example,25/04/2026,${'x'.repeat(200)}\n04/25/2026\n`;
      const settledBefore = `ann@mail.example,04/25/2026,x\n${cut}`;
      expect((await sample(settledBefore, size)).days.orderOf(1)).toBe('month-first');
    },
  );

  test('has nothing of a file that is no text', async () => {
    const { first, fullest, days } = await sample('PK\u0003\u0004,ann@mail.example\n');
    expect([first, fullest, days.isNeeded]).toEqual([[], [], false]);
  });
});
