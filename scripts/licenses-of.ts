import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The licences of every package that a bundle contains, by the module names in webpack's statistics; sorted, so that
 * the same bundle gives the same text. A package without a licence file is named with the licence its manifest states.
 */
export function licensesOf(stats: string): string {
  // because modules may be nested in concatenated ones, their paths are looked for in the whole text
  const paths = stats.matchAll(/node_modules\/((?:@[^/"\\!]+\/)?[^/"\\!@]+)\//g);
  const names = [...new Set([...paths].map(([, name = '']) => name))]
    .filter((name) => name !== '@vercel/ncc')
    .sort();
  return `${names.map(licenseOf).join('\n\n---\n\n')}\n`;
}

function licenseOf(name: string): string {
  const folder = join('node_modules', name);
  const manifest: unknown = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const license =
    typeof manifest === 'object' && manifest !== null && 'license' in manifest ? manifest.license : '';
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  const text = file === undefined ? '' : readFileSync(join(folder, file), 'utf8');
  const tidy = text
    .replace(/\r\n?/g, '\n')
    .replace(/[ \t]+$/gm, '')
    .trim();
  return `${name}\n${String(license)}\n\n${tidy}`.trimEnd();
}
