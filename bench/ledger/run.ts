import { growthColumns, measureGrowth } from './growth.ts';
import { measureWriters, writerColumns, writerRuns } from './writer-runs.ts';

/**
 * `node bench/ledger/run.ts` runs everything; words choose parts: the names of writer runs, or `growth=10000`. Prints
 * Markdown tables and ends with 1 when a record was lost or is there twice.
 */
const words = process.argv.slice(2);
const parts = words.length > 0 ? words : [...Object.keys(writerRuns), 'growth=10000', 'growth=100000'];
const unknown = parts.filter((part) => writerRuns[part] === undefined && !/^growth=\d{1,6}$/.test(part));
if (unknown.length > 0) {
  process.stderr.write(
    `unknown: ${unknown.join(' ')}. Parts: ${Object.keys(writerRuns).join(' ')} growth=N\n`,
  );
  process.exit(2);
}

const print = (cells: readonly string[]) => process.stdout.write(`| ${cells.join(' | ')} |\n`);
const head = (columns: readonly string[]) => {
  print(columns);
  print(columns.map(() => '---'));
};

const runs = parts.flatMap((part) => writerRuns[part] ?? []);
if (runs.length > 0) head(writerColumns);
for (const run of runs) {
  const row = await measureWriters(run);
  print(row);
  if (!row[1]?.startsWith('0 of ') || row[2] !== '0') process.exitCode = 1;
}

const sizes = parts.flatMap((part) =>
  part.startsWith('growth=') ? [Number(part.slice('growth='.length))] : [],
);
if (sizes.length > 0) head(growthColumns);
for (const size of sizes) for (const row of await measureGrowth(size)) print(row);
