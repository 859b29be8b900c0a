import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatDay } from '../../../../src/core/list/parse-day.ts';
import type { RowReading } from '../../../../src/core/suppression/formats/suppression-format.ts';
import type { SuppressionRow } from '../../../../src/core/suppression/parse-suppression-row.ts';
import { readExport } from '../../../../src/core/suppression/read-export.ts';
import { sourceOf } from '../../source-of.ts';

/** What a sample is read as: its format, and a line for each statement of each row; or why it is refused. */
export interface SampleRead {
  readonly readAs: string;
  readonly rows: readonly string[];
}

/** An invented export of one service, and what must be read of it. */
export interface Sample {
  readonly format: string;
  readonly file: string;
  readonly bytes: Buffer;
  readonly expected: SampleRead;
}

const folder = 'test/formats';

/** Every sample of test/formats: one folder for each format, with files named as the service names them. */
export function samples(): readonly Sample[] {
  return readdirSync(folder)
    .sort()
    .flatMap((format) => {
      const expected = JSON.parse(readFileSync(join(folder, format, 'expected.json'), 'utf8'));
      return Object.keys(expected).map((file) => ({
        format,
        file,
        bytes: readFileSync(join(folder, format, file)),
        expected: expected[file] as SampleRead, // because these files are our own
      }));
    });
}

/** Reads a suppression file as the gate does; `sizes` cut it into chunks. */
export async function readSample(
  file: string,
  content: string | Uint8Array,
  sizes?: readonly number[],
): Promise<SampleRead> {
  const rows: string[] = [];
  const read = await readExport(sourceOf(`exports/${file}`, content, sizes === undefined ? {} : { sizes }), {
    row: (reading, { line }) => {
      rows.push(...statements(reading).map((statement) => `${line} ${statement}`));
      return undefined;
    },
  });
  if ('code' in read) return { readAs: `${read.code} ${read.args.reason ?? ''}`.trim(), rows: [] };
  return { readAs: read.opened?.readAs ?? 'nothing', rows };
}

function statements(reading: RowReading): readonly string[] {
  if (typeof reading === 'string') return [reading];
  return [reading].flat().map(statement);
}

function statement({
  target,
  reason,
  detail,
  scope,
  createdDay,
  expiresDay,
  ...row
}: SuppressionRow): string {
  const about = Object.values(target).filter((part) => part !== 'address' && typeof part === 'string');
  const parts = [
    about.join(' '),
    detail === 'unspecified' ? reason : `${reason} (${detail})`,
    scope,
    createdDay === null ? '' : `on ${formatDay(createdDay)}`,
    expiresDay === null ? '' : `until ${formatDay(expiresDay)}`,
    row.count === 1 ? '' : `${row.count} times`,
    row.unknownReason === undefined ? '' : 'word not known',
  ];
  return parts.filter((part) => part !== '').join(', ');
}
