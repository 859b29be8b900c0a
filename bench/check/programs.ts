import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

/** A program that matches a list with a suppression file. Only the first also judges what it reads. */
export interface Program {
  readonly name: string;
  /** What is run in the folder of `list.csv` and `suppressions.csv`. */
  readonly command: readonly string[];
}

const policy = 'policy.yml';

const checkArguments = 'check --config policy.yml --list list.csv --as-of 2026-11-20 --format json'.split(
  ' ',
);

/** The policy that the check is run with: the bench's domains are reserved ones, and taken for real. */
export const policyText = `suppressions: [suppressions.csv]
policy:
  reserved-domains: allow
`;

const bundle = resolve('dist/cli/index.js');
const actionBundle = resolve('dist/action/index.js');
const python = `
import csv
with open('suppressions.csv', newline='') as file:
    rows = csv.reader(file)
    next(rows)
    on_file = {row[0].lower() for row in rows}
seen = set()
suppressed = 0
with open('list.csv', newline='') as file:
    rows = csv.reader(file)
    next(rows)
    for row in rows:
        key = row[0].lower()
        if key in seen:
            continue
        seen.add(key)
        suppressed += key in on_file
print(suppressed)
`;
const csvParse = `
import { createReadStream } from 'node:fs';
import { parse } from '${resolve('node_modules/csv-parse/lib/index.js')}';
const rows = (path) => createReadStream(path).pipe(parse({ columns: true, relax_quotes: true, relax_column_count: true }));
const onFile = new Set();
for await (const { email } of rows('suppressions.csv')) onFile.add(email.toLowerCase());
const seen = new Set();
let suppressed = 0;
for await (const { email } of rows('list.csv')) {
  const key = email.toLowerCase();
  if (seen.has(key)) continue;
  seen.add(key);
  if (onFile.has(key)) suppressed += 1;
}
console.log(suppressed);
`;
const antiJoin = `select count(*) from read_csv('list.csv') l anti join read_csv('suppressions.csv') s on lower(l.email) = lower(s.email)`;
const duckDb = (folder: string) => `
const { DuckDBInstance } = require('${folder}/@duckdb/node-api');
(async () => {
  const connection = await (await DuckDBInstance.create(':memory:', { threads: '2' })).connect();
  console.log(String((await connection.runAndReadAll(\`${antiJoin}\`)).getRows()[0]));
})();
`;
const awk = `FNR == 1 { next } NR == FNR { on_file[tolower($1)]; next } { key = tolower($1) } key in seen { next } { seen[key] } key in on_file { suppressed += 1 } END { print suppressed }`;
const sqlite = [
  '.mode csv',
  '.import list.csv l',
  '.import suppressions.csv s',
  'create index i on s(lower(email));',
];
const sqliteJoin =
  'select count(distinct lower(l.email)) from l where lower(l.email) in (select lower(email) from s);';

/** What is measured from its start to its exit with next to nothing to do; the Action's inputs are environment variables. */
export interface Start extends Program {
  readonly env?: Readonly<Record<string, string>>;
}

/** Starts of Node alone, of the command line and of the Action, on the files of a folder. */
export function starts(folder: string): readonly Start[] {
  const node = process.execPath;
  const inputs = { INPUT_CONFIG: policy, INPUT_LIST: 'list.csv', 'INPUT_AS-OF': '2026-11-20' };
  const runner = {
    GITHUB_WORKSPACE: folder,
    GITHUB_STEP_SUMMARY: '',
    GITHUB_OUTPUT: '',
    GITHUB_EVENT_NAME: 'push',
  };
  return [
    { name: 'Node, nothing else', command: [node, '-e', '0'] },
    { name: 'bounce-gate --help', command: [node, bundle, '--help'] },
    { name: 'bounce-gate check --help', command: [node, bundle, 'check', '--help'] },
    { name: 'bounce-gate check, one row', command: [node, bundle, ...checkArguments] },
    { name: 'the Action, one row', command: [node, actionBundle], env: { ...runner, ...inputs } },
  ];
}

/** The check as it is, and whatever of the others this machine has. */
export function programs(duckDbFolder: string | undefined): readonly Program[] {
  const node = process.execPath;
  const main = existsSync(bundle) ? bundle : resolve('src/cli/main.ts');
  const duck =
    duckDbFolder === undefined
      ? []
      : [{ name: 'DuckDB, anti-join alone', command: [node, '-e', duckDb(resolve(duckDbFolder))] }];
  const others: readonly Program[] = [
    { name: 'Python, csv and set', command: ['python3', '-c', python] },
    { name: 'csv-parse, pipeline and set', command: [node, '--input-type=module', '-e', csvParse] },
    { name: 'mawk, no quotes', command: ['mawk', '-F,', awk, 'suppressions.csv', 'list.csv'] },
    { name: 'sqlite3, import and join', command: ['sqlite3', ':memory:', ...sqlite, sqliteJoin] },
    {
      name: 'Miller, join',
      command: [
        'mlr',
        '--csv',
        'join',
        '--np',
        '--ul',
        '-j',
        'email',
        '-f',
        'list.csv',
        'then',
        'count',
        'suppressions.csv',
      ],
    },
  ];
  return [
    { name: 'bounce-gate check, all of it', command: [node, main, ...checkArguments] },
    ...duck,
    ...others.filter(({ command: [program = ''] }) => spawnSync(program, ['--version']).error === undefined),
  ];
}
