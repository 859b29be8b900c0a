import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative } from 'node:path';
import { describe, expect, test } from 'vitest';

/** Which layer may import which (left imports right), and which packages and Node modules each may use. */
const rules: Record<string, { layers: readonly string[]; packages: readonly string[] }> = {
  core: {
    layers: ['core'],
    packages: [
      'csv-parse/sync',
      'picomatch',
      'postal-mime',
      'tldts',
      'yaml',
      'zod/mini',
      'node:url',
      'node:zlib',
    ],
  },
  report: { layers: ['core', 'report'], packages: [] },
  io: {
    layers: ['core', 'io'],
    packages: [
      '@actions/github',
      'age-encryption',
      'node:child_process',
      'node:crypto',
      'node:dgram',
      'node:fs',
      'node:fs/promises',
      'node:net',
      'node:os',
      'node:path',
      'node:stream',
      'node:stream/promises',
      'node:zlib',
      'node:worker_threads',
      'kysely',
      'node:sqlite',
      'pg',
      'picomatch',
    ],
  },
  cli: {
    layers: ['core', 'report', 'io', 'cli'],
    packages: ['node:fs', 'node:fs/promises', 'node:path', 'node:util'],
  },
  action: {
    layers: ['core', 'report', 'io', 'action'],
    packages: ['@actions/core', 'node:fs/promises', 'node:path'],
  },
  bot: {
    layers: ['core', 'report', 'io', 'bot'],
    packages: [
      '@slack/bolt',
      'node:crypto',
      'node:diagnostics_channel',
      'node:fs/promises',
      'node:http',
      'node:net',
      'node:os',
      'node:path',
      'node:perf_hooks',
      'node:timers/promises',
    ],
  },
};

/** Folders that hold the only use of a package, so that its cost is paid, and its danger looked after, in one place. */
const onlyIn: Record<string, string | readonly string[]> = {
  yaml: ['src/core/policy', 'src/core/bot'],
  'zod/mini': ['src/core/policy', 'src/core/ledger', 'src/core/bot', 'src/core/shard'],
  'csv-parse/sync': 'src/core/list',
  'postal-mime': 'src/core/events',
  tldts: 'src/core/domain',
  'node:child_process': 'src/io/git',
  'node:dgram': 'src/io/dns',
  'node:zlib': ['src/core/zip', 'src/io'],
  'node:net': ['src/io/dns', 'src/bot'],
  '@actions/github': 'src/io/github',
  'age-encryption': 'src/io/age',
  kysely: 'src/io/bot-store',
  'node:sqlite': 'src/io/bot-store',
  pg: 'src/io/bot-store',
};

const importLine = /^import [^;]*?from '([^']+)'|^import '([^']+)'|\bimport\('([^']+)'\)/gm;
const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => posix.join('src', name.replaceAll('\\', '/')));

describe('the layers', () => {
  test('there are source files to look at', () => {
    expect(sources.length).toBeGreaterThan(40);
  });

  test.each(sources)('%s imports only what its layer may import', (file) => {
    const layer = String(file.split('/')[1]);
    const rule = rules[layer];
    expect(rule, `src/${layer} is a layer`).toBeDefined();
    for (const [, from, bare, lazy] of readFileSync(file, 'utf8').matchAll(importLine)) {
      const name = from ?? bare ?? lazy ?? '';
      if (name.startsWith('.')) {
        const target = relative('src', join(dirname(file), name)).split('/')[0];
        expect(rule?.layers, `${file} imports ${name}`).toContain(target);
      } else {
        expect(rule?.packages, `${file} imports ${name}`).toContain(name);
        const home = onlyIn[name];
        const homes = home === undefined ? ['src'] : [home].flat();
        expect(
          homes.some((folder) => file.startsWith(folder)),
          `${file} may not import ${name}`,
        ).toBe(true);
      }
    }
  });

  test.each(sources.filter((file) => /^src\/(core|report)\//.test(file)))('%s is pure', (file) => {
    const text = readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
    expect(text).not.toMatch(/\bDate\.now\b|new Date\(\)|\bMath\.random\b|\bprocess\.|\bfetch\(|\bconsole\./);
  });

  test.each(sources)('%s has one concept: no default export, no barrel', (file) => {
    const text = readFileSync(file, 'utf8');
    expect(text).not.toMatch(/^export default/m);
    expect(text).not.toMatch(/^export (\*|\{[^}]*\}) from/m);
  });
});
