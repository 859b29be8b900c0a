import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeList, writeSuppressions, writings } from './generate.ts';
import { measure, median, type Taken } from './measure.ts';
import { policyText, programs, starts } from './programs.ts';

/**
 * `node bench/check/run.ts` measures all of it; words choose parts: `against=ROWS` (this program and others on as many rows
 * and suppressions), `growth=ROWS` (this program from 10,000 rows on to that many), `writings=ROWS` (quotes and line ends),
 * `small` (50,000 rows against 200,000), `start` (Node, the command line and the Action with one row). `duckdb=FOLDER` names a node_modules that has @duckdb/node-api. Programs take
 * turns, three times each; printed is the middle run. Nothing is asserted, since it depends on the machine.
 */
const words = process.argv.slice(2).map((word) => word.split('='));
const duckDbFolder = words.find(([name]) => name === 'duckdb')?.[1];
const named = words.filter(([name]) => name !== 'duckdb');
const parts =
  named.length > 0
    ? named
    : [['against', '1000000'], ['small'], ['growth', '10000000'], ['writings', '1000000'], ['start']];
const rounds = 3;
const folder = mkdtempSync(join(tmpdir(), 'bench-check-'));

const print = (cells: readonly string[]) => process.stdout.write(`| ${cells.join(' | ')} |\n`);
const head = (cells: readonly string[]) => {
  process.stdout.write('\n');
  print(cells);
  print(cells.map(() => '---'));
};
const figures = ({ seconds, cpuSeconds, megabytes }: Taken) => [
  seconds.toFixed(2),
  cpuSeconds.toFixed(2),
  megabytes.toFixed(0),
];

function against(rows: number, onFile: number): void {
  writeList(join(folder, 'list.csv'), rows);
  writeSuppressions(join(folder, 'suppressions.csv'), onFile, rows);
  const all = programs(duckDbFolder);
  const runs = all.map((): Taken[] => []);
  for (let round = 0; round < rounds; round += 1) {
    all.forEach(({ command }, index) => {
      runs[index]?.push(measure(command, folder));
    });
  }
  const middle = runs.map(median);
  const own = middle[0]?.seconds ?? Number.NaN;
  head([
    `${rows.toLocaleString('en')} rows against ${onFile.toLocaleString('en')}`,
    's',
    'CPU s',
    'MB',
    'times ours',
  ]);
  all.forEach(({ name }, index) => {
    const taken = middle[index];
    if (taken !== undefined) print([name, ...figures(taken), (taken.seconds / own).toFixed(2)]);
  });
}

function check(): Taken {
  const [program] = programs(undefined);
  const runs = Array.from({ length: rounds }, () => measure(program?.command ?? [], folder));
  return median(runs);
}

function growth(most: number): void {
  head(['rows and suppressions', 's', 'CPU s', 'MB', 'µs CPU a row', 'bytes a row more']);
  let before = { rows: 0, megabytes: Number.NaN };
  for (let rows = 10_000; rows <= most; rows *= 10) {
    writeList(join(folder, 'list.csv'), rows);
    writeSuppressions(join(folder, 'suppressions.csv'), rows, rows);
    const taken = check();
    const bytes = ((taken.megabytes - before.megabytes) * 1024 * 1024) / (rows - before.rows);
    const perRow = [(taken.cpuSeconds / rows) * 1e6, bytes].map((figure) =>
      Number.isNaN(figure) ? '' : figure.toFixed(1),
    );
    print([rows.toLocaleString('en'), ...figures(taken), ...perRow]);
    before = { rows, megabytes: taken.megabytes };
  }
}

function writingsOf(rows: number): void {
  writeSuppressions(join(folder, 'suppressions.csv'), 1000, rows);
  head([`${rows.toLocaleString('en')} rows`, 'file, MB', 's', 'CPU s', 'MB', 'times plain', 'by size']);
  let plain = { seconds: Number.NaN, size: Number.NaN };
  for (const writing of writings) {
    writeList(join(folder, 'list.csv'), writing === 'wide' ? Math.round(rows / 6) : rows, writing);
    const taken = check();
    const size = statSync(join(folder, 'list.csv')).size / 1024 / 1024;
    if (writing === 'plain') plain = { seconds: taken.seconds, size };
    const times = taken.seconds / plain.seconds;
    const bySize = times / (size / plain.size);
    print([writing, size.toFixed(0), ...figures(taken), times.toFixed(2), bySize.toFixed(2)]);
  }
}

function start(): void {
  writeList(join(folder, 'list.csv'), 1);
  writeSuppressions(join(folder, 'suppressions.csv'), 1, 1);
  head(['start', 's', 'CPU s', 'MB', 'ms CPU more than Node']);
  let node = Number.NaN;
  for (const { command, env, name } of starts(folder)) {
    const taken = median(Array.from({ length: 3 * rounds }, () => measure(command, folder, env)));
    if (Number.isNaN(node)) node = taken.cpuSeconds;
    print([name, ...figures(taken), ((taken.cpuSeconds - node) * 1000).toFixed(0)]);
  }
}

try {
  writeFileSync(join(folder, 'policy.yml'), policyText);
  const [cpu] = cpus();
  process.stdout.write(`${cpus().length} x ${cpu?.model ?? 'unknown'}, Node ${process.version}\n`);
  for (const [name, count = '1000000'] of parts) {
    if (name === 'against') against(Number(count), Number(count));
    else if (name === 'small') against(50_000, 200_000);
    else if (name === 'growth') growth(Number(count));
    else if (name === 'writings') writingsOf(Number(count));
    else if (name === 'start') start();
    else
      throw new Error(
        `unknown: ${name}. Parts: against=ROWS small growth=ROWS writings=ROWS start duckdb=FOLDER`,
      );
  }
} finally {
  rmSync(folder, { recursive: true });
}
