import { expect, test } from 'vitest';
import { findOwnComment } from '../../../src/io/github/find-own-comment.ts';
import type { GitHubClient } from '../../../src/io/github/github-client.ts';
import { postSuggestions } from '../../../src/io/github/post-suggestions.ts';
import { publishCheckRun } from '../../../src/io/github/publish-check-run.ts';
import { upsertComment } from '../../../src/io/github/upsert-comment.ts';
import type { Fault } from '../../fake-github/start-fake-github.ts';
import { asked, clientOf, headSha, openFake, place, token } from './github-harness.ts';

/** Every surface after one another on one client, as a run of the Action uses it. */
async function writeAll(client: GitHubClient): Promise<readonly { readonly ok: boolean }[]> {
  const found = await findOwnComment(client, place);
  const comment = found.ok
    ? await upsertComment(client, place, found.comment, { verdict: 'warn', text: 'Report.' })
    : found;
  const where = { number: 7, headSha, key: 'review', intro: 'Rows to remove.' };
  const suggested = await postSuggestions(client, where, [{ path: 'list.csv', line: 2, why: 'Suppressed.' }]);
  const run = { name: 'Bounce Gate', headSha, title: 'Warns', summary: 'Report.', annotations: [] };
  return [comment, suggested, await publishCheckRun(client, run)];
}

test('a first run writes comment, suggestions and check run with six calls', async () => {
  const fake = await openFake();
  expect((await writeAll(clientOf(fake))).every(({ ok }) => ok)).toBe(true);
  expect(asked(fake)).toEqual([
    'list-comments',
    'create-comment',
    'list-comments',
    'list-review-comments',
    'create-review',
    'create-check-run',
  ]);
});

test('a second run with nothing new makes three calls, of which only the check run writes', async () => {
  const fake = await openFake();
  await writeAll(clientOf(fake));
  const before = fake.calls.length;
  expect((await writeAll(clientOf(fake))).every(({ ok }) => ok)).toBe(true);
  expect(asked(fake).slice(before)).toEqual(['list-comments', 'list-review-comments', 'create-check-run']);
});

const operations = [
  'list-comments',
  'create-comment',
  'list-review-comments',
  'create-review',
  'create-check-run',
];
const faults: readonly Fault[] = [
  ...[401, 403, 404, 409, 410, 422, 429, 500, 502, 503].map(
    (status) => ({ kind: 'answer', status }) as const,
  ),
  { kind: 'answer', status: 200, body: 'not what it should be' },
  { kind: 'answer', status: 201, body: [{ id: 'x', user: null }, null, 7] },
  { kind: 'answer', status: 429, headers: { 'retry-after': '1' } },
  { kind: 'cut', carriedOut: true },
  { kind: 'cut', carriedOut: false },
  { kind: 'half', carriedOut: true },
];
const cases = operations.flatMap((operation) =>
  faults.flatMap((fault) => [1, 99].map((times) => ({ operation, fault, times }))),
);

test.each(cases)(
  '$operation with $fault, $times times: no exception, six calls at most, no token',
  async ({ operation, fault, times }) => {
    const fake = await openFake();
    fake.fail(operation, fault, times);
    const results = await writeAll(clientOf(fake));
    expect(JSON.stringify(results)).not.toContain(token.slice(4));
    expect(fake.calls.length).toBeLessThanOrEqual(6);
    expect(fake.state.comments.length).toBeLessThanOrEqual(1);
    expect(fake.state.reviews.length).toBeLessThanOrEqual(1);
    expect(fake.state.checkRuns.length).toBeLessThanOrEqual(1);
  },
);
