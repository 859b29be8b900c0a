import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hashList, type ListHashing } from '../../../src/core/hashed-list/hash-list.ts';
import { lines } from '../check-text.ts';
import { sourceOf } from '../source-of.ts';

async function hashed(list: string | Uint8Array, sizes: readonly number[] = [65_536]) {
  let written = '';
  const hashing: ListHashing = {
    mapped: {},
    cellOf: (key) => `<${key}>`,
    write: async (bytes) => {
      written += Buffer.from(bytes).toString('utf8');
    },
  };
  return { done: await hashList(sourceOf('list.csv', list, { sizes }), hashing), written };
}

describe('a list that is hashed', () => {
  test.each([
    [
      'keeps its other cells',
      'name;email;note',
      'Zoë;Ann@Mail.example;"a ""b"""',
      'Zoë;<ann@mail.example>;"a ""b"""',
    ],
    ['keeps the quotes of an address', 'email,n', '"ann@mail.example",1', '"<ann@mail.example>",1'],
    ['hashes what is in the brackets', 'email,n', 'Ann <ann@mail.example>,1', '<ann@mail.example>,1'],
    ['gives domains as A-labels', 'email,n', 'ann@bücher.example,1', '<ann@xn--bcher-kva.example>,1'],
  ])('%s', async (_, header, row, expected) => {
    const { done, written } = await hashed(lines(header, row));
    expect(done).toEqual({ ok: true, rows: 1, hashedBefore: 0 });
    expect(written).toBe(lines(header, expected));
  });

  test('keeps rows that are hashed already, blank lines aside', async () => {
    const digest = 'd41d8cd98f00b204e9800998ecf8427e';
    const { done, written } = await hashed(lines('email', digest, '', 'ann@mail.example'));
    expect(done).toEqual({ ok: true, rows: 1, hashedBefore: 1 });
    expect(written).toBe(lines('email', digest, '<ann@mail.example>'));
  });

  test('comes out the same at every chunk size', async () => {
    const list = lines('name,email', '"a, b",ann@mail.example', 'c,bob@mail.example');
    const { written } = await hashed(list);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 4 }),
        async (sizes) => {
          expect((await hashed(list, sizes)).written).toBe(written);
        },
      ),
    );
  });

  test('has no header when its first row has an address', async () => {
    expect((await hashed('ann@mail.example\n')).written).toBe('<ann@mail.example>\n');
  });
});

describe('nothing is hashed', () => {
  test('when a row has no valid address: its line is told', async () => {
    const { done } = await hashed(lines('email', 'ann@mail.example', 'nobody', 'no@body@x'));
    expect(done).toMatchObject({
      ok: false,
      problem: { code: 'list-not-hashable', line: 3, args: { unreadable: 2, lines: '3, 4', more: 0 } },
    });
  });

  test('when there are no rows', async () => {
    expect((await hashed('email\n')).done).toMatchObject({ problem: { code: 'list-header-only' } });
  });

  test('when no column holds addresses', async () => {
    expect((await hashed('name\nAnn\n')).done).toMatchObject({ problem: { code: 'no-address-column' } });
  });
});
