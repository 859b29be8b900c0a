import { describe, expect, test } from 'vitest';
import { readRecipientKeys } from '../../../src/core/review/read-recipient-keys.ts';
import { testPolicy } from '../check-text.ts';
import { sourceOf } from '../source-of.ts';

async function keysOf(text: string | Uint8Array, columns: Readonly<Record<string, string>> = {}) {
  const keys: string[] = [];
  const read = await readRecipientKeys(sourceOf('old.csv', text), { ...testPolicy, columns }, (key) =>
    keys.push(key),
  );
  return { read, keys };
}

describe('the recipients of an older version of a list', () => {
  test.each<[string, string | Uint8Array, readonly string[]]>([
    ['with a header', 'name,email\nAnn,ANN@Mail.example\n', ['ann@mail.example']],
    ['without a header', 'ann@mail.example\nbob@mail.example\n', ['ann@mail.example', 'bob@mail.example']],
    ['with empty cells and blank lines', 'email,name\n,x\n\n', []],
    [
      'in UTF-16',
      new Uint8Array(Buffer.from('\ufeffemail\nann@mail.example\n', 'utf16le')),
      ['ann@mail.example'],
    ],
    ['with what is no address', 'email\nAnn At Mail\n', ['ann at mail']],
  ])('%s', async (_, text, keys) => {
    expect(await keysOf(text)).toEqual({ read: true, keys });
  });

  test('are found in the column that the policy maps', async () => {
    const text = 'Mail 1,Mail 2\nx,ann@mail.example\n';
    expect((await keysOf(text, { email: 'Mail 2' })).keys).toEqual(['ann@mail.example']);
  });

  test.each(['', 'name\nAnn\n', 'email\n"open\n', 'PK\u0003\u0004'])('%j tells nothing', async (text) => {
    expect((await keysOf(text)).read).toBe(false);
  });
});
