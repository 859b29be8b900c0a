import { crc32, deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { crcOf } from '../../../src/core/zip/crc-of.ts';
import { unzipSource } from '../../../src/core/zip/unzip-source.ts';
import { type ZipLimits, zipLimits } from '../../../src/core/zip/zip-limits.ts';
import { sourceOf } from '../source-of.ts';
import { type ZipEnd, type ZippedFile, zipOf } from './zip-of.ts';

const table = 'email,reason\nann@mail.example,hard-bounce\n';
const one: ZippedFile = { name: 'cleaned.csv', content: table };

/** What an archive gives: the text of each file by its path, or the problem it ends with. */
async function unzipped(
  archive: Uint8Array,
  limits: Partial<ZipLimits> = {},
  isWanted: (name: string) => boolean = () => true,
): Promise<Readonly<Record<string, string>>> {
  const found: Record<string, string> = {};
  const source = sourceOf('export.zip', archive, { sizes: [1000] });
  for await (const part of unzipSource(source, { isWanted, limits: { ...zipLimits, ...limits } })) {
    const chunks: Uint8Array[] = [];
    for await (const chunk of part.chunks) chunks.push(chunk);
    const problem = part.problem();
    const args = Object.values(problem?.args ?? {}).join(' ');
    found[part.path] = problem === undefined ? Buffer.concat(chunks).toString() : `${problem.code} ${args}`;
  }
  return found;
}

async function refusal(files: readonly ZippedFile[], end: ZipEnd = {}, limits: Partial<ZipLimits> = {}) {
  return Object.values(await unzipped(zipOf(files, end), limits)).at(-1);
}

describe('a ZIP archive stands for its files', () => {
  test('packed or stored, in folders, whatever comment it has, in the order of their names', async () => {
    const files = [
      { name: 'sent/', content: '', stored: true },
      { name: 'sent/b.csv', content: table },
      { name: 'sent\\a.csv', content: 'ann@mail.example\n', stored: true },
    ];
    expect(await unzipped(zipOf(files, { comment: 'made with care' }))).toEqual({
      'export.zip/sent/a.csv': 'ann@mail.example\n',
      'export.zip/sent/b.csv': table,
    });
  });

  test('and those that are not wanted are never unpacked', async () => {
    const bad = { name: 'subscribed.csv', content: table, crc: 1 };
    const wanted = await unzipped(zipOf([one, bad]), {}, (name) => name !== 'subscribed.csv');
    expect(wanted).toEqual({ 'export.zip/cleaned.csv': table });
  });

  test('any bytes come out as they went in', async () => {
    const content = fc.uint8Array({ maxLength: 5000 });
    await fc.assert(
      fc.asyncProperty(content, content, fc.boolean(), async (a, b, stored) => {
        const bytes = [a, b].map((each) => (each[0] === 0x50 ? each.subarray(1) : each));
        const files = bytes.map((each, at) => ({ name: `${at}`, content: each, stored }));
        const read = await unzipped(zipOf(files));
        expect(Object.values(read)).toEqual(bytes.map((each) => Buffer.from(each).toString()));
      }),
    );
  });

  test('anything else stands for itself', async () => {
    expect(await unzipped(Buffer.from(table))).toEqual({ 'export.zip': table });
    expect(await unzipped(Buffer.alloc(0))).toEqual({ 'export.zip': '' });
  });

  test('names in it can do nothing where they are shown, and tell no address', async () => {
    const read = await unzipped(zipOf([{ name: '../../::set-env \u0007ann@mail.example', content: 'x' }]));
    expect(Object.keys(read)).toEqual(['export.zip/../../::set-env (withheld)']);
  });
});

describe('an archive is refused', () => {
  const nested = zipOf([one]);
  test.each<[string, readonly ZippedFile[], ZipEnd]>([
    ['encrypted cleaned.csv', [{ ...one, flags: 1 }], {}],
    ['encrypted cleaned.csv', [{ ...one, flags: 0x40 }], {}],
    ['zip64 cleaned.csv', [{ ...one, size: 0xffffffff }], {}],
    ['zip64', [one], { count: 0xffff }],
    ['zip64', [one], { start: 0xffffffff }],
    ['several-parts', [one], { disk: 1 }],
    ['method cleaned.csv', [{ ...one, method: 12 }], {}],
    ['nested inner.zip', [{ name: 'inner.zip', content: nested }], {}],
    ['nested inner.csv', [{ name: 'inner.csv', content: nested, stored: true }], {}],
    ['same-name cleaned.csv', [one, one], {}],
    ['nothing', [], {}],
    ['nothing', [{ name: 'folder/', content: '', stored: true }], {}],
    ['damaged', [one], { count: 2 }],
    ['damaged', [one, one], { count: 1 }],
    ['damaged', [one], { start: 0 }],
    ['damaged cleaned.csv', [{ ...one, crc: 7 }], {}],
    ['damaged cleaned.csv', [{ ...one, size: table.length - 1 }], {}],
    ['damaged cleaned.csv', [{ ...one, size: table.length + 1 }], {}],
    ['damaged cleaned.csv', [{ ...one, localName: 'cleaned.xls' }], {}],
    ['damaged cleaned.csv', [{ ...one, packed: deflateRawSync(table).subarray(0, 20) }], {}],
    ['damaged cleaned.csv', [{ ...one, packed: Buffer.alloc(20, 255) }], {}],
    ['damaged cleaned.csv', [{ ...one, offset: 9_000_000 }], {}],
  ])('%s', async (reason, files, end) => {
    expect(await refusal(files, end)).toBe(`zip-refused ${reason}`);
  });

  test('when two of its files lie in the same bytes', async () => {
    const archive = [one, { name: 'cleaned.csv', content: table, offset: 0 }];
    expect(await refusal(archive)).toBe('zip-refused damaged cleaned.csv');
  });

  test('when it is cut off anywhere, or bytes stand before or behind it', async () => {
    const whole = zipOf([one]);
    for (let length = 4; length < whole.length; length += 1) {
      expect(Object.values(await unzipped(whole.subarray(0, length))), `${length}`).toEqual([
        'zip-refused damaged',
      ]);
    }
    expect(await unzipped(Buffer.concat([whole, Buffer.from('x')]))).toEqual({
      'export.zip': 'zip-refused damaged',
    });
  });

  test('when any bit of it is flipped, or it gives the very same', async () => {
    const whole = zipOf([one]);
    for (let bit = 32; bit < whole.length * 8; bit += 1) {
      const flipped = Buffer.from(whole);
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      for (const text of Object.values(await unzipped(flipped))) {
        expect(text === table || text.startsWith('zip-'), `${bit}: ${text}`).toBe(true);
      }
    }
  });

  test('when it is an Excel workbook, by its own word', async () => {
    expect(await refusal([one, { name: '[Content_Types].xml', content: '<Types/>' }])).toBe('file-xlsx xlsx');
  });

  test('when the source broke off', async () => {
    const problem = { code: 'file-unreadable', args: { reason: 'EIO' } } as const;
    const source = sourceOf('export.zip', zipOf([one]).subarray(0, 60), { problem });
    const problems: unknown[] = [];
    for await (const part of unzipSource(source, { isWanted: () => true })) problems.push(part.problem());
    expect(problems).toEqual([{ ...problem, file: 'export.zip' }]);
  });
});

describe('an archive is bounded', () => {
  const zeros = { name: 'zeros.csv', content: Buffer.alloc(2_000_000) };
  test.each<[string, readonly ZippedFile[], Partial<ZipLimits>]>([
    ['archive', [one], { archiveBytes: 50 }],
    ['entries', [one, { ...one, name: 'b' }], { entries: 1 }],
    ['unpacked', [one, { ...one, name: 'b' }], { unpackedBytes: table.length + 1 }],
    ['ratio zeros.csv', [zeros], {}],
  ])('by its %s', async (bound, files, limits) => {
    expect(await refusal(files, {}, limits)).toBe(`zip-too-large ${bound}`);
  });

  test('and a bomb that says it is small gives no byte more than it says', async () => {
    const archive = zipOf([{ ...zeros, size: 100_000, crc: 0 }]);
    let given = 0;
    for await (const part of unzipSource(sourceOf('bomb.zip', archive), { isWanted: () => true })) {
      for await (const chunk of part.chunks) given += chunk.length;
      expect(part.problem()).toMatchObject({ code: 'zip-refused', args: { reason: 'damaged' } });
    }
    expect(given).toBeLessThanOrEqual(100_000);
  });
});

test('the checksum is that of zlib, in whatever pieces the bytes come', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), fc.nat(300), (bytes, at) => {
      const first = crcOf(bytes.subarray(0, at));
      expect(crcOf(bytes.subarray(at), first)).toBe(crc32(bytes));
    }),
  );
});
