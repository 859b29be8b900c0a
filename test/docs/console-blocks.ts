import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** A ```console block of a document: commands behind `$ `, each with what it prints. */
export interface ConsoleBlock {
  readonly path: string;
  readonly line: number;
  readonly text: string;
}

/** The console blocks of a document that hold a command. */
export function consoleBlocks(path: string): readonly ConsoleBlock[] {
  const document = readFileSync(path, 'utf8');
  return [...document.matchAll(/^```console\n([\s\S]*?)^```$/gm)].flatMap(({ 1: text = '', index }) => {
    const line = document.slice(0, index).split('\n').length;
    return /^\$ /m.test(text) ? [{ path, line, text }] : [];
  });
}

/** A copy of what the commands need, so that those that write leave the repository alone. */
export function makeSandbox(): string {
  const folder = mkdtempSync(join(tmpdir(), 'bounce-gate-docs-'));
  cpSync('dist/cli', join(folder, 'dist/cli'), { recursive: true });
  cpSync('examples', join(folder, 'examples'), { recursive: true });
  const command = join(folder, 'dist/cli/bounce-gate');
  writeFileSync(
    command,
    `#!/bin/sh\nexec '${process.execPath}' '${join(folder, 'dist/cli/index.js')}' "$@"\n`,
  );
  chmodSync(command, 0o755);
  return folder;
}

/** Removes a sandbox. */
export function removeSandbox(folder: string): void {
  execFileSync('rm', ['-rf', folder]);
}

/** The block as it reads when its commands are run in the sandbox, one after the other; `$?` is the status of the one before. */
export function runBlock({ text }: ConsoleBlock, sandbox: string): string {
  let status = 0;
  const runs = text.match(/^\$ .*$/gm) ?? [];
  const shown = runs.map((line) => {
    const command = line.slice(2);
    if (command === 'echo $?') return `${line}\n${status}\n`;
    const path = `${join(sandbox, 'dist/cli')}:${resolve(process.execPath, '..')}:${process.env.PATH}`;
    const env = { PATH: path, HOME: sandbox, NO_COLOR: '1' };
    const run = spawnSync('sh', ['-c', `{ ${command}\n} 2>&1`], { cwd: sandbox, env, encoding: 'utf8' });
    status = run.status ?? -1;
    return `${line}\n${steady(run.stdout.replaceAll(sandbox, '/home/you/shop'))}`;
  });
  return shown.join('');
}

/** Output without what differs from run to run: how long it took. */
export function steady(output: string): string {
  return output.replace(/ \d+\.\d+ s$/gm, ' 0.3 s');
}
