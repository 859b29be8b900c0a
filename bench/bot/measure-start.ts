import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { ready } from '../../test/bot/e2e/bot-world.ts';
import { benchWorld, bundlePath } from './bench-world.ts';
import { usageOf } from './process-usage.ts';
import { quantile } from './quantile.ts';

const tries = 7;

export const startColumns = [
  'start',
  'CPU to ready ms: least / median',
  'wall to ready ms: least / median',
  'RSS MB',
] as const;

/** Starts the bot again and again with an index that is there: until it says that it is ready. */
export async function measureStart(
  name: string,
  main: string,
  mode: 'http' | 'socket',
): Promise<readonly string[]> {
  const world = await benchWorld({ mode, main });
  try {
    const first = await world.start();
    await ready(first);
    await first.end('SIGKILL');
    const starts: { readonly cpuMs: number; readonly wallMs: number; readonly rssMb: number }[] = [];
    for (let count = 0; count < tries; count += 1) {
      const startMs = performance.now();
      const bot = await world.start();
      await bot.told('ready');
      const wallMs = performance.now() - startMs;
      starts.push({ ...usageOf(bot.pid), wallMs });
      await bot.end('SIGKILL');
    }
    const least = (values: readonly number[]) =>
      `${Math.min(...values).toFixed(0)} / ${quantile(values, 0.5).toFixed(0)}`;
    return [
      `${name}, ${mode}`,
      least(starts.map(({ cpuMs }) => cpuMs)),
      least(starts.map(({ wallMs }) => wallMs)),
      quantile(
        starts.map(({ rssMb }) => rssMb),
        0.5,
      ).toFixed(0),
    ];
  } finally {
    await world.close();
  }
}

/** Bytes of all parts of the bundle, or that there is none. */
export function bundleSize(): string {
  if (bundlePath === null) return 'no bundle';
  const folder = dirname(bundlePath);
  const names = readdirSync(folder).filter((name) => name.endsWith('.js'));
  const parts = names.map((name) => readFileSync(join(folder, name)));
  const sum = (sizes: readonly number[]) => sizes.reduce((all, size) => all + size, 0);
  const bytes = sum(parts.map(({ length }) => length));
  const gzipped = sum(parts.map((part) => gzipSync(part).length));
  return `bundle ${(bytes / 1e6).toFixed(2)} MB in ${names.length} files, ${(gzipped / 1e3).toFixed(0)} kB gzip`;
}
