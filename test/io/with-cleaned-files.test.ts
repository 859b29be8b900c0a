import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type CleanedFate, type CleanedFiles, withCleanedFiles } from '../../src/io/with-cleaned-files.ts';
import { bytesOf, filesIn, temporaryFolder } from '../temporary-folder.ts';

/** Puts a list in its own place, with something that happens before the files are put. */
async function inPlace(
  meanwhile: (folder: string, files: CleanedFiles) => Promise<void>,
  {
    more = {},
    replace = false,
  }: { readonly more?: Readonly<Record<string, string>>; readonly replace?: boolean } = {},
): Promise<{ readonly folder: string; readonly fate: CleanedFate | 'thrown' }> {
  const folder = await temporaryFolder({ 'a.csv': 'whole', ...more });
  const [cleaned, removed, before] = ['a.csv', 'a.removed.csv', 'a.before.csv'].map((name) =>
    join(folder, name),
  );
  if (cleaned === undefined || removed === undefined || before === undefined) throw new Error('no paths');
  const fate = await withCleanedFiles({ list: cleaned, cleaned, removed, before }, async (files) => {
    await files.cleaned.write(Buffer.from('part'));
    await files.removed.write(Buffer.from('rest'));
    await meanwhile(folder, files);
    return files.commit(replace);
  }).catch(() => 'thrown' as const);
  return { folder, fate };
}

test('a cleaned list takes the place of the list, which is kept beside it', async () => {
  const { folder, fate } = await inPlace(async () => undefined);
  expect(fate).toEqual({ kind: 'written' });
  expect(await filesIn(folder)).toEqual(['a.before.csv', 'a.csv', 'a.removed.csv']);
  const texts = ['a.before.csv', 'a.csv', 'a.removed.csv'].map((path) => bytesOf(folder, path));
  expect((await Promise.all(texts)).map(String)).toEqual(['whole', 'part', 'rest']);
});

test.each<[string, (folder: string) => Promise<void>, string, CleanedFate | 'thrown']>([
  ['was added to', (folder) => appendFile(join(folder, 'a.csv'), '!'), 'whole!', { kind: 'changed' }],
  [
    'was written anew with as much',
    (folder) => writeFile(join(folder, 'a.csv'), 'WHOLE'),
    'WHOLE',
    { kind: 'changed' },
  ],
])('a list that %s meanwhile stays, and nothing is left beside it', async (_, meanwhile, text, expected) => {
  const { folder, fate } = await inPlace(meanwhile);
  expect(fate).toEqual(expected);
  expect(await filesIn(folder)).toEqual(['a.csv']);
  expect(String(await bytesOf(folder, 'a.csv'))).toBe(text);
});

test('where the last file cannot be put in its place, the list stays and the others are taken back', async () => {
  const { folder, fate } = await inPlace(async (there) => {
    const names = (await filesIn(there)).filter((name) => /^a\.csv\..*\.tmp$/.test(name));
    for (const name of names) await rm(join(there, name));
  });
  expect(fate).toBe('thrown');
  expect(await filesIn(folder)).toEqual(['a.csv']);
  expect(String(await bytesOf(folder, 'a.csv'))).toBe('whole');
});

test.each(['a.before.csv', 'a.removed.csv'])('%s of another time is not replaced', async (there) => {
  const { folder, fate } = await inPlace(async () => undefined, { more: { [there]: 'mine' } });
  expect(fate).toEqual({ kind: 'there', path: join(folder, there) });
  expect(await filesIn(folder)).toEqual([there, 'a.csv'].sort());
  expect(String(await bytesOf(folder, there))).toBe('mine');
});

test('a folder in the place of the list as it was leaves nothing behind', async () => {
  const { folder, fate } = await inPlace(async () => undefined, {
    more: { 'a.before.csv/x': '' },
    replace: true,
  });
  expect(fate).toBe('thrown');
  expect(await filesIn(folder)).toEqual(['a.before.csv/x', 'a.csv']);
});

/** A program that puts a list in its own place, and is told to end so many turns after it began to. */
function endedAfter(turns: number): readonly string[] {
  const source = (name: string): string => new URL(`../../src/io/${name}.ts`, import.meta.url).href;
  const script = `import { withCleanedFiles } from '${source('with-cleaned-files')}';
    import { unfinishedFiles } from '${source('unfinished-files')}';
    unfinishedFiles.removeAtEnd();
    const paths = { list: 'a.csv', cleaned: 'a.csv', removed: 'a.removed.csv', before: 'a.before.csv' };
    let left = ${turns};
    const wait = () => (left-- > 0 ? setImmediate(wait) : process.kill(process.pid, 'SIGTERM'));
    await withCleanedFiles(paths, async (files) => {
      await files.cleaned.write(Buffer.from('part'));
      await files.removed.write(Buffer.from('rest'));
      wait();
      return files.commit(false);
    });
    // because the first may come in the very moment in which nobody listens any more
    setInterval(() => process.kill(process.pid, 'SIGTERM'), 20);`;
  return ['--input-type=module', '--eval', script];
}

test.each([0, 1, 2, 3, 4, 6, 8, 11, 15, 40])(
  'a signal %i turns after they begin to be put leaves the list alone, or all of them',
  async (turns) => {
    const folder = await temporaryFolder({ 'a.csv': 'whole' });
    const child = spawn(process.execPath, endedAfter(turns), { cwd: folder, stdio: 'ignore' });
    expect(await once(child, 'close')).toEqual([null, 'SIGTERM']);
    const text = String(await bytesOf(folder, 'a.csv'));
    const all = ['a.before.csv', 'a.csv', 'a.removed.csv'];
    expect(await filesIn(folder)).toEqual(text === 'whole' ? ['a.csv'] : all);
  },
);
