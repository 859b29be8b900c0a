import { spawnSync } from 'node:child_process';

/** What one run of a program took. */
export interface Taken {
  readonly seconds: number;
  /** Of all its threads. */
  readonly cpuSeconds: number;
  readonly megabytes: number;
}

/** Runs a program from its start to its exit; needs GNU time for the CPU and the peak of memory. */
export function measure(
  command: readonly string[],
  folder: string,
  env: Readonly<Record<string, string>> = {},
): Taken {
  const began = performance.now();
  const run = spawnSync('/usr/bin/time', ['-f', '%U %S %M', ...command], {
    cwd: folder,
    env: { ...process.env, ...env },
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
  });
  const seconds = (performance.now() - began) / 1000;
  const last = run.stderr.trim().split('\n').at(-1) ?? '';
  const [user = NaN, system = NaN, kilobytes = NaN] = last.split(' ').map(Number);
  if (Number.isNaN(kilobytes)) throw new Error(`${command[0]} did not run: ${run.stderr.slice(0, 500)}`);
  return { seconds, cpuSeconds: user + system, megabytes: kilobytes / 1024 };
}

/** The middle one of several runs, by time. */
export function median(runs: readonly Taken[]): Taken {
  const middle = [...runs].sort((a, b) => a.seconds - b.seconds)[Math.floor(runs.length / 2)];
  if (middle === undefined) throw new RangeError('nothing was measured');
  return middle;
}
