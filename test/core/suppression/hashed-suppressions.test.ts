import { hash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { recipientKey } from '../../../src/core/recipient-key.ts';
import { readSuppressions } from '../../../src/core/suppression/read-suppressions.ts';
import { hashAddress } from '../../../src/io/hash-address.ts';
import { lines } from '../check-text.ts';
import { sourceOf } from '../source-of.ts';
import { asOfDay } from './read-texts.ts';

const [md5, sha1, sha256] = (['md5', 'sha1', 'sha256'] as const).map(
  (algorithm) => (text: string) => hash(algorithm, text),
) as [Hex, Hex, Hex]; // because there are three
type Hex = (text: string) => string;

function read(files: Readonly<Record<string, string>>, canHash = true) {
  const sources = Object.entries(files).map(([path, text]) => sourceOf(path, text));
  return readSuppressions(sources, { asOfDay, scopes: [], ...(canHash ? { hash: hashAddress } : {}) });
}

async function find(files: Readonly<Record<string, string>>, address: string) {
  const { table, problems } = await read(files);
  expect(problems).toEqual([]);
  const { key, domain } = recipientKey(address);
  return table.find(key, domain, address);
}

test('the vector that Meta documents is found', async () => {
  const digest = '62a14e44f765419d10fea99367361a727c12365e2520f32218d505ed9aa0f62f';
  expect(await find({ 'a.csv': digest }, 'John_Smith@gmail.com')).toMatchObject({ hashForm: 'lower-case' });
});

describe('an address is found by its hash', () => {
  test.each([
    ['as it is written', 'Ann.Lee@Mail.example', 'Ann.Lee@Mail.example', 'written'],
    ['in lower case', 'ann.lee@mail.example', 'Ann.Lee@Mail.example', 'lower-case'],
    ['in lower case, being so', 'ann.lee@mail.example', 'ann.lee@mail.example', 'written'],
    ['with its domain in ASCII', 'ann@xn--mller-kva.example', 'Ann@Müller.example', 'a-label'],
    ['without the dots of Gmail', 'annlee@gmail.com', 'Ann.Lee@gmail.com', 'gmail'],
    ['without the tag of Gmail', 'ann.lee@googlemail.com', 'ann.lee+x@googlemail.com', 'gmail'],
    ['without both', 'annlee@gmail.com', 'ann.lee+x@gmail.com', 'gmail'],
  ])('%s', async (_, hashed, address, form) => {
    for (const hex of [md5, sha1, sha256]) {
      const match = await find({ 'a.csv': hex(hashed).toUpperCase() }, address);
      expect(match).toMatchObject({ reasons: ['unsubscribe'], wholeDomain: false, hashForm: form });
    }
  });

  test.each([
    ['ann@mail.example', 'bob@mail.example'],
    ['annlee@mail.example', 'ann.lee@mail.example'],
  ])('%s is not %s', async (hashed, address) => {
    expect(await find({ 'a.csv': sha256(hashed) }, address)).toBeUndefined();
  });

  test('together with what is on file in plain, and in hashes of another kind', async () => {
    const files = {
      'md5.csv': lines('md5,reason', `${md5('ann@mail.example')},complaint`),
      'opt-outs.csv': sha1('ann@mail.example'),
      'bounces.csv': lines('email,reason', 'ann@mail.example,bounce'),
    };
    const match = await find(files, 'ann@mail.example');
    expect(match?.reasons).toEqual(['complaint', 'unsubscribe', 'hard-bounce']);
  });
});

describe('files of hashes', () => {
  test('are said to be weak, each once', async () => {
    const { findings } = await read({ 'a.csv': [md5('a'), md5('b')].join('\n'), 'b.csv': sha256('c') });
    expect(findings.samples().filter(({ code }) => code === 'suppression-weak-hash')).toMatchObject([
      { file: 'a.csv', args: { algorithm: 'md5' } },
      { file: 'b.csv', args: { algorithm: 'sha256' } },
    ]);
  });

  test('with two kinds are refused at the first that differs, unless each names its kind', async () => {
    const mixed = await read({ 'a.csv': [md5('a'), md5('b'), sha1('c')].join('\n') });
    expect(mixed.problems).toMatchObject([
      { code: 'suppression-not-understood', line: 3, args: { reason: 'mixed-hashes' } },
    ]);
    const named = lines(
      'email,reason',
      `md5:${md5('a@x.example')},manual`,
      `sha1:${sha1('b@x.example')},manual`,
    );
    expect((await read({ 'a.csv': named })).problems).toEqual([]);
  });

  test.each([
    ['before the hash', ['email', 'ann@x.example', md5('a')], 3],
    ['after it', [md5('a'), 'ann@x.example'], 1],
  ])('with addresses as well are refused at the first hash, also %s', async (_, rows, line) => {
    const { problems } = await read({ 'a.csv': rows.join('\n') });
    const refused = { code: 'suppression-not-understood', line, args: { reason: 'mixed-targets' } };
    expect(problems).toMatchObject([refused]);
  });

  test('may have addresses beside hashes that name their kind, as one of our own has', async () => {
    const own = lines('email,reason', 'ann@x.example,manual', `md5:${md5('b@x.example')},manual`);
    expect((await read({ 'a.csv': own })).problems).toEqual([]);
  });

  test('cannot be used where nothing can compute hashes', async () => {
    const { problems } = await read({ 'a.csv': md5('a') }, false);
    expect(problems).toMatchObject([{ args: { reason: 'no-hashing' } }]);
  });

  test('say in no finding and no problem what they hold', async () => {
    const digest = md5('ann@mail.example');
    const { findings, problems } = await read({ 'a.csv': `${digest}\nnobody\n${sha1('b')}` });
    expect(JSON.stringify([findings.samples(), problems])).not.toContain(digest.slice(0, 8));
  });
});

test('hashes are computed only where there are some', async () => {
  const { table } = await readSuppressions([sourceOf('a.csv', 'a@x.example')], {
    asOfDay,
    scopes: [],
    hash: () => {
      throw new Error('computed');
    },
  });
  expect(table.find('a@x.example', 'x.example')).toBeDefined();
  expect(table.find('b@x.example', 'x.example')).toBeUndefined();
});
