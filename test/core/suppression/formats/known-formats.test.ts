import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { knownFormats } from '../../../../src/core/suppression/formats/known-formats.ts';
import { plainFormats } from '../../../../src/core/suppression/plain-format.ts';
import { mapRecords } from '../../record-of.ts';
import { readSample, type Sample, samples } from './read-sample.ts';

const all = samples();
const tables = all.flatMap((sample) => tableOf(sample));

interface Table {
  readonly sample: Sample;
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** The cells of a CSV sample with a header, whose columns and rows may change places. */
function tableOf(sample: Sample): Table[] {
  const text = sample.bytes.toString('utf8');
  const isTable = /\.(csv|txt)$/.test(sample.file) && sample.bytes[0] !== 0xff && !text.includes('\ufffd');
  const records = isTable
    ? mapRecords(text, (record) => Array.from({ length: record.fieldCount }, (_, at) => record.field(at)))
    : [];
  const [header, ...rows] = records;
  const isRead = sample.expected.rows.length > 0 && header?.some((cell) => cell.includes('@')) === false;
  return header !== undefined && isRead && !isHash(header) ? [{ sample, header, rows }] : [];
}

function isHash(header: readonly string[]): boolean {
  return header.length === 1 && /^[0-9a-f]{32,64}$/i.test(header[0] ?? '');
}

function csv(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;
  return [header, ...rows].map((row) => `${row.map(cell).join(',')}\n`).join('');
}

function withoutLines(rows: readonly string[]): readonly string[] {
  return rows.map((row) => row.replace(/^\d+ /, '')).sort();
}

describe('every known export', () => {
  test('has samples, and every sample is of one', () => {
    const known = [...knownFormats.map(({ id }) => id), ...Object.keys(plainFormats)];
    expect([...new Set(all.map(({ format }) => format))].sort()).toEqual(known.toSorted());
    expect(new Set(known).size).toBe(known.length);
  });

  test.each(all)('$format: $file is read as it is meant', async ({ format, file, bytes, expected }) => {
    const read = await readSample(file, bytes);
    expect(read).toEqual(expected);
    const isRefused = knownFormats.some(({ id, refused }) => id === format && refused !== undefined);
    expect(read.readAs).toMatch(isRefused ? /^suppression-not-understood ./ : new RegExp(`^${format}$`));
  });

  test.each(all)(
    '$format: $file is read the same in whatever pieces it comes',
    async ({ file, bytes, expected }) => {
      for (const sizes of [[1], [7, 64], [1000]])
        expect(await readSample(file, bytes, sizes)).toEqual(expected);
    },
  );

  test.each(tables)(
    '$sample.format: the order of columns does not matter',
    async ({ sample, header, rows }) => {
      const order = fc.shuffledSubarray([...header.keys()], { minLength: header.length });
      await fc.assert(
        fc.asyncProperty(order, async (columns) => {
          const pick = (row: readonly string[]) => columns.map((column) => row[column] ?? '');
          const read = await readSample(sample.file, csv(pick(header), rows.map(pick)));
          expect(read.readAs).toBe(sample.format);
          expect(withoutLines(read.rows)).toEqual(withoutLines(sample.expected.rows));
        }),
        { numRuns: 20 },
      );
    },
  );

  test.each(tables)(
    '$sample.format: no row bears on how another is read',
    async ({ sample, header, rows }) => {
      const some = fc.shuffledSubarray([...rows], { minLength: 1 });
      await fc.assert(
        fc.asyncProperty(some, some, async (first, more) => {
          const fewer = withoutLines((await readSample(sample.file, csv(header, first))).rows);
          const whole = withoutLines((await readSample(sample.file, csv(header, [...more, ...first]))).rows);
          const added = withoutLines((await readSample(sample.file, csv(header, more))).rows);
          expect(whole).toEqual([...fewer, ...added].sort());
        }),
        { numRuns: 20 },
      );
    },
  );
});
