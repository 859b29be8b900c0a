import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { type GitFolder, locateGitFolder } from '../../../src/io/git/locate-git-folder.ts';
import { type LedgerBranch, parseLedgerBranch } from '../../../src/io/ledger/ledger-branch.ts';
import { ledgerCacheFolder, readRememberedTip, rememberTip } from '../../../src/io/ledger/remembered-tip.ts';
import { makeRepositories } from '../git/make-repository.ts';

async function checkout(): Promise<{ folder: GitFolder; status: () => string }> {
  const maker = await makeRepositories();
  onTestFinished(maker.remove);
  const repository = await maker.init();
  const folder = await locateGitFolder(repository.folder);
  if (folder === undefined) throw new Error('no git folder');
  return { folder, status: () => repository.git('status', '--porcelain', '--ignored') };
}

function branchOf(name: string): LedgerBranch {
  const branch = parseLedgerBranch(name);
  if (branch === undefined) throw new Error(name);
  return branch;
}

test('the last tip is remembered for each branch, and the working tree does not change', async () => {
  const { folder, status } = await checkout();
  const [one, two] = [branchOf('bounce-ledger'), branchOf('team/ledger')];
  expect(await readRememberedTip(folder, one)).toBeNull();
  await rememberTip(folder, one, 'a'.repeat(40));
  await rememberTip(folder, one, 'b'.repeat(40));
  await rememberTip(folder, two, 'c'.repeat(64));
  expect(await readRememberedTip(folder, one)).toBe('b'.repeat(40));
  expect(await readRememberedTip(folder, two)).toBe('c'.repeat(64));
  expect(status()).toBe('');
  expect(await readdir(join(folder.common, 'bounce-gate', 'tips'))).toEqual(['bounce-ledger', 'team']);
  expect(ledgerCacheFolder(folder).startsWith(folder.common)).toBe(true);
});

test.each(['', 'x', '-'.repeat(40), `${'a'.repeat(40)} b`, 'a'.repeat(5000)])(
  'anything but an id is nothing remembered: %j',
  async (text) => {
    const { folder } = await checkout();
    const branch = branchOf('bounce-ledger');
    await rememberTip(folder, branch, 'a'.repeat(40));
    await writeFile(join(folder.common, 'bounce-gate', 'tips', branch), text);
    expect(await readRememberedTip(folder, branch)).toBeNull();
  },
);
