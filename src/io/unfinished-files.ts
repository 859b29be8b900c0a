import { openSync, rmSync } from 'node:fs';

/** What asks a process to end, with the numbers that POSIX has for `kill`. */
const numbers = { SIGINT: 2, SIGTERM: 15, SIGHUP: 1 } as const;
type Signal = keyof typeof numbers;
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const satisfies readonly Signal[];

const paths = new Set<string>();
let isGuarded = false;

/** Files that are being written and must not outlive the process half done, since they may hold addresses. */
export const unfinishedFiles = {
  /** For shells, once: from here on a process that ends, however that can be noticed, takes these files with it. */
  removeAtEnd(): void {
    isGuarded = true;
    process.once('exit', removeAll);
  },
  /** Opens a file to be written, and says its descriptor; whatever `openSync` throws. */
  open(path: string, flags: string | number, mode?: number): number {
    // because a signal that comes between would find a file that nobody listens for, and one opened in the background
    // could come into being after it was removed
    paths.add(path);
    if (isGuarded && paths.size === 1) watch();
    try {
      return openSync(path, flags, mode);
    } catch (error) {
      this.delete(path);
      throw error;
    }
  },
  /** Says that a file is whole and in its place, or gone. */
  delete(path: string): void {
    paths.delete(path);
    if (paths.size === 0) setImmediate(stopNextTurn).unref();
  },
};

// because a signal that came just before is told in the next turn, and would be lost with its listener; when a file is
// finished, as all that is read and written, the first of these still belongs to the same turn
function stopNextTurn(): void {
  setImmediate(stopWhenIdle).unref();
}

function stopWhenIdle(): void {
  if (paths.size === 0) stopWatching();
}

// because a signal that is listened to waits for the turn of whoever counts, it is only while there is something to remove
function watch(): void {
  stopWatching();
  for (const signal of signals) process.on(signal, end);
}

function stopWatching(): void {
  for (const signal of signals) process.off(signal, end);
}

function end(signal: Signal): void {
  removeAll();
  stopWatching();
  // because a shell tells by it that its loop is to end as well; the first process of a container cannot end itself so
  process.kill(process.pid, signal);
  process.exit(128 + numbers[signal]);
}

function removeAll(): void {
  for (const path of paths) removeOne(path);
}

function removeOne(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // because the others are to go all the same, and nobody is left to be told
  }
}
