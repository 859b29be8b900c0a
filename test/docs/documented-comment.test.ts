import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import { reviewChange } from '../../src/io/review-change.ts';
import { reviewReporters } from '../../src/report/review-formats.ts';
import { makeRepositories } from '../io/git/make-repository.ts';
import { section } from './markdown.ts';

const maker = await makeRepositories();
afterAll(() => maker.remove());

const list = 'examples/lists/autumn-sale.csv';
const suppressions = ['examples/suppressions/bounces.csv', 'examples/suppressions/opt-outs.csv'];
const fence = /^````markdown\n([\s\S]*?)^````$/m;

/** The comment on a change that puts the suppressed recipients of examples/lists/autumn-sale.csv back on it. */
async function exampleComment(): Promise<string> {
  const text = (path: string) => readFileSync(path, 'utf8');
  const addressesOf = (path: string) =>
    text(path)
      .split('\n')
      .map((row) => row.split(',')[0] ?? '');
  const onFile = new Set(suppressions.flatMap(addressesOf));
  const rows = text(list).split('\n');
  const kept = rows.filter((row, index) => index === 0 || !onFile.has(row.split(',')[0] ?? '') || row === '');
  const repository = await maker.init();
  await repository.commit({
    '.github/bounce-gate.yml': text('examples/failing.yml'),
    ...Object.fromEntries(suppressions.map((path) => [path, text(path)])),
    [list]: kept.join('\n'),
  });
  await repository.commit({ [list]: text(list) });
  const run = await reviewChange({
    folder: repository.folder,
    baseRefs: ['HEAD~1'],
    headRefs: ['HEAD'],
    policyPath: '.github/bounce-gate.yml',
    campaigns: [],
    limits: {},
    asOfMs: null,
    nowMs: Date.UTC(2026, 10, 22),
  });
  expect(run.verdict).toBe('fail');
  return reviewReporters.markdown(run);
}

test('the comment in docs/pull-requests.md is the one of the example, to the letter', async () => {
  const comment = await exampleComment();
  if (process.env.UPDATE_EXPECTED === '1') {
    const page = readFileSync('docs/pull-requests.md', 'utf8');
    writeFileSync(
      'docs/pull-requests.md',
      page.replace(fence, () => `\`\`\`\`markdown\n${comment}\`\`\`\``),
    );
  }
  expect(fence.exec(section('docs/pull-requests.md', 'The comment'))?.[1]).toBe(comment);
});
