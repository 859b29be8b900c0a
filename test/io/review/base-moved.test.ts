import { describe, expect, test } from 'vitest';
import { type Change, calmFiles, lists, makeChange } from '../../review-repository.ts';
import { sampleList, samplePolicy, sampleRows, sampleSuppressions } from '../../sample-campaign.ts';
import type { Files } from '../git/make-repository.ts';
import { reviewIn } from './review-in.ts';

/** A change whose main went on with these commits since. */
async function withMain(
  commits: readonly Files[],
  change: Files = { 'list.csv': lists.pass },
): Promise<Change> {
  const made = await makeChange(calmFiles, change);
  made.repository.git('checkout', '--quiet', 'main');
  for (const files of commits) await made.repository.commit(files);
  made.repository.git('checkout', '--quiet', 'change');
  return made;
}

const fewer = (count: number) => sampleList(...sampleRows(count));

describe('a base that went on', () => {
  test('is told with its commits and the files of the campaign that they change', async () => {
    const { repository } = await withMain([
      { 'list.csv': fewer(59) },
      { 'README.md': 'x' },
      { 'list.csv': fewer(58), 'suppressions.csv': sampleSuppressions() },
    ]);
    expect((await reviewIn(repository)).baseMoved).toEqual({
      name: 'main',
      commits: 2,
      isMore: false,
      files: ['list.csv', 'suppressions.csv'],
    });
  });

  test('is told where it only changes the rules', async () => {
    const policy = samplePolicy.replace('allow }', 'allow, total: { fail: 3% } }');
    const { repository } = await withMain([{ '.github/bounce-gate.yml': policy }]);
    expect((await reviewIn(repository)).baseMoved?.files).toEqual(['.github/bounce-gate.yml']);
  });

  test.each<[string, readonly Files[], Files]>([
    ['changes other files', [{ 'README.md': 'x' }], { 'list.csv': lists.pass }],
    [
      'ends where it was',
      [{ 'list.csv': fewer(9) }, { 'list.csv': calmFiles['list.csv'] }],
      { 'list.csv': lists.pass },
    ],
    ['does not move', [], { 'list.csv': lists.pass }],
    ['changes what the branch leaves alone', [{ 'list.csv': fewer(9) }], { 'README.md': 'x' }],
  ])('is not told where it %s', async (_, commits, change) => {
    const { repository } = await withMain(commits, change);
    expect((await reviewIn(repository)).baseMoved).toBeNull();
  });

  test('does not differ from what CI sees once it is merged', async () => {
    const { repository } = await withMain([
      { 'suppressions.csv': sampleSuppressions('x@mail.example,manual,') },
    ]);
    expect((await reviewIn(repository)).baseMoved?.commits).toBe(1);
    repository.git('merge', '--quiet', '--message', 'merge', 'main');
    expect((await reviewIn(repository)).baseMoved).toBeNull();
  });
});
