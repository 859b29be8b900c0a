import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { measure, type Taken } from '../check/measure.ts';
import { policyText } from '../check/programs.ts';

const bundle = resolve('dist/cli/index.js');
/** About a million plain rows. */
const usualBytes = 70_000_000;
/** A little less than the largest file that is read at all. */
const wholeBytes = 4 * 1024 ** 3 - 2 ** 20;

/** A file that nobody means well with: how it begins, what it goes on with, and how long it gets. */
interface BadFile {
  readonly name: string;
  readonly head: string;
  readonly piece: (number: number) => string;
  readonly bytes?: number;
}

const columns = (count: number, first: string) => `${first.trimEnd()}${',x'.repeat(count - 3)}\n`;
const header = 'email,source,last_delivered_at\n';
const row = (number: number, end: string) =>
  `person${number}@mail${number % 50}.example.com,web-${number % 7},2026-10-${10 + (number % 20)}${end}`;
const xs = 'x'.repeat(65_536);

const tables: readonly BadFile[] = [
  { name: 'plain', head: header, piece: (number) => row(number, '\n') },
  { name: 'CR only', head: header.replace('\n', '\r'), piece: (number) => row(number, '\r') },
  {
    name: 'every cell in quotes',
    head: header,
    piece: (number) => `"${row(number, '"\n').replaceAll(',', '","')}`,
  },
  {
    name: 'doubled quotes in every row',
    head: header,
    piece: (number) => row(number, '\n').replace('web', '"w""e""b').replace(',2026', '",2026'),
  },
  {
    name: 'quotes inside cells',
    head: header,
    piece: (number) => row(number, '\n').replace('web', 'w"e"b"'),
  },
  {
    name: 'line ends in quotes',
    head: header,
    piece: (number) => row(number, '\n').replace('web', '"w\ne\r\nb').replace(',2026', '",2026'),
  },
  { name: 'empty lines', head: header, piece: () => '\n' },
  {
    name: '2,000 columns, as many as are read',
    head: columns(2000, header),
    piece: (number) => columns(2000, row(number, '\n')),
  },
  {
    name: '10,000 columns',
    head: columns(10_000, header),
    piece: (number) => columns(10_000, row(number, '\n')),
  },
  {
    name: '10,000 columns below a header of three',
    head: header,
    piece: (number) => columns(10_000, row(number, '\n')),
  },
  {
    name: 'a quote in the middle that is never closed',
    head: header,
    piece: (number) => (number === 500_000 ? '"' : '') + row(number, '\n'),
  },
  {
    name: '4 GB behind a quote',
    head: `${header}"`,
    piece: (number) => row(number, '\n'),
    bytes: wholeBytes,
  },
  { name: 'a row of 4 GB', head: header, piece: () => xs, bytes: wholeBytes },
  { name: 'a first row of 4 GB', head: '', piece: () => xs, bytes: wholeBytes },
  {
    name: 'a row of 4 GB behind a million others',
    head: header,
    piece: (number) => (number < 1_000_000 ? row(number, '\n') : xs),
    bytes: wholeBytes,
  },
];
const json: BadFile = {
  name: 'a row of JSON of 4 GB',
  head: '[{"email":"',
  piece: () => xs,
  bytes: wholeBytes,
};

/** Writes the file, in pieces, so that it is never in memory. */
function write(path: string, { head, piece, bytes = usualBytes }: BadFile): void {
  const file = openSync(path, 'w');
  let [length, number, text] = [0, 0, head];
  while (length < bytes) {
    for (; text.length < xs.length; number += 1) text += piece(number);
    writeSync(file, text);
    length += text.length;
    text = '';
  }
  closeSync(file);
}

/** What a check made of a bad file. */
export interface BadFileResult extends Taken {
  readonly name: string;
  /** The verdict, and the code and the place of what was wrong. */
  readonly said: string;
  /** CPU as a multiple of that for plain rows; the files have the same size, but for those of 4 GB. */
  readonly ratio: number;
}

/** Checks each bad file, as a list or as suppressions, in a process of its own; needs the bundle, GNU time and 5 GB of disk. */
export function* checkBadFiles(): Generator<BadFileResult> {
  const folder = mkdtempSync(join(tmpdir(), 'bounce-gate-bad-'));
  try {
    writeFileSync(join(folder, 'policy.yml'), policyText);
    yield* checkAs('list.csv', tables, folder);
    yield* checkAs('suppressions.csv', [...tables, json], folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function* checkAs(name: string, files: readonly BadFile[], folder: string): Generator<BadFileResult> {
  writeFileSync(join(folder, 'list.csv'), header + row(1, '\n'));
  writeFileSync(join(folder, 'suppressions.csv'), 'email,reason\nann@mail.example.com,manual\n');
  let plainSeconds = Number.NaN;
  for (const file of files) {
    write(join(folder, name), file);
    const { taken, said } = check(folder);
    if (Number.isNaN(plainSeconds)) plainSeconds = taken.cpuSeconds;
    yield { ...taken, name: `${name}: ${file.name}`, said, ratio: taken.cpuSeconds / plainSeconds };
  }
}

function check(folder: string): { readonly taken: Taken; readonly said: string } {
  const args = '--list list.csv --config policy.yml --as-of 2026-11-20 --format json --output report.json';
  const taken = measure([process.execPath, bundle, 'check', ...args.split(' ')], folder);
  // because the report is that of this program
  const report = JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8')) as Report;
  const problems = report.campaigns.flatMap((campaign) => campaign.problems);
  const told = problems.map(
    ({ code, file, line }) => `${code} at ${file}${line === undefined ? '' : `:${line}`}`,
  );
  return { taken, said: [report.verdict, ...told].join(', ') };
}

interface Report {
  readonly verdict: string;
  readonly campaigns: readonly {
    readonly problems: readonly { readonly code: string; readonly file?: string; readonly line?: number }[];
  }[];
}
