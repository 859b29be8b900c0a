import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

// The disposable domains come from the CC0 list that its package ships; they are written down compactly, so that the
// bundle needs neither the package nor a parser. Run it after a newer version of the package was installed.
const source = 'disposable-email-domains-js';
const folder = join('node_modules', source);
const { version } = readManifest(join(folder, 'package.json'));
const listed = readList(
  createRequire(import.meta.url)(join('..', folder, 'dist/dict/disposable_email_blocklist.json')),
);

const byEnding = new Map<string, string[]>();
for (const domain of listed) {
  const dot = domain.lastIndexOf('.');
  const ending = domain.slice(dot + 1);
  byEnding.set(ending, [...(byEnding.get(ending) ?? []), domain.slice(0, dot)]);
}
const endings = [...byEnding].sort(([left], [right]) => (left < right ? -1 : 1));
const text = endings.map(([ending, names]) => `${ending} ${names.sort().join(' ')}`).join('\n');

writeFileSync(
  'src/core/domain/data/disposable-domains.ts',
  `/** Version of the package ${source} (CC0-1.0) that the list is from. Written by \`npm run data:refresh\`. */
export const disposableVersion = '${version}';

/** Domains of disposable mailboxes: one line for each ending, then the names that stand before its dot. */
export const disposableText = \`\n${text}\`;
`,
);
process.stdout.write(`${listed.length} disposable domains of ${source} ${version}\n`);

// The public suffix list is that of the package's version; the day it came out says how old the list is.
const suffixes = readManifest('node_modules/tldts/package.json').version;
const published: unknown = JSON.parse(
  execFileSync('npm', ['view', 'tldts', 'time', '--json'], { encoding: 'utf8' }),
);
const suffixDate = dayOf(published, suffixes);
writeFileSync(
  'src/core/domain/data/suffix-list-date.ts',
  `/** Version of the package tldts whose public suffix list is used. Written by \`npm run data:refresh\`. */
export const suffixListVersion = '${suffixes}';

/** The day that version came out, which its list was taken from the source on. */
export const suffixListDate = '${suffixDate}';
`,
);
process.stdout.write(`public suffix list of tldts ${suffixes}, ${suffixDate}\n`);

function dayOf(times: unknown, name: string): string {
  const time = new Map(typeof times === 'object' && times !== null ? Object.entries(times) : []).get(name);
  const day = /^\d{4}-\d\d-\d\d/.exec(String(time))?.[0];
  if (day === undefined) throw new Error(`tldts ${name} has no date`);
  return day;
}

function readManifest(path: string): { readonly version: string } {
  const manifest: unknown = JSON.parse(readFileSync(path, 'utf8'));
  if (typeof manifest === 'object' && manifest !== null && 'version' in manifest) {
    return { version: String(manifest.version) };
  }
  throw new Error(`${path} has no version`);
}

function readList(value: unknown): string[] {
  const names: unknown[] = Array.isArray(value) ? value : [];
  const fit = names.filter((name) => typeof name === 'string' && /^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(name));
  if (fit.length < 1000 || fit.length < names.length * 0.99)
    throw new Error(`${source} has another form now`);
  return [...new Set(fit as string[])]; // because the filter leaves strings
}
