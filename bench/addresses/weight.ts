import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a part adds to a bundle, and to the start of a program that has it. */
export interface Weight {
  readonly what: string;
  readonly bytes: number;
  /** CPU time, the median of starts with it less that without: other work on the machine moves it little. */
  readonly milliseconds: number;
}

const starts = 21;

/** Written as `scripts/bundle.ts` builds the bundles: tsc first, then ncc, minified. */
const parts = [
  {
    what: 'public suffix list and its reader (tldts), one look-up',
    code: `import { suffixStanding } from './core/domain/public-suffix.js'; suffixStanding('a.co.uk');`,
  },
  {
    what: 'disposable domains, one look-up',
    code: `import { isDisposableDomain } from './core/domain/disposable-domain.js'; isDisposableDomain('acme.com');`,
  },
] as const;

/** The weight of the data that domains are looked up in. */
export function weights(): readonly Weight[] {
  // because ncc looks for packages in the folders above, this one has to lie in the repository
  const folder = mkdtempSync('node_modules/.weight-');
  try {
    run('tsc', '--project', 'tsconfig.build.json', '--outDir', folder);
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }\n');
    const empty = bundle(folder, 'export {};');
    const bare = medianStart(empty);
    return parts.map(({ what, code }) => {
      const path = bundle(folder, code);
      return { what, bytes: readFileSync(path).length, milliseconds: medianStart(path) - bare };
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function bundle(folder: string, code: string): string {
  writeFileSync(join(folder, 'part.js'), `${code}\n${tellCpu}\n`);
  const out = mkdtempSync(join(folder, 'out-'));
  run('ncc', 'build', join(folder, 'part.js'), '--out', out, '--minify', '--no-cache', '--quiet');
  return join(out, 'index.js');
}

function run(command: string, ...args: readonly string[]): void {
  execFileSync(join('node_modules', '.bin', command), args, { stdio: ['ignore', 'ignore', 'inherit'] });
}

const tellCpu = 'const { user, system } = process.cpuUsage(); process.stdout.write(String(user + system));';

/** Milliseconds of CPU that a start takes. */
function medianStart(path: string): number {
  const times = Array.from({ length: starts }, () => {
    return Number(execFileSync(process.execPath, [path], { encoding: 'utf8' })) / 1000;
  });
  return times.toSorted((a, b) => a - b)[Math.floor(starts / 2)] ?? 0;
}
