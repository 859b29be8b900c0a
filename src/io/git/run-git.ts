import { type ChildProcessByStdio, type SpawnOptions, spawn } from 'node:child_process';
import { delimiter, isAbsolute, sep } from 'node:path';
import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { GitFailure, type GitFailureReason } from './git-failure.ts';
import type { GitNetwork } from './git-network.ts';

/** What a call reads from its standard input. */
export type GitInput = Iterable<Uint8Array>;

/** Git calls in one scratch repository, and no other. */
export interface Git {
  /**
   * Standard output of one call as it comes; git waits while nobody reads. Throws a GitFailure at the end when the call
   * failed or kept its reader waiting for more than `waitMs` in total. A reader that stops early ends the process.
   */
  readonly stream: (args: readonly string[], waitMs?: number, input?: GitInput) => AsyncGenerator<Buffer>;
  /** Ends all running calls and resolves when they are gone; later calls fail. */
  readonly stop: () => Promise<void>;
}

/** Where git runs: its repository, an empty folder as home and working folder, and a folder to take no program from. */
export interface GitPlace {
  readonly gitFolder: string;
  readonly homeFolder: string;
  readonly untrusted: string;
  /** What may be asked of other machines; nothing unless told. */
  readonly network?: GitNetwork;
}

interface Running {
  /** Ends the process, for this reason. */
  readonly end: (reason: GitFailureReason) => void;
  /** Resolves when the process and its pipes are gone, with what went wrong. */
  readonly ended: Promise<GitFailure | undefined>;
}

const defaultWaitMs = 60_000;
const maxErrorBytes = 2048;
// because the commit graph is only a cache that may lie, answers come from the commits themselves
const settings = ['core.hooksPath=/dev/null', 'core.fsmonitor=false', 'core.commitGraph=false'];
const fixedArgs = ['--no-pager', ...settings.flatMap((setting) => ['-c', setting])];

/** Prepares git calls whose environment is built from nothing, so that no setting of user, system or checkout counts. */
export function startGit(place: GitPlace): Git {
  const calls = new Set<Running>();
  const env = environmentOf(place);
  let stopped = false;

  // because git starts helpers for the network, which have to end with it
  const grouped = place.network !== undefined && process.platform !== 'win32';
  const options = { cwd: place.homeFolder, env, windowsHide: true, detached: grouped };

  async function* stream(
    args: readonly string[],
    waitMs = defaultWaitMs,
    input?: GitInput,
  ): AsyncGenerator<Buffer> {
    if (stopped) throw new GitFailure('closed');
    const child = spawnGit(args, options, input);
    const running = watch(child, grouped);
    calls.add(running);
    try {
      yield* readWithin(child.stdout, running, waitMs);
      const failure = await running.ended;
      if (failure !== undefined) throw failure;
    } finally {
      running.end('closed');
      await running.ended;
      calls.delete(running);
    }
  }

  const stop = async () => {
    stopped = true;
    for (const running of calls) running.end('closed');
    await Promise.all([...calls].map((running) => running.ended));
  };
  return { stream, stop };
}

function spawnGit(args: readonly string[], options: SpawnOptions, input: GitInput | undefined): Child {
  const all = [...fixedArgs, ...args];
  try {
    if (input === undefined) return spawn('git', all, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    const child = spawn('git', all, { ...options, stdio: ['pipe', 'pipe', 'pipe'] });
    // because what went wrong is told by how git ends, a closed pipe is none of our business
    pipeline(Readable.from(input, { objectMode: false }), child.stdin).catch(() => undefined);
    return child;
  } catch (error) {
    // because some reasons not to start are thrown at once, too long arguments for one
    throw new GitFailure('crashed', errorCode(error));
  }
}

async function* readWithin(output: Readable, running: Running, waitMs: number): AsyncGenerator<Buffer> {
  const chunks: AsyncIterator<Buffer> = output[Symbol.asyncIterator]();
  let leftMs = waitMs;
  while (true) {
    const fromMs = performance.now();
    const timer = setTimeout(() => running.end('too-slow'), Math.max(leftMs, 1));
    // because the reason is told by the end of the process, a broken pipe is only an end here
    const next = await chunks.next().catch(() => ({ done: true, value: undefined }) as const);
    if (next.done === true) await running.ended;
    clearTimeout(timer);
    if (next.done === true) return;
    leftMs -= performance.now() - fromMs;
    yield next.value;
  }
}

type Child = ChildProcessByStdio<Writable | null, Readable, Readable>;

function watch(child: Child, grouped: boolean): Running {
  const words: Buffer[] = [];
  let bytes = 0;
  let reason: GitFailureReason | undefined;
  let gone = false;
  child.stderr.on('data', (chunk: Buffer) => {
    if (bytes < maxErrorBytes) words.push(chunk);
    bytes += chunk.length;
  });
  const ended = new Promise<GitFailure | undefined>((resolve) => {
    child.once('error', (error) => {
      const code = errorCode(error);
      resolve(new GitFailure(code === 'ENOENT' ? 'not-installed' : 'crashed', code));
    });
    child.once('close', (exitCode, signal) => {
      gone = true;
      if (exitCode === 0 && reason === undefined) return resolve(undefined);
      const detail = Buffer.concat(words).subarray(0, maxErrorBytes).toString('utf8').trim();
      // because what was ended here has lost output, however well git itself took it
      if (exitCode !== null && reason === undefined)
        return resolve(new GitFailure('refused', detail, exitCode));
      resolve(new GitFailure(reason ?? 'crashed', detail === '' ? String(signal) : detail));
    });
  });
  const end = (why: GitFailureReason) => {
    reason ??= why;
    // because the id of a group that is gone may already be another's
    if (!gone) kill(child, grouped);
    // because a process is not reported as gone while something waits in its pipe
    child.stdout.destroy();
  };
  return { end, ended };
}

function kill(child: Child, grouped: boolean): void {
  if (!grouped || child.pid === undefined) return void child.kill('SIGKILL');
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // because the group is gone already when all of it has ended
  }
}

function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
}

function environmentOf({ gitFolder, homeFolder, untrusted, network }: GitPlace): Record<string, string> {
  // because a program that the checkout brings must not be taken for git
  const trusted = (folder: string) =>
    isAbsolute(folder) && folder !== untrusted && !folder.startsWith(untrusted + sep);
  return {
    PATH: (process.env.PATH ?? '').split(delimiter).filter(trusted).join(delimiter),
    HOME: homeFolder,
    LC_ALL: 'C',
    GIT_DIR: gitFolder,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_ATTR_NOSYSTEM: '1',
    GIT_TERMINAL_PROMPT: '0',
    GIT_ALLOW_PROTOCOL: network?.protocol ?? '',
    GIT_NO_LAZY_FETCH: '1',
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_LITERAL_PATHSPECS: '1',
    GIT_OPTIONAL_LOCKS: '0',
    ...network?.environment,
  };
}
