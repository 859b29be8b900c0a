import { execFileSync } from 'node:child_process';
import { copyFileSync, cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { minify } from 'terser';
import { compileAtOnce } from './compile-at-once.ts';
import { licensesOf } from './licenses-of.ts';

/** `node scripts/bundle.ts [FOLDER] [BUNDLE ...]` writes all bundles, or those named, into the folder; `dist` without one. */
const [out = 'dist', ...wanted] = process.argv.slice(2);

// ncc's own TypeScript loader does not run on TypeScript 7, so tsc emits JavaScript first and ncc bundles that.
const bundles = ['action', 'cli', 'bot'] as const;
/** The bundles that read lists in several threads, which run a file of their own beside the bundle's. */
const withThreads: readonly string[] = ['action', 'cli'];
const thread = 'packing-thread.js';

function run(command: string, ...args: string[]): void {
  execFileSync(join('node_modules', '.bin', command), args, { stdio: ['ignore', 'ignore', 'inherit'] });
}

/** ncc minifies only the first file of a bundle, and keeps the names in it; the parts that are loaded on demand are left to us. */
async function minifyAll(folder: string): Promise<void> {
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.js'))) {
    const path = join(folder, name);
    // because one character that is not Latin makes V8 keep two bytes for each of the whole file
    const format = { comments: false, ascii_only: true };
    const { code } = await minify(readFileSync(path, 'utf8'), { module: true, format });
    if (code === undefined) throw new Error(`terser gave nothing for ${path}`);
    writeFileSync(path, code);
  }
}

function speedUpStart(folder: string): void {
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.js'))) {
    const path = join(folder, name);
    writeFileSync(path, compileAtOnce(readFileSync(path, 'utf8')));
  }
}

/**
 * Lets the bundler leave out the parts of a package that nobody asks for: it does so only for packages that say their
 * modules do nothing when they are loaded, which is true of this one though it does not say it.
 */
function leaveOutUnused(name: string): void {
  const copy = join('build', 'node_modules', name);
  cpSync(join('node_modules', name), copy, { recursive: true });
  const path = join(copy, 'package.json');
  const manifest: unknown = JSON.parse(readFileSync(path, 'utf8'));
  if (typeof manifest !== 'object' || manifest === null) throw new Error(`${path} is no manifest`);
  writeFileSync(path, JSON.stringify({ ...manifest, sideEffects: false }));
}

rmSync('build', { recursive: true, force: true });
run('tsc', '--project', 'tsconfig.build.json');
// because ncc takes the nearest package.json for the type of the modules
writeFileSync(join('build', 'package.json'), '{ "type": "module" }\n');
leaveOutUnused('@actions/core');
const threadFolder = join('build', 'thread');
run(
  'ncc',
  'build',
  join('build', 'io', 'parallel', thread),
  '--out',
  threadFolder,
  '--minify',
  '--no-cache',
  '--quiet',
);
for (const name of bundles.filter((bundle) => wanted.length === 0 || wanted.includes(bundle))) {
  const target = join(out, name);
  const stats = join('build', `${name}.stats.json`);
  rmSync(target, { recursive: true, force: true });
  run(
    'ncc',
    'build',
    join('build', name, 'main.js'),
    '--out',
    target,
    '--minify',
    '--no-cache',
    '--quiet',
    '--stats-out',
    stats,
  );
  if (withThreads.includes(name)) copyFileSync(join(threadFolder, 'index.js'), join(target, thread));
  await minifyAll(target);
  speedUpStart(target);
  writeFileSync(join(target, 'licenses.txt'), licensesOf(readFileSync(stats, 'utf8')));
}
