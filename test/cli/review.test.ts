import { createHash } from 'node:crypto';
import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { stackLine } from '../bundles/stack-line.ts';
import {
  calmFiles,
  lists,
  makeChange,
  problemCodes,
  repositories,
  reviewFacts,
  runReview,
} from '../review-repository.ts';
import { sampleList, samplePolicy, sampleRows, sampleSuppressions } from '../sample-campaign.ts';

const exits = { pass: 0, warn: 0, fail: 1, unchecked: 2 } as const;
type Word = keyof typeof lists;
const words: readonly Word[] = ['pass', 'warn', 'fail', 'unchecked'];

describe('a change of a list', () => {
  test.each(words)('that comes to %s gives its exit status, in every format', async (verdict) => {
    const { repository, base, head } = await makeChange(calmFiles, { 'list.csv': lists[verdict] });
    const facts = await reviewFacts(repository);
    expect(facts).toMatchObject({ exitCode: exits[verdict], verdict, base, head });
    for (const format of ['text', 'markdown']) {
      const run = await runReview(repository, '--format', format);
      expect(run.exitCode).toBe(exits[verdict]);
      expect(run.stdout + run.stderr).not.toMatch(stackLine);
      expect(run.stdout).toContain('june');
      expect(run.stdout).not.toContain('@mail');
    }
  });

  test('is compared with where it was started, though main went on', async () => {
    const { repository, base } = await makeChange(calmFiles, { 'list.csv': lists.pass });
    repository.git('checkout', '--quiet', 'main');
    await repository.commit({ 'list.csv': lists.fail });
    repository.git('checkout', '--quiet', 'change');
    expect(await reviewFacts(repository)).toMatchObject({ verdict: 'pass', base });
  });

  test('of which no campaign knows passes, and says so', async () => {
    const { repository } = await makeChange(calmFiles, { 'README.md': 'x' });
    expect(await runReview(repository)).toMatchObject({
      exitCode: 0,
      stdout: 'No campaign is touched by this change.\n',
    });
  });

  test('recipients who were removed before and come back are told', async () => {
    const { repository } = await makeChange(calmFiles, { 'list.csv': sampleList(...sampleRows(50)) });
    await repository.commit({ 'list.csv': sampleList(...sampleRows(60)) });
    const { reviews } = await reviewFacts(repository, '--base', 'HEAD~1');
    expect(reviews[0]).toMatchObject({ verdict: 'warn', change: { added: 10, returned: 10 } });
  });
});

describe('files that go or move', () => {
  test('a list that is deleted while its campaign stays is not checked', async () => {
    const { repository } = await makeChange(calmFiles, { 'list.csv': null });
    const facts = await reviewFacts(repository);
    expect([facts.exitCode, problemCodes(facts)]).toEqual([2, ['file-missing']]);
  });

  test('a campaign that is taken away warns', async () => {
    const policy = samplePolicy.replaceAll('june', 'july').replace('list.csv', 'july.csv');
    const { repository } = await makeChange(calmFiles, {
      '.github/bounce-gate.yml': policy,
      'list.csv': null,
      'july.csv': lists.pass.replaceAll('person', 'guest'),
    });
    const facts = await reviewFacts(repository);
    expect(facts.reviews.map(({ campaign, verdict }) => `${campaign} ${verdict}`)).toEqual([
      'july pass',
      'june warn',
    ]);
  });

  test('a campaign that gets another name is compared with itself', async () => {
    const policy = samplePolicy.replaceAll('june', 'july').replace('list.csv', 'july.csv');
    const { repository } = await makeChange(calmFiles, {
      '.github/bounce-gate.yml': policy,
      'list.csv': null,
      'july.csv': lists.pass,
    });
    const { reviews } = await reviewFacts(repository);
    expect(reviews).toMatchObject([{ campaign: 'july', verdict: 'pass', change: { added: 1, removed: 0 } }]);
  });

  test('a list that is renamed together with the policy has no changes', async () => {
    const { repository } = await makeChange(calmFiles, {
      '.github/bounce-gate.yml': samplePolicy.replace('list.csv', 'lists/june.csv'),
      'list.csv': null,
      'lists/june.csv': calmFiles['list.csv'],
    });
    const facts = await reviewFacts(repository);
    expect(facts).toMatchObject({ verdict: 'pass', reviews: [{ list: 'lists/june.csv' }] });
    expect(facts.reviews[0]).toMatchObject({ change: { added: 0, removed: 0 }, policyChanged: false });
  });

  test('deleted suppressions do not help a campaign that the change renames', async () => {
    const { repository } = await makeChange(
      { ...calmFiles, 'list.csv': lists.fail },
      {
        '.github/bounce-gate.yml': samplePolicy.replaceAll('june', 'july'),
        'suppressions.csv': sampleSuppressions(),
      },
    );
    const facts = await reviewFacts(repository);
    expect([facts.exitCode, problemCodes(facts)]).toEqual([2, ['suppression-shrunken']]);
  });

  test('the only suppression file is deleted: nothing is judged', async () => {
    const { repository } = await makeChange(calmFiles, { 'suppressions.csv': null });
    const facts = await reviewFacts(repository);
    expect([facts.exitCode, problemCodes(facts)]).toEqual([
      2,
      ['suppression-shrunken', 'glob-matches-nothing'],
    ]);
  });

  test('one of several suppression files is deleted: its entries still count', async () => {
    const policy = samplePolicy.replace('[suppressions.csv]', '["*suppressions.csv"]');
    const more = 'email,reason\nperson1@mail.example,unsubscribe\n';
    const { repository } = await makeChange(
      { ...calmFiles, '.github/bounce-gate.yml': policy, 'more-suppressions.csv': more },
      { 'more-suppressions.csv': null, 'list.csv': lists.pass },
    );
    const { reviews } = await reviewFacts(repository);
    expect(reviews[0]?.suppressions).toMatchObject({ deleted: 1, deletedOnList: 1 });
    expect(reviews[0]?.reasons.map(({ code }) => code)).toContain('suppressions-deleted');
  });
});

describe('lists that are no files of this repository', () => {
  const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${'0'.repeat(64)}\nsize 99\n`;
  const binary = Uint8Array.from({ length: 5000 }, (_, index) => (index * 7919) % 256);

  test.each<[string, string | Uint8Array, string]>([
    ['a Git LFS pointer', pointer, 'git-lfs-pointer'],
    ['a binary file', binary, 'file-nul-bytes'],
    ['an Excel workbook', Buffer.from('UEsDBBQABgAIAAAAIQB4bC93b3JrYm9vay54bWw=', 'base64'), 'file-xlsx'],
    ['an empty file', '', 'file-empty'],
  ])('%s is not checked, and the report says why', async (_, content, code) => {
    const { repository } = await makeChange(calmFiles, { 'list.csv': content });
    const facts = await reviewFacts(repository);
    expect([facts.exitCode, problemCodes(facts)]).toEqual([2, [code]]);
  });

  test('a symbolic link is not checked, also where only what it leads to changes', async () => {
    const repository = await repositories.init();
    await symlink('real.csv', join(repository.folder, 'list.csv'));
    const { 'list.csv': list, ...files } = calmFiles;
    await repository.commit({ ...files, 'real.csv': list });
    await repository.commit({ 'real.csv': lists.fail });
    const facts = await reviewFacts(repository, '--base', 'HEAD~1');
    expect([facts.exitCode, problemCodes(facts)]).toEqual([2, ['git-symlink']]);
  });

  test('a list in a submodule is not checked, also where only the submodule moves', async () => {
    const inner = await repositories.init();
    await inner.commit({ 'list.csv': lists.pass });
    const repository = await repositories.init();
    repository.git('submodule', '--quiet', 'add', `file://${inner.folder}`, 'inner');
    const policy = samplePolicy.replace('list.csv', 'inner/list.csv');
    await repository.commit({ ...calmFiles, '.github/bounce-gate.yml': policy });
    await inner.commit({ 'list.csv': lists.fail });
    repositories.at(join(repository.folder, 'inner')).git('pull', '--quiet');
    await repository.commit();
    const facts = await reviewFacts(repository, '--base', 'HEAD~1');
    expect([facts.exitCode, problemCodes(facts)]).toEqual([2, ['git-submodule']]);
  });
});

describe('the rules', () => {
  test('a change cannot loosen the rule that judges it', async () => {
    const milder = samplePolicy.replace(
      'allow }',
      'allow, total: { fail: 99% }, suppressed: { manual: ignore } }',
    );
    const { repository } = await makeChange(calmFiles, {
      '.github/bounce-gate.yml': milder,
      'list.csv': lists.fail,
    });
    const facts = await reviewFacts(repository);
    expect(facts).toMatchObject({ exitCode: 1, reviews: [{ verdict: 'fail', policyChanged: true }] });
    expect((await runReview(repository)).stdout).toContain('this change edits the rules');
  });

  test('where the base has no policy the defaults judge, which is said', async () => {
    const { '.github/bounce-gate.yml': policy, ...files } = calmFiles;
    const { repository } = await makeChange(files, { '.github/bounce-gate.yml': policy });
    const facts = await reviewFacts(repository);
    expect(facts.reviews[0]).toMatchObject({ policyIsNew: true, verdict: 'unchecked' });
    expect(problemCodes(facts)).toEqual(['list-no-recipients']); // because reserved domains are refused by default
  });

  test('a policy that cannot be read leaves the change unchecked', async () => {
    const { repository } = await makeChange(calmFiles, { '.github/bounce-gate.yml': 'campagnes: {}\n' });
    const facts = await reviewFacts(repository);
    expect([facts.exitCode, facts.problems[0]?.code]).toEqual([2, 'policy-unknown-key']);
  });

  test('a campaign that no policy names is not checked', async () => {
    const { repository } = await makeChange(calmFiles, { 'list.csv': lists.pass });
    const facts = await reviewFacts(repository, 'juni');
    expect([facts.exitCode, problemCodes(facts)]).toEqual([2, ['unknown-campaign']]);
    expect(await reviewFacts(repository, 'june')).toMatchObject({ exitCode: 0 });
  });
});

describe('the fix as a patch', () => {
  test('applies with plain git, puts suppressions back, and leaves nothing to fail for', async () => {
    const { repository } = await makeChange(calmFiles, {
      'list.csv': lists.fail,
      'suppressions.csv': calmFiles['suppressions.csv'].replace(/^old3.*\n/m, ''),
    });
    const run = await runReview(repository, '--patch', '../fix.patch');
    expect([run.exitCode, run.stderr]).toEqual([
      1,
      'The fix is in ../fix.patch. In the top folder of the repository: git apply ../fix.patch\n',
    ]);
    expect(run.stdout).not.toContain('@mail');
    repository.git('apply', '../fix.patch');
    await repository.commit();
    expect(await reviewFacts(repository)).toMatchObject({
      exitCode: 0,
      verdict: 'warn',
      reviews: [{ suppressions: { deleted: 0 } }],
    });
  });

  test('is not written where there is none, and never over a list or a policy', async () => {
    const { repository } = await makeChange(calmFiles, { 'list.csv': lists.pass });
    expect((await runReview(repository, '--patch', 'fix.patch')).stderr).toContain('so none was written');
    const over = await runReview(repository, '--patch', 'list.csv');
    expect([over.exitCode, over.stderr]).toEqual([2, expect.stringContaining('--patch')]);
  });
});

describe('where it runs', () => {
  test('any folder of the repository gives the same report', async () => {
    const { repository } = await makeChange(
      { ...calmFiles, 'a/b/c.txt': '' },
      { 'list.csv': lists.fail, 'a/b/c.txt': 'x' },
    );
    const below = repositories.at(join(repository.folder, 'a', 'b'));
    expect(await runReview(below)).toEqual(await runReview(repository));
  });

  test('a folder that no repository is around is refused', async () => {
    const outside = repositories.at(repositories.folder);
    expect(problemCodes(await reviewFacts(outside))).toEqual(['git-not-a-checkout']);
  });
});

describe('clones that lack what is needed', () => {
  test('without the merge base nothing is compared, and the missing line is named', async () => {
    const { repository } = await makeChange(calmFiles, { 'list.csv': lists.pass });
    const shallow = await repositories.clone(
      repository,
      '--depth',
      '1',
      '--branch',
      'change',
      '--no-single-branch',
    );
    const run = await runReview(shallow, '--base', 'origin/main');
    expect(run.exitCode).toBe(2);
    expect(run.stdout).toContain(
      'Cannot compare with origin/main: this is a shallow clone without the merge base. Add fetch-depth: 0 to actions/checkout, or run: git fetch --unshallow\n',
    );
    expect(run.stdout).toContain('findings.md#git-no-merge-base');
    const deep = await repositories.clone(repository, '--branch', 'change');
    expect((await runReview(deep)).exitCode).toBe(0);
  });

  test('histories without a commit in common are not compared', async () => {
    const { repository } = await makeChange(calmFiles, { 'list.csv': lists.pass });
    repository.git('checkout', '--quiet', '--orphan', 'other');
    await repository.commit();
    const facts = await reviewFacts(repository);
    expect([facts.exitCode, problemCodes(facts)]).toEqual([2, ['git-no-merge-base']]);
  });

  test.each([
    ['--base', 'nowhere', 'git-unknown-ref'],
    ['--base', '--upload-pack=x', 'git-unknown-ref'],
    ['--head', 'nowhere', 'git-unknown-ref'],
  ])('%s %s is not checked', async (option, ref, code) => {
    const { repository } = await makeChange(calmFiles, { 'list.csv': lists.pass });
    const facts = await reviewFacts(repository, `${option}=${ref}`);
    expect([facts.exitCode, problemCodes(facts)]).toEqual([2, [code]]);
  });
});

describe('a list of hashes', () => {
  const hashed = (list: string) =>
    list.replace(/^[^,\n]+@[^,\n]+/gm, (address) => createHash('sha256').update(address).digest('hex'));

  test('is compared recipient by recipient, and with suppressions that are addresses', async () => {
    const base = { ...calmFiles, 'list.csv': hashed(calmFiles['list.csv']) };
    const { repository } = await makeChange(base, { 'list.csv': hashed(lists.fail) });
    const { reviews, verdict } = await reviewFacts(repository);
    expect(verdict).toBe('fail');
    expect(reviews[0]).toMatchObject({ change: { before: 60, added: 10, removed: 0 } });
  });

  test('that takes the place of addresses is judged by itself', async () => {
    const { repository } = await makeChange(calmFiles, { 'list.csv': hashed(lists.pass) });
    const { reviews } = await reviewFacts(repository);
    expect(reviews[0]).toMatchObject({ change: { after: 61 }, problems: [] });
  });
});
