import { spawn } from 'node:child_process';

/** What a bundle left behind as a process. */
export interface BundleRun {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface BundleOptions {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly stdin?: string;
  /** The reader of its output goes away at once. */
  readonly deaf?: boolean;
}

/** Runs a committed bundle under this Node as a child process, with no more environment than it is given. */
export async function runBundle(
  script: string,
  args: readonly string[],
  { cwd, env = {}, stdin, deaf = false }: BundleOptions,
): Promise<BundleRun> {
  const child = spawn(process.execPath, [script, ...args], { cwd, env: { ...env } });
  const read = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (text: string) => {
      read[name] += text;
    });
  }
  if (deaf) child.stdout.destroy();
  // because a process that ends without reading its input closes the pipe, which is no fault of the test
  child.stdin.on('error', () => undefined);
  child.stdin.end(stdin);
  const exitCode = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  return { exitCode, ...read };
}
