import { expect, test } from 'vitest';
import type { Problem } from '../../../src/core/finding.ts';
import { readSource } from '../../../src/core/list/read-source.ts';
import { sourceOf } from '../source-of.ts';

const ignore = () => undefined;

test('a source that ended well is read', async () => {
  const read = await readSource(sourceOf('a.csv', 'email\na@b.c\n'), {}, ignore);
  expect(read).toMatchObject({ ok: true, records: 2 });
});

test('a source that broke off is a problem, however much of it was good', async () => {
  const problem: Problem = { code: 'file-gzip-damaged', file: 'a.csv.gz', args: {} };
  const read = await readSource(sourceOf('a.csv.gz', 'email\na@b.c\n', { problem }), {}, ignore);
  expect(read).toEqual({ ok: false, problem });
});

test('the problem of the source is told before one of what it holds', async () => {
  const problem: Problem = { code: 'file-missing', file: 'a.csv', args: {} };
  expect(await readSource(sourceOf('a.csv', '', { problem }), {}, ignore)).toEqual({ ok: false, problem });
});
