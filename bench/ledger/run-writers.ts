import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

/** One append as its writer logged it. */
export interface Append {
  readonly id: string;
  readonly how: 'branch' | 'inbox' | 'pending';
  readonly tries: number;
  readonly ms: number;
  readonly refusals: readonly string[];
}

/** How many writers write how many records each; `kills` of their processes are killed with their git while they write. */
export interface Writers {
  readonly url: string;
  readonly folder: string;
  readonly writers: number;
  readonly records: number;
  /** Writers that share a process, because starting a hundred of them would be what is measured; 1 unless told. */
  readonly lanes?: number;
  readonly kills?: number;
}

/** What the writers logged, and how long all of it took. */
export interface WritersRun {
  readonly appends: readonly Append[];
  readonly seconds: number;
  readonly killed: number;
}

// because a writer gives a sign at its start and after each record, a kill hits any part of the first three appends
const killWithinMs = 1500;
const program = fileURLToPath(new URL('writer.ts', import.meta.url));

/** Starts all writers at once and waits for them; a killed writer is followed by another until enough are killed. */
export async function runWriters({
  url,
  folder,
  writers,
  records,
  lanes = 1,
  kills = 0,
}: Writers): Promise<WritersRun> {
  const log = join(folder, 'acknowledged.ndjson');
  writeFileSync(log, '');
  const startMs = performance.now();
  let killed = 0;
  let next = 0;
  const lane = async () => {
    do {
      const first = next * 10_000;
      next += 1;
      const child = spawn(
        process.execPath,
        [program, url, log, String(first), String(records), String(lanes)],
        {
          stdio: ['ignore', 'pipe', 'inherit'],
        },
      );
      const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
      if (killed < kills) {
        killed += 1;
        for (let signs = Math.ceil(Math.random() * 3); signs > 0; signs -= 1) {
          await Promise.race([ended, once(child.stdout, 'data')]);
        }
        await Promise.race([ended, pause(Math.random() * killWithinMs)]);
        killTree(child);
      }
      await ended;
    } while (killed < kills);
  };
  await Promise.all(Array.from({ length: Math.ceil(writers / lanes) }, lane));
  const lines = readFileSync(log, 'utf8')
    .split('\n')
    .filter((line) => line !== '');
  // because the writer above wrote these lines
  const appends = lines.map((line) => JSON.parse(line) as Append);
  return { appends, seconds: (performance.now() - startMs) / 1000, killed };
}

/** Kills a process and everything it has started, as a machine that is switched off would. */
function killTree({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  const rows = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' }).trim().split('\n');
  const parents = rows.map((row) => row.trim().split(/\s+/).map(Number));
  const doomed = new Set([pid]);
  for (let before = 0; before !== doomed.size; ) {
    before = doomed.size;
    for (const [id = 0, parent = 0] of parents) if (doomed.has(parent)) doomed.add(id);
  }
  for (const id of doomed) {
    try {
      process.kill(id, 'SIGKILL');
    } catch {
      // because it may have ended by itself
    }
  }
}
