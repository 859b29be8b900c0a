import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** A place and a time to build at. */
interface Circumstances {
  readonly folder: string;
  readonly timeZone: string;
  /** How far the clock of every process is ahead. */
  readonly aheadMs: number;
}

/** SHA-256 of a folder: of the paths and digests of all files in it. */
export function digestOfFolder(folder: string): string {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((item) => item.isFile());
  const lines = files.map((item) => {
    const path = join(item.parentPath, item.name);
    const digest = createHash('sha256').update(readFileSync(path)).digest('hex');
    return `${digest}  ${path.slice(folder.length + 1)}\n`;
  });
  return createHash('sha256').update(lines.sort().join('')).digest('hex');
}

/** Builds the bundles of this tree somewhere else and gives the digest of what came of it. */
function buildAt({ folder, timeZone, aheadMs }: Circumstances): string {
  mkdirSync(folder, { recursive: true });
  for (const name of [
    'src',
    'scripts',
    'package.json',
    'tsconfig.json',
    'tsconfig.build.json',
    'node_modules',
  ]) {
    cpSync(realpathSync(name), join(folder, name), { recursive: true, verbatimSymlinks: true });
  }
  const clock = join(folder, 'clock.mjs');
  writeFileSync(
    clock,
    `const Real = Date; const ahead = ${aheadMs};
globalThis.Date = class extends Real { constructor(...args) { super(...(args.length === 0 ? [Real.now() + ahead] : args)); } static now() { return Real.now() + ahead; } };
`,
  );
  const env = {
    PATH: process.env.PATH ?? '',
    TZ: timeZone,
    HOME: folder,
    NODE_OPTIONS: `--import=${pathToFileURL(clock).href}`,
  };
  execFileSync(process.execPath, ['scripts/bundle.ts'], {
    cwd: folder,
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return digestOfFolder(join(folder, 'dist'));
}

/** The digests of two builds, on two paths and by two clocks, and of what is committed. */
export function buildTwice(): { readonly one: string; readonly other: string; readonly committed: string } {
  const parent = mkdtempSync(join(tmpdir(), 'bounce-gate-build-'));
  try {
    const one = buildAt({ folder: join(parent, 'a'), timeZone: 'UTC', aheadMs: 0 });
    const far = { timeZone: 'Pacific/Kiritimati', aheadMs: 400 * 86_400_000 };
    const other = buildAt({ folder: join(parent, 'another', 'much longer path'), ...far });
    return { one, other, committed: digestOfFolder('dist') };
  } finally {
    rmSync(parent, { recursive: true, force: true });
  }
}
