import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkText } from '../check-text.ts';
import { nearThreads } from './near-threads.ts';

const folder = 'test/scenarios';
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
  (path) => path.endsWith('.csv') && statSync(join(folder, path)).isFile(),
);
/** Only what lies behind the first 64 KiB is read in pieces. */
const enough = 72_000;

/** A file's first line, and its other lines again and again. */
function repeated(bytes: Buffer): Buffer {
  const header = bytes.indexOf('\n') + 1;
  const rows = bytes.subarray(header);
  const times = rows.length === 0 ? 0 : Math.ceil(enough / rows.length);
  return Buffer.concat([bytes.subarray(0, header), ...Array.from({ length: times }, () => rows)]);
}

test('every file of the scenarios, repeated, is read in pieces as in one, as a list and as suppressions', async () => {
  const seen = new Set<string>();
  for (const path of files) {
    const written = readFileSync(join(folder, path));
    if (seen.has(written.toString('latin1'))) continue;
    seen.add(written.toString('latin1'));
    const bytes = repeated(written);
    if (bytes.length > 4 * enough) continue;
    const options = { suppressions: { 'a.csv': bytes }, sizes: [65_536, 4000] };
    const threads = nearThreads({ pieceBytes: 700, packers: 2 });
    const alone = await checkText(bytes, options);
    expect([path, await checkText(bytes, { ...options, threads })]).toEqual([path, alone]);
  }
}, 240_000);
