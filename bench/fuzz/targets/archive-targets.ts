import * as z from 'zod/mini';
import { unzipSource } from '../../../src/core/zip/unzip-source.ts';
import { checkText, healthyHeader, healthyRows, lines } from '../../../test/core/check-text.ts';
import { sourceOf } from '../../../test/core/source-of.ts';
import { zipOf } from '../../../test/core/zip/zip-of.ts';
import { type FuzzTarget, hiddenReading, textInput, textOf } from '../fuzz-target.ts';

const text = 'email,reason\njane@mail.example,bounce\n';
const limits = { archiveBytes: 1 << 20, entries: 50, unpackedBytes: 1 << 20, ratio: 250 };

/** A ZIP archive of exports; what comes out of it is bounded, whatever it says of itself. */
export const zipTarget: FuzzTarget = {
  name: 'zip',
  seeds: () => [
    { name: 'export.zip', bytes: zipOf([{ name: 'a.csv', content: text }]) },
    {
      name: 'export.zip',
      bytes: zipOf([
        { name: 'sent/a.csv', content: text.repeat(50) },
        { name: 'b.csv', content: '' },
      ]),
    },
    {
      name: 'export.zip',
      bytes: zipOf(
        [
          { name: 'sent/', content: '' },
          { name: 'sent/a.csv', content: text, stored: true },
        ],
        {
          comment: 'made with care',
        },
      ),
    },
    { name: 'export.zip', bytes: zipOf([{ name: 'a.zip', content: zipOf([{ name: 'b', content: text }]) }]) },
  ],
  read: async ({ name, bytes }, sizes) => {
    const files: string[] = [];
    let length = 0;
    for await (const source of unzipSource(sourceOf(name, bytes, { sizes }), {
      isWanted: () => true,
      limits,
    })) {
      const all: Uint8Array[] = [];
      for await (const chunk of source.chunks) {
        length += chunk.length;
        if (length > limits.unpackedBytes + bytes.length) throw new Error(`${length} bytes came out`);
        all.push(chunk);
      }
      const problem = source.problem();
      const said = problem === undefined ? Buffer.concat(all).toString('latin1') : JSON.stringify(problem);
      files.push(`${source.path}\n${said}`);
    }
    const codes = files.map((file) => /"reason":"[a-z-]*"/.exec(file)?.[0] ?? 'read');
    return hiddenReading([...new Set(codes)].sort().join(' '), files);
  },
};

const [short, long] = [
  z.int().check(z.minimum(0), z.maximum(0xffff)),
  z.int().check(z.minimum(0), z.maximum(0xffffffff)),
];
const name = z.string().check(z.maxLength(1000));
/** What an archive is made of, as text, so that changed ones still have what is right about it: places, sizes, checksums. */
const plan = z.strictObject({
  files: z
    .array(
      z.strictObject({
        name,
        content: z.string(),
        stored: z.exactOptional(z.boolean()),
        flags: z.exactOptional(short),
        method: z.exactOptional(short),
        crc: z.exactOptional(long),
        size: z.exactOptional(long),
        localName: z.exactOptional(name),
        offset: z.exactOptional(long),
      }),
    )
    .check(z.maxLength(100)),
  end: z.exactOptional(
    z.strictObject({
      comment: z.exactOptional(name),
      count: z.exactOptional(short),
      disk: z.exactOptional(short),
      start: z.exactOptional(long),
    }),
  ),
});

const plans: readonly z.infer<typeof plan>[] = [
  { files: [{ name: 'a.csv', content: text }] },
  {
    files: [
      { name: 'sent/', content: '', stored: true },
      { name: 'sent/a.csv', content: text, stored: true, flags: 2048 },
      { name: '__MACOSX/._a.csv', content: 'x' },
      { name: 'sent/b.json', content: '[{"email":"jane@mail.example","event":"bounce"}]' },
    ],
    end: { comment: 'made with care' },
  },
  { files: [{ name: 'a.csv', content: text, localName: 'a.csv', offset: 0, size: 38, crc: 1, method: 8 }] },
  {
    files: [
      { name: '[Content_Types].xml', content: '<x/>' },
      { name: 'a.csv', content: 'PK\u0003\u0004' },
    ],
  },
  { files: [{ name: 'a.csv', content: text.repeat(400) }], end: { count: 1, disk: 0, start: 471 } },
];

/** A check against suppressions in an archive whose parts are whole and whose directory says anything. */
export const archiveTarget: FuzzTarget = {
  name: 'archive',
  seeds: () => plans.map((value, index) => textInput(`${index}.json`, JSON.stringify(value))),
  read: async (input, sizes) => {
    const read = plan.safeParse(parseJson(textOf(input)));
    if (!read.success) return hiddenReading('no archive', null);
    const { files, end } = read.data;
    const archive = zipOf(files, end);
    const suppressions = { 'export.zip': archive };
    const result = await checkText(lines(healthyHeader, ...healthyRows(3)), { suppressions, sizes });
    const told = JSON.stringify(result);
    const codes = result.problems.map(({ code, args }) => `${code} ${args.reason ?? args.bound ?? ''}`);
    return { shape: [result.verdict, ...new Set(codes)].join(' '), told, shown: told };
  },
};

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
