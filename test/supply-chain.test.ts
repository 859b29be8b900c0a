import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { licensesOf } from '../scripts/licenses-of.ts';

interface Locked {
  readonly version?: string;
  readonly dev?: boolean;
  readonly integrity?: string;
  readonly hasInstallScript?: boolean;
}

const locked = Object.entries(
  (JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, Locked> }).packages, // because npm writes it, and the tests look at every entry
).filter(([path]) => path !== '');

const nameOf = (path: string): string => path.slice(path.lastIndexOf('node_modules/') + 13);

describe('the packages', () => {
  test('are locked to their content', () => {
    expect(locked.length).toBeGreaterThan(100);
    expect(locked.filter(([, { integrity }]) => !integrity?.startsWith('sha512-'))).toEqual([]);
  });

  test('in a bundle run nothing when they are installed; of the others only Node itself does', () => {
    const scripted = locked.filter(([, { hasInstallScript }]) => hasInstallScript === true);
    expect(scripted.filter(([, { dev }]) => dev !== true)).toEqual([]);
    expect(scripted.map(([path]) => nameOf(path))).toEqual(['node']);
  });

  test('that are asked for have an exact version', () => {
    const { dependencies, devDependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
    const versions = Object.values<string>({ ...dependencies, ...devDependencies });
    expect(versions.filter((version) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  });
});

/** Licences that ask for no more than to be named, all of them in the licence text beside the bundle. */
const accepted = ['0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', 'MIT', 'MIT-0'];

describe('the licences of a bundle', () => {
  const bundles = readdirSync('dist');

  /** Name, version and licence of each package in the licence text of a bundle. */
  function listed(bundle: string): readonly { readonly package: string; readonly license: string }[] {
    const text = readFileSync(`dist/${bundle}/licenses.txt`, 'utf8');
    return text.split('\n---\n').map((part) => {
      const [first = '', license = ''] = part.trim().split('\n');
      return { package: first, license };
    });
  }

  test('there are three bundles', () => {
    expect(bundles.toSorted()).toEqual(['action', 'bot', 'cli']);
  });

  test.each(bundles)(
    '%s: every package is named with a version that is locked, and a licence that is accepted',
    (bundle) => {
      const versions = new Set(locked.map(([path, { version }]) => `${nameOf(path)} ${version}`));
      const packages = listed(bundle);
      expect(packages.length).toBeGreaterThan(5);
      expect(packages.filter((entry) => !versions.has(entry.package))).toEqual([]);
      expect(packages.filter(({ license }) => !accepted.includes(license))).toEqual([]);
    },
  );

  test.each([
    ['cli', ['csv-parse', 'yaml', 'zod', 'picomatch', 'tldts', 'age-encryption']],
    ['action', ['@actions/core', '@actions/github', 'csv-parse', 'yaml']],
    ['bot', ['@slack/bolt', '@slack/socket-mode', 'pg', 'kysely']],
  ])('%s: the packages that it imports are among them', (bundle, names) => {
    const packages = listed(bundle).map((entry) => entry.package.split(' ')[0]);
    expect(names.filter((name) => !packages.includes(name))).toEqual([]);
  });

  test('packages that lie inside other packages are found too, each version once', () => {
    const nested = locked.map(([path]) => path).find((path) => path.split('node_modules/').length > 2);
    const stats = `"./${nested}/index.js" "./node_modules/zod/a.js" "./node_modules/zod/b.js"`;
    const parts = licensesOf(stats).split('\n---\n');
    expect(parts).toHaveLength(2);
    expect(parts.some((part) => part.trim().startsWith('zod '))).toBe(true);
    expect(parts.some((part) => part.trim().startsWith(`${nameOf(nested ?? '')} `))).toBe(true);
  });
});
