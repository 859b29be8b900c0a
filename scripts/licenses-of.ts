import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

// a package, and the packages that lie in its own node_modules because they need another version
const packagePath =
  /node_modules\/((?:@[^/"\\!]+\/)?[^/"\\!@]+(?:\/node_modules\/(?:@[^/"\\!]+\/)?[^/"\\!@]+)*)\//g;

/**
 * The licences of every package that a bundle contains, by the module names in webpack's statistics; sorted, so that
 * the same bundle gives the same text. A package without a licence file is named with the licence its manifest states.
 */
export function licensesOf(stats: string): string {
  // because modules may be nested in concatenated ones, their paths are looked for in the whole text
  const paths = new Set([...stats.matchAll(packagePath)].map(([, path = '']) => path));
  paths.delete('@vercel/ncc');
  const texts = new Set([...paths].map(licenseOf));
  return `${[...texts].sort().join('\n\n---\n\n')}\n`;
}

function licenseOf(path: string): string {
  const folder = join('node_modules', path);
  const manifest = manifestOf(folder);
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  const text = file === undefined ? '' : readFileSync(join(folder, file), 'utf8');
  const tidy = text
    .replace(/\r\n?/g, '\n')
    .replace(/[ \t]+$/gm, '')
    .trim();
  return `${manifest.name} ${manifest.version}\n${manifest.license}\n\n${tidy}`.trimEnd();
}

function manifestOf(folder: string): Readonly<Record<'name' | 'version' | 'license', string>> {
  const manifest: unknown = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const fields = new Map<string, unknown>(Object.entries(manifest ?? {}));
  const text = (field: string): string => {
    const value = fields.get(field);
    if (typeof value !== 'string') throw new Error(`${folder} states no ${field}`);
    return value;
  };
  return { name: text('name'), version: text('version'), license: text('license') };
}
