import { expect, test } from 'vitest';
import { calmFiles, lists, makeChange } from '../../review-repository.ts';
import { reviewIn } from './review-in.ts';

const list = calmFiles['list.csv'];

test.each<[string, Readonly<Record<string, string>>, object]>([
  ['the same file', { 'lists/2026.csv': list }, { movedTo: 'lists/2026.csv' }],
  ['a file of the same name', { 'lists/List.csv': lists.pass }, { sameName: 'lists/List.csv' }],
  [
    'the same file, rather than one of the name',
    { 'a/list.csv': lists.pass, 'b/x.csv': list },
    { movedTo: 'b/x.csv' },
  ],
  ['no such file', { 'other.csv': lists.pass }, {}],
])('a list that is gone while the policy names it: %s is looked for', async (_, files, named) => {
  const { repository } = await makeChange(calmFiles, { 'list.csv': null, ...files });
  const { reviews, verdict } = await reviewIn(repository);
  expect(verdict).toBe('unchecked');
  expect(reviews[0]?.problems).toEqual([
    { code: 'file-missing', file: 'list.csv', args: { commit: 'HEAD', ...named } },
  ]);
});

test('a name with an address is not shown', async () => {
  const { repository } = await makeChange(calmFiles, { 'list.csv': null, 'ann@mail.example.csv': list });
  const run = await reviewIn(repository);
  expect(run.reviews[0]?.problems[0]?.args).toMatchObject({ movedTo: '(withheld)' });
});
