import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

// ncc's own TypeScript loader does not run on TypeScript 7, so tsc emits JavaScript first and ncc bundles that.
const bundles = ['action', 'cli'] as const;
const run = (command: string, ...args: string[]): void => {
  execFileSync(join('node_modules', '.bin', command), args, { stdio: ['ignore', 'ignore', 'inherit'] });
};

rmSync('build', { recursive: true, force: true });
run('tsc', '--project', 'tsconfig.build.json');
// because ncc takes the nearest package.json for the module type and the name of the bundle
writeFileSync(join('build', 'package.json'), '{ "type": "module" }\n');
for (const name of bundles) {
  const target = join('dist', name);
  rmSync(target, { recursive: true, force: true });
  run('ncc', 'build', join('build', name, 'main.js'), '-o', target, '-m', '--license', 'licenses.txt', '-q');
  tidyLicenses(join(target, 'licenses.txt'));
  for (const file of readdirSync(target)) console.log(join(target, file));
}

/** Normalizes line ends and trailing space, so that the same sources give the same bytes everywhere. */
function tidyLicenses(path: string): void {
  if (!existsSync(path)) return;
  const text = readFileSync(path, 'utf8')
    .replace(/\r\n?/g, '\n')
    .replace(/[ \t]+$/gm, '');
  writeFileSync(path, `${text.trimEnd()}\n`);
}
