import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeEach, describe, expect, test } from 'vitest';
import { digestChunks } from '../../../src/io/digest-chunks.ts';
import { makeKeyPair, sealFor, sealWithPassphrase, useKeys, withFlippedBit } from '../../sealed-files.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

const key = await makeKeyPair();
const other = await makeKeyPair();
const rows = Array.from({ length: 12_000 }, (_, index) => `person${index}@mail.example\n`);
const list = Buffer.from(`email\n${rows.join('')}`);
const sealed = await sealFor(list, key.recipient);
const small = await sealFor('email\nann@mail.example\n', key.recipient);
const passphrase = 'seven words that nobody would ever guess';

async function* pieces(bytes: Uint8Array, size = 65_536, onEnd = () => {}): AsyncGenerator<Buffer> {
  try {
    for (let at = 0; at < bytes.length; at += size) yield Buffer.from(bytes.subarray(at, at + size));
  } finally {
    onEnd();
  }
}

const origin = {
  file: 'lists/june.csv.age',
  problemOf: () => ({ code: 'file-unreadable', args: { reason: 'EIO' } }) as const,
};

async function readAll(chunks: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const chunk of chunks) all.push(chunk);
  return Buffer.concat(all);
}

async function read(bytes: Uint8Array, file = origin.file) {
  const source = digestChunks(pieces(bytes), { ...origin, file });
  const text = await readAll(source.chunks);
  return { text, problem: source.problem(), digest: source.digest() };
}

beforeEach(() => useKeys({ KEY: key.identity }));

describe('a sealed file', () => {
  test.each([1, 7, 4096, 65_536, 1 << 20])(
    'reads the same in pieces of %i, with the digest of its bytes as they lie',
    async (size) => {
      const bytes = size < 7 ? small : sealed;
      const source = digestChunks(pieces(bytes, size), origin);
      expect(await readAll(source.chunks)).toEqual(
        size < 7 ? Buffer.from('email\nann@mail.example\n') : list,
      );
      expect(source.problem()).toBeUndefined();
      expect(source.digest()).toBe(createHash('sha256').update(bytes).digest('hex'));
    },
  );

  test('may be gzip inside', async () => {
    const { text, problem } = await read(await sealFor(gzipSync(list), key.recipient), 'june.csv.gz.age');
    expect(problem).toBeUndefined();
    expect(text).toEqual(list);
  });

  test('that is gzip and damaged inside says that of the gzip', async () => {
    const cut = await sealFor(gzipSync(list).subarray(0, 5000), key.recipient);
    expect((await read(cut)).problem).toMatchObject({ code: 'file-gzip-damaged' });
  });

  test('that holds nothing gives nothing', async () => {
    expect(await read(await sealFor('', key.recipient))).toMatchObject({
      problem: undefined,
      text: Buffer.alloc(0),
    });
  });

  test('opens with any of several keys, such as the one before the last', async () => {
    useKeys({ KEY: `# old\n${other.identity}\n\n# new\r\n${key.identity}` });
    expect((await read(small)).problem).toBeUndefined();
    useKeys({ KEY: key.identity });
    expect((await read(await sealFor('a', other.recipient, key.recipient))).problem).toBeUndefined();
  });

  test('opens with a key or a passphrase from a file', async () => {
    const folder = await temporaryFolder({
      'age.key': `# public key\n${key.identity}\n`,
      words: `${passphrase}\n`,
    });
    useKeys({ KEY_FILE: join(folder, 'age.key'), PASSPHRASE_FILE: join(folder, 'words') });
    expect((await read(small)).problem).toBeUndefined();
    expect((await read(await sealWithPassphrase('a', passphrase))).problem).toBeUndefined();
  });

  test('is closed as soon as its reader has enough', async () => {
    let ended = false;
    const source = digestChunks(
      pieces(sealed, 1024, () => {
        ended = true;
      }),
      origin,
    );
    for await (const _ of source.chunks) break;
    expect(ended).toBe(true);
    expect(source.digest()).toBe('');
  });

  test('gives its bytes as they lie without any key where only their digest is wanted', async () => {
    useKeys({});
    const source = digestChunks(pieces(sealed), { ...origin, asTheyLie: true });
    expect(await readAll(source.chunks)).toEqual(sealed);
    expect(source.problem()).toBeUndefined();
    expect(source.digest()).toBe(createHash('sha256').update(sealed).digest('hex'));
  });
});

describe('what is wrong with a sealed file is a problem of its own', () => {
  const content = sealed.indexOf('\n--- ') + 5 + 43 + 1;
  const piece = 65_536 + 16;
  test.each([
    ['a byte of the first piece', withFlippedBit(sealed, content + 16 + 100), 'content'],
    ['a byte of a later piece', withFlippedBit(sealed, content + 16 + piece + 100), 'content'],
    ['the last byte', withFlippedBit(sealed, sealed.length - 1), 'content'],
    ['the seal of the header', withFlippedBit(sealed, content - 10), 'header'],
    ['the first byte', withFlippedBit(sealed, 0), 'start'],
  ])('when %s was changed', async (_, bytes, reason) => {
    const { problem } = await read(bytes);
    expect(problem).toEqual({ code: 'age-damaged', file: origin.file, args: { reason } });
  });

  test.each([
    ['between two pieces', content + 16 + piece, 'content'],
    ['within the last piece', sealed.length - 20, 'content'],
    ['by one byte', sealed.length - 1, 'content'],
    ['after its header', content, 'header'],
    ['within its header', 60, 'header'],
    ['within its first line', 10, 'start'],
  ])('when it was cut off %s', async (_, length, reason) => {
    const { problem } = await read(sealed.subarray(0, length));
    expect(problem).toEqual({ code: 'age-damaged', file: origin.file, args: { reason } });
  });

  test('when anything was appended', async () => {
    const { problem } = await read(Buffer.concat([sealed, Buffer.from('x')]));
    expect(problem).toMatchObject({ code: 'age-damaged', args: { reason: 'content' } });
  });

  test('whichever bit of it was turned over', async () => {
    for (let at = 0; at < small.length; at += 1) {
      const { problem, text } = await read(withFlippedBit(small, at));
      expect(problem?.code, `byte ${at}`).toMatch(/^age-/);
      expect(text, `byte ${at}`).toHaveLength(0);
    }
  });

  test('when its header has no end, without reading all of it', async () => {
    let read = 0;
    async function* endless(): AsyncGenerator<Buffer> {
      yield Buffer.from('age-encryption.org/v1\n');
      for (;;) {
        read += 4096;
        yield Buffer.alloc(4096, 'x');
      }
    }
    const source = digestChunks(endless(), origin);
    expect(await readAll(source.chunks)).toHaveLength(0);
    expect(source.problem()).toMatchObject({ code: 'age-damaged', args: { reason: 'header' } });
    expect(read).toBeLessThan(200_000);
  });

  test('but an error of its bytes is told as that', async () => {
    async function* failing(): AsyncGenerator<Buffer> {
      yield sealed.subarray(0, 100_000);
      throw new Error('x');
    }
    const source = digestChunks(failing(), origin);
    await readAll(source.chunks);
    expect(source.problem()).toMatchObject({ code: 'file-unreadable', args: { reason: 'EIO' } });
    expect(source.digest()).toBe('');
  });
});

describe('a key that does not open it is told, and never shown', () => {
  const variable = 'BOUNCE_GATE_AGE_KEY';
  test.each([
    ['none', {}, { code: 'age-key-missing', args: { variable } }],
    ['an empty one, as a fork gets', { KEY: '' }, { code: 'age-key-missing', args: { variable } }],
    ['a passphrase', { PASSPHRASE: passphrase }, { code: 'age-key-missing', args: { variable } }],
    ['another one', { KEY: other.identity }, { code: 'age-key-wrong', args: {} }],
    [
      'a public one',
      { KEY: key.recipient },
      { code: 'age-key-unreadable', args: { variable, reason: 'not-a-key' } },
    ],
    [
      'a misspelt one',
      { KEY: `${key.identity.replace(/.$/, 'B')}Q` },
      { code: 'age-key-unreadable', args: { variable, reason: 'not-a-key' } },
    ],
    [
      'a file that is not there',
      { KEY_FILE: '/nowhere/age.key' },
      { code: 'age-key-unreadable', args: { variable: `${variable}_FILE`, reason: 'ENOENT' } },
    ],
  ])('%s', async (_, keys, problem) => {
    useKeys(keys);
    expect(await read(sealed)).toEqual({
      text: Buffer.alloc(0),
      digest: '',
      problem: { ...problem, file: origin.file },
    });
  });

  test('a file that is too long for one', async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'big'), Buffer.alloc(70_000, 'A'));
    useKeys({ KEY_FILE: join(folder, 'big') });
    expect((await read(sealed)).problem).toMatchObject({
      code: 'age-key-unreadable',
      args: { reason: 'too long' },
    });
  });

  test.each([
    ['no passphrase', { KEY: key.identity }, 'age-key-missing'],
    ['another passphrase', { PASSPHRASE: 'one that is wrong' }, 'age-key-wrong'],
  ])('%s', async (_, keys, code) => {
    useKeys(keys);
    expect((await read(await sealWithPassphrase('a', passphrase))).problem?.code).toBe(code);
  });
});

describe('what is sealed in a way that is not taken', () => {
  test('text, as age --armor writes it', async () => {
    const armoured = Buffer.from(
      '-----BEGIN AGE ENCRYPTED FILE-----\nYWdl\n-----END AGE ENCRYPTED FILE-----\n',
    );
    expect((await read(armoured)).problem).toMatchObject({
      code: 'age-unsupported',
      args: { reason: 'armour' },
    });
  });

  test('under a name that does not tell', async () => {
    expect((await read(sealed, 'lists/june.csv')).problem).toMatchObject({
      code: 'age-unsupported',
      args: { reason: 'name' },
    });
  });

  test.each([
    ['a sealed file', sealed],
    ['text, as age --armor writes it,', Buffer.from('-----BEGIN AGE ENCRYPTED FILE-----\nYWdl\n')],
  ])('%s inside gzip, whatever its name, and where everybody can read it as well', async (_, content) => {
    const raw = gzipSync(content);
    const problem = { code: 'age-unsupported', args: { reason: 'inside-gzip' } };
    for (const file of ['june.csv.age.gz', 'june.csv.gz', 'june.csv']) {
      expect(await read(raw, file)).toMatchObject({ text: Buffer.alloc(0), digest: '', problem });
      const open = digestChunks(pieces(raw, 1), { ...origin, file, sealedOnly: true });
      expect(await readAll(open.chunks)).toHaveLength(0);
      expect(open.problem()).toMatchObject(problem);
    }
  });

  test('twice, gzip between or not', async () => {
    for (const inner of [sealed, gzipSync(sealed)]) {
      const reason = inner === sealed ? 'inside-age' : 'inside-gzip';
      const twice = await sealFor(inner, key.recipient);
      expect(await read(twice)).toMatchObject({ problem: { code: 'age-unsupported', args: { reason } } });
    }
  });

  test('with a work factor that would fill the memory, which is not tried', async () => {
    useKeys({ PASSPHRASE: passphrase });
    const heavy = (await sealWithPassphrase('a', passphrase))
      .toString('latin1')
      .replace(/(-> scrypt \S+) 4\n/, '$1 22\n');
    expect((await read(Buffer.from(heavy, 'latin1'))).problem).toMatchObject({
      code: 'age-unsupported',
      args: { reason: 'work-factor', factor: 22, limit: 18 },
    });
  });

  test('not at all, with the name of a sealed file', async () => {
    expect((await read(list)).problem).toMatchObject({ code: 'age-damaged', args: { reason: 'start' } });
  });
});

test('where everybody can read it, plain text is refused unread and sealed text is not', async () => {
  const plain = digestChunks(pieces(list), { ...origin, file: 'june.csv', sealedOnly: true });
  expect(await readAll(plain.chunks)).toHaveLength(0);
  expect(plain.problem()).toEqual({ code: 'list-plain-in-public', file: 'june.csv', args: {} });
  expect(plain.digest()).toBe('');
  const packed = digestChunks(pieces(gzipSync(list)), { ...origin, file: 'june.csv.gz', sealedOnly: true });
  expect(await readAll(packed.chunks)).toHaveLength(0);
  expect(packed.problem()).toMatchObject({ code: 'list-plain-in-public' });
  const closed = digestChunks(pieces(sealed), { ...origin, sealedOnly: true });
  expect(await readAll(closed.chunks)).toEqual(list);
  expect(closed.problem()).toBeUndefined();
});
