import { type ChildProcess, spawn } from 'node:child_process';
import { truncate } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { makeKeyPair } from '../sealed-files.ts';
import { filesIn, temporaryFolder } from '../temporary-folder.ts';

const source = (name: string): string => new URL(`../../src/io/${name}.ts`, import.meta.url).href;
const main = resolve('src/cli/main.ts');

/** How a process ended: its status, or the signal, which a shell tells as 128 and its number. */
type Ended = readonly [code: number | null, signal: NodeJS.Signals | null];

function started(
  args: readonly string[],
  cwd: string,
): { readonly child: ChildProcess; readonly ended: Promise<Ended> } {
  const child = spawn(process.execPath, args, { cwd, stdio: 'ignore' });
  onTestFinished(() => void child.kill('SIGKILL'));
  return { child, ended: new Promise((done) => child.on('close', (...how) => done(how))) };
}

/** A program that writes two files half, then does what `then` says, and otherwise waits. */
function halfWritten(then: string): readonly string[] {
  const script = `import { readFile, writeFileSync } from 'node:fs';
    import { writeAtomically } from '${source('write-atomically')}';
    import { unfinishedFiles } from '${source('unfinished-files')}';
    unfinishedFiles.removeAtEnd();
    const waiting = setTimeout(() => undefined, 600_000);
    const done = await writeAtomically('done.csv');
    await done.write(Buffer.from('whole'));
    const files = [await writeAtomically('a.csv'), await writeAtomically('b.csv.gz')];
    for (const file of files) await file.write(Buffer.alloc(1 << 20, 'ada@example.com'));
    await done.commit(false);
    ${then}`;
  return ['--input-type=module', '--eval', script];
}

async function untilFile(folder: string, pattern: RegExp): Promise<void> {
  while (!(await filesIn(folder)).some((name) => pattern.test(name))) await setTimeout(5);
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

test.each(signals)(
  '%s ends a process as it always does, and takes along what is half written',
  async (signal) => {
    const folder = await temporaryFolder();
    const { child, ended } = started(halfWritten(`writeFileSync('ready', '');`), folder);
    await untilFile(folder, /^ready$/);
    expect(await filesIn(folder)).toHaveLength(4);
    child.kill(signal);
    expect(await ended).toEqual([null, signal]);
    expect(await filesIn(folder)).toEqual(['done.csv', 'ready']);
  },
);

test.each([
  ['a fault that nobody caught', `setTimeout(() => { throw new Error('crash'); });`, 1],
  ['a promise that nobody caught', `Promise.reject(new Error('crash'));`, 1],
  ['an end that came too early', 'process.exit(5);', 5],
  ['nothing left to wait for', 'clearTimeout(waiting); await new Promise(() => undefined);', 13],
])('%s does so too', async (_, then, code) => {
  const folder = await temporaryFolder();
  expect(await started(halfWritten(then), folder).ended).toEqual([code, null]);
  expect(await filesIn(folder)).toEqual(['done.csv']);
});

test('once no file is half written, a signal need not wait for a turn', async () => {
  const folder = await temporaryFolder();
  const then = `for (const file of files) await file.discard();
    await (await writeAtomically('busy.csv')).commit(false);
    setTimeout(() => {
      writeFileSync('busy', '');
      for (;;);
    }, 10);`;
  const { child, ended } = started(halfWritten(then), folder);
  await untilFile(folder, /^busy$/);
  child.kill('SIGINT');
  expect(await ended).toEqual([null, 'SIGINT']);
});

test('a signal that comes as the last file is finished is not lost', async () => {
  const folder = await temporaryFolder();
  const then = `for (const file of files) await file.discard();
    unfinishedFiles.open('last.csv', 'w');
    readFile('done.csv', async () => {
      process.kill(process.pid, 'SIGINT');
      unfinishedFiles.delete('last.csv');
      for (let turn = 0; turn < 9; turn += 1) await new Promise((next) => setImmediate(next));
      process.exit(7);
    });`;
  expect(await started(halfWritten(then), folder).ended).toEqual([null, 'SIGINT']);
});

test.each(['SIGINT', 'SIGTERM'] as const)('the command line leaves nothing behind on %s', async (signal) => {
  const folder = await temporaryFolder({ 'list.csv': 'email\n' });
  // because a file of holes takes no room, and long enough to be sealed that the signal comes midway
  await truncate(join(folder, 'list.csv'), 1 << 30);
  const { recipient } = await makeKeyPair();
  const { child, ended } = started([main, 'seal', 'list.csv', '--recipient', recipient], folder);
  await untilFile(folder, /\.tmp$/);
  child.kill(signal);
  expect(await ended).toEqual([null, signal]);
  expect(await filesIn(folder)).toEqual(['list.csv']);
});
