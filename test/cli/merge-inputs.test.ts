import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { zipOf } from '../core/zip/zip-of.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { runOnTerminal } from './fake-terminal.ts';

const shards = 3;
const parts = Array.from({ length: shards }, (_, place) => `part-${place + 1}.json`);
const people = Array.from(
  { length: 90 },
  (_, index) => `p${(index * 7919) % 1009}x@${index % 3 === 0 ? 'acme.dev' : 'gmail.com'}`,
);
const rows = people.map((address, index) => `${address},${index % 2 === 0 ? 'web' : 'fair'},2026-11-10`);
const list = `${['email,source,last_delivered_at', ...rows, ...rows.slice(0, 7)].join('\n')}\n`;
const onFile = people
  .slice(0, 12)
  .map((address, index) => `${address},${index % 2 === 0 ? 'hard-bounce' : 'complaint'},2026-11-12`);
const suppressions = `${['email,reason,created_at', ...onFile].join('\n')}\n`;
const archive = zipOf([
  {
    name: 'export/cleaned.csv',
    content: `${['email,reason,created_at', ...onFile.slice(0, 6)].join('\n')}\n`,
  },
  {
    name: 'export/rest.csv',
    content: `${['email,reason,created_at', ...onFile.slice(6)].join('\n')}\n`,
    stored: true,
  },
]);

beforeEach(() => {
  vi.stubEnv('BOUNCE_GATE_HASH_KEY', 'an invented key of a test');
});
afterEach(() => {
  vi.unstubAllEnvs();
});

/** How a list and what is on file are given. */
interface Given {
  readonly files: Readonly<Record<string, string | Uint8Array>>;
  readonly args: readonly string[];
  readonly stdin?: string | Uint8Array;
  /** What the merge is given, where it is something else: it reads no list, and needs the name alone. */
  readonly mergeArgs?: readonly string[];
}

const plain = { 'list.csv': list, 'suppressions.csv': suppressions };
const named = ['--list', 'list.csv', '--suppressions', 'suppressions.csv'];
const givens: Readonly<Record<string, Given>> = {
  'as plain files': { files: plain, args: named },
  'packed with gzip': {
    files: { 'list.csv.gz': gzipSync(list), 'suppressions.csv.gz': gzipSync(suppressions) },
    args: ['--list', 'list.csv.gz', '--suppressions', 'suppressions.csv.gz'],
  },
  'with suppressions in a ZIP archive': {
    files: { 'list.csv': list, 'export.zip': archive },
    args: ['--list', 'list.csv', '--suppressions', 'export.zip'],
  },
  'with a list on standard input, packed': {
    files: plain,
    args: ['--list', '-', '--list-name', 'list.csv', '--suppressions', 'suppressions.csv'],
    stdin: gzipSync(list),
    mergeArgs: named,
  },
};

/** The report of the whole check, and that of its shards merged, with their exit codes. */
async function bothWays(
  cwd: string,
  { args, stdin, mergeArgs = args }: Omit<Given, 'files'>,
  format: string,
) {
  const options = { cwd, ...(stdin === undefined ? {} : { stdin }) };
  const day = ['--as-of', '2026-11-20'];
  const whole = await runOnTerminal(
    ['check', ...args, ...day, '--format', format, '--output', 'whole'],
    options,
  );
  for (const [place, part] of parts.entries()) {
    const shard = ['--shard', `${place + 1}/${shards}`, '--tally', part];
    expect(await runOnTerminal(['check', ...args, ...day, ...shard], options)).toMatchObject({ stderr: '' });
  }
  const merged = await runOnTerminal(
    ['merge', ...parts, ...mergeArgs, '--format', format, '--output', 'merged'],
    {
      cwd,
    },
  );
  const [one, other] = await Promise.all(
    ['whole', 'merged'].map((name) => readFile(join(cwd, name), 'utf8')),
  );
  return { whole: [whole.exitCode, one], merged: [merged.exitCode, other] };
}

describe.each(Object.entries(givens))('a check that is given %s', (_, { files, ...given }) => {
  test.each(['json', 'sarif', 'markdown'])(
    'comes to the same in shards, to the byte (%s)',
    async (format) => {
      const { whole, merged } = await bothWays(await temporaryFolder(files), given, format);
      expect(merged).toEqual(whole);
      expect(whole[0]).toBe(1);
    },
  );
});

describe('a hashed list', () => {
  const hashed = { args: ['--list', 'list.hashed.csv', '--suppressions', 'suppressions.csv'] };

  async function hashedFolder(): Promise<string> {
    const cwd = await temporaryFolder(plain);
    expect((await runOnTerminal(['hash', '--list', 'list.csv'], { cwd })).exitCode).toBe(0);
    return cwd;
  }

  test('comes to the same in shards, to the byte, and no shard hands over a hash', async () => {
    const cwd = await hashedFolder();
    const { whole, merged } = await bothWays(cwd, hashed, 'json');
    expect(merged).toEqual(whole);
    const [campaign] = JSON.parse(String(whole[1])).campaigns;
    expect(campaign).toMatchObject({ verdict: 'fail', counts: { rows: 97, recipients: 90, suppressed: 12 } });
    expect(campaign.findingsByCode).toContainEqual({ code: 'list-hashed', count: 1 });
    const [, ...hashes] = (await readFile(join(cwd, 'list.hashed.csv'), 'utf8'))
      .split('\n')
      .map((row) => row.split(',')[0] ?? '');
    for (const part of parts) {
      const tally = await readFile(join(cwd, part), 'utf8');
      expect(hashes.filter((hash) => hash !== '' && tally.includes(hash.split(':').at(-1) ?? hash))).toEqual(
        [],
      );
    }
  });

  test('whose shards share out its recipients, so that each counts some and none counts all', async () => {
    const cwd = await hashedFolder();
    await bothWays(cwd, hashed, 'json');
    const counts = await Promise.all(
      parts.map(async (part) => {
        const [body = ''] = (await readFile(join(cwd, part), 'utf8')).split('\n');
        return JSON.parse(body).campaigns[0].count.list.part.recipients as number; // because this is what a tally has
      }),
    );
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(90);
    expect(Math.min(...counts)).toBeGreaterThan(0);
  });

  test('that was hashed by another key is not judged, in shards as at once', async () => {
    const cwd = await hashedFolder();
    vi.stubEnv('BOUNCE_GATE_HASH_KEY', 'another key that nobody hashed with');
    const day = ['--as-of', '2026-11-20'];
    const whole = await runOnTerminal(['check', ...hashed.args, ...day, '--format', 'json'], { cwd });
    for (const [place, part] of parts.entries()) {
      const shard = ['--shard', `${place + 1}/${shards}`, '--tally', part];
      expect((await runOnTerminal(['check', ...hashed.args, ...day, ...shard], { cwd })).exitCode).toBe(2);
    }
    const merged = await runOnTerminal(['merge', ...parts, ...hashed.args, '--format', 'json'], { cwd });
    expect(merged).toEqual(whole);
    expect(JSON.parse(merged.stdout).campaigns[0].problems.map(({ code }: { code: string }) => code)).toEqual(
      ['list-hash-uncompared'],
    );
  });
});
