import { unzipSource } from '../../../src/core/zip/unzip-source.ts';
import { sourceOf } from '../../../test/core/source-of.ts';
import { zipOf } from '../../../test/core/zip/zip-of.ts';
import { type FuzzTarget, hiddenReading } from '../fuzz-target.ts';

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
