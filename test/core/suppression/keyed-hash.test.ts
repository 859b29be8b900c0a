import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { canonicalText } from '../../../src/core/suppression/merge/canonical-text.ts';
import { mergeSuppressions } from '../../../src/core/suppression/merge/merge-suppressions.ts';
import type { HashAddress } from '../../../src/core/suppression/parse-hash.ts';
import { readSuppressions } from '../../../src/core/suppression/read-suppressions.ts';
import { lines } from '../check-text.ts';
import { sourceOf } from '../source-of.ts';
import { asOfDay } from './read-texts.ts';

function keyed(key: string): HashAddress {
  return (_, text) => (key === '' ? '' : createHmac('sha256', key).update(text).digest('binary'));
}

const plain = lines(
  'email,reason,scope',
  'Ann@mail.example,unsubscribe,',
  '@closed.example,manual,',
  'sales*,manual,pattern',
);

async function merged(
  target: string | null,
  source: string,
  options: { hash?: HashAddress; hashed?: boolean },
) {
  const done = await mergeSuppressions({
    target: target === null ? null : sourceOf('all.csv', target),
    sources: [sourceOf('a.csv', source)],
    keep: true,
    asOfDay,
    ...options,
  });
  return done.ok ? [...canonicalText(done.entries())].join('') : done.problems;
}

async function find(text: string, address: string, hash: HashAddress) {
  const { table, problems } = await readSuppressions([sourceOf('all.csv', text)], {
    asOfDay,
    scopes: [],
    hash,
  });
  const match = table.find(address, address.slice(address.indexOf('@') + 1));
  return problems.length > 0 ? problems.map(({ args }) => args.reason) : (match?.reasons ?? []);
}

describe('a file of keyed hashes', () => {
  const hash = keyed('one key');

  test('holds no address, and keeps out the same people', async () => {
    const text = String(await merged(null, plain, { hash, hashed: true }));
    expect(text).not.toMatch(/ann|mail\.example/i);
    expect(text).toContain('"@closed.example",manual');
    expect(await find(text, 'ann@mail.example', hash)).toEqual(['unsubscribe']);
    expect(await find(text, 'x@closed.example', hash)).toEqual(['manual']);
    expect(await find(text, 'bob@mail.example', hash)).toEqual([]);
  });

  test('stays hashed when more is merged into it, and the same once more changes nothing', async () => {
    const text = String(await merged(null, plain, { hash, hashed: true }));
    expect(await merged(text, plain, { hash })).toBe(text);
    const more = String(await merged(text, lines('email', 'bob@mail.example'), { hash }));
    expect(more).not.toContain('bob@');
    expect(await find(more, 'bob@mail.example', hash)).toEqual(['manual']);
  });

  test('hashes the addresses that were in it', async () => {
    const text = String(await merged(plain, plain, { hash, hashed: true }));
    expect(text).toBe(await merged(null, plain, { hash, hashed: true }));
  });

  test('is neither judged nor merged into without its key', async () => {
    const text = String(await merged(null, plain, { hash, hashed: true }));
    for (const [other, reason] of [
      [keyed(''), 'no-hash-key'],
      [keyed('another key'), 'other-hash-key'],
    ] as const) {
      expect(await find(text, 'ann@mail.example', other)).toEqual([reason]);
      expect(await merged(text, plain, { hash: other })).toMatchObject([{ args: { reason } }]);
    }
    expect(await merged(null, plain, { hashed: true })).toMatchObject([{ args: { reason: 'no-hash-key' } }]);
  });
});
