import { execFile } from 'node:child_process';

/** The ids of the git processes that this process has started and that still run. */
export async function childProcesses(): Promise<readonly string[]> {
  const output = await new Promise<string>((resolve) => {
    execFile('ps', ['-A', '-o', 'ppid=,pid=,comm='], (_, text) => resolve(text));
  });
  const rows = output.split('\n').map((line) => line.trim().split(/\s+/));
  return rows.flatMap(([parent, id = '', name]) =>
    parent === String(process.pid) && name === 'git' ? [id] : [],
  );
}
