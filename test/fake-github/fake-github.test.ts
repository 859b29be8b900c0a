import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { actionsBot } from './fake-state.ts';
import { type FakeGitHub, startFakeGitHub } from './start-fake-github.ts';

const headSha = 'c'.repeat(40);
let fake: FakeGitHub;

beforeAll(async () => {
  fake = await startFakeGitHub({ token: 't' });
  fake.state.pulls.set(7, { headSha, diff: new Map([['a.csv', new Set([2])]]) });
});

afterAll(async () => {
  await fake.stop();
  expect(fake.mistakes).toEqual([]);
});

async function ask(method: string, path: string, body?: unknown, token = 't'): Promise<Response> {
  return fetch(`${fake.url}/repos/octo/lists${path}`, {
    method,
    headers: { authorization: `Bearer ${token}` },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

const annotation = { path: 'a', start_line: 1, end_line: 1, annotation_level: 'notice', message: 'm' };
const run = { name: 'n', head_sha: headSha };
const output = (more: object): object => ({
  ...run,
  conclusion: 'neutral',
  output: { title: 't', summary: 's', ...more },
});
const review = { event: 'COMMENT', body: 'b' };
const drafts = (draft: object): object => ({
  ...review,
  comments: [{ path: 'a.csv', line: 2, side: 'RIGHT', body: 'x', ...draft }],
});

describe('the fake refuses what GitHub refuses', () => {
  test.each<[string, number, string, string, unknown]>([
    ['a comment without a body', 422, 'POST', '/issues/7/comments', {}],
    ['a comment whose body is a number', 422, 'POST', '/issues/7/comments', { body: 7 }],
    ['an empty comment', 422, 'POST', '/issues/7/comments', { body: ' ' }],
    ['a comment of 65,537 characters', 422, 'POST', '/issues/7/comments', { body: 'x'.repeat(65_537) }],
    ['a comment on an unknown pull request', 404, 'POST', '/issues/8/comments', { body: 'x' }],
    ['a change of an unknown comment', 404, 'PATCH', '/issues/comments/1', { body: 'x' }],
    ['the deletion of an unknown comment', 404, 'DELETE', '/issues/comments/1', undefined],
    ['a check run without a name', 422, 'POST', '/check-runs', { head_sha: headSha }],
    ['a check run on an unknown commit', 422, 'POST', '/check-runs', { ...run, head_sha: 'x' }],
    ['a check run with an unknown conclusion', 422, 'POST', '/check-runs', { ...run, conclusion: 'good' }],
    [
      'a completed check run without a conclusion',
      422,
      'POST',
      '/check-runs',
      { ...run, status: 'completed' },
    ],
    ['a summary of 65,536 characters', 422, 'POST', '/check-runs', output({ summary: 'x'.repeat(65_536) })],
    ['51 annotations', 422, 'POST', '/check-runs', output({ annotations: Array(51).fill(annotation) })],
    [
      'an unknown level',
      422,
      'POST',
      '/check-runs',
      output({ annotations: [{ ...annotation, annotation_level: 'error' }] }),
    ],
    [
      'a long title',
      422,
      'POST',
      '/check-runs',
      output({ annotations: [{ ...annotation, title: 'x'.repeat(256) }] }),
    ],
    [
      'a long message',
      422,
      'POST',
      '/check-runs',
      output({ annotations: [{ ...annotation, message: 'x'.repeat(65_537) }] }),
    ],
    [
      'columns over lines',
      422,
      'POST',
      '/check-runs',
      output({ annotations: [{ ...annotation, end_line: 2, start_column: 1 }] }),
    ],
    ['a line 0', 422, 'POST', '/check-runs', output({ annotations: [{ ...annotation, start_line: 0 }] })],
    ['a change of an unknown check run', 404, 'PATCH', '/check-runs/1', output({})],
    ['an unknown review event', 422, 'POST', '/pulls/7/reviews', { ...review, event: 'PRAISE' }],
    ['a comment review without a body', 422, 'POST', '/pulls/7/reviews', { event: 'COMMENT' }],
    ['a review of an unknown pull request', 404, 'POST', '/pulls/8/reviews', review],
    ['a review of another commit', 422, 'POST', '/pulls/7/reviews', { ...review, commit_id: 'd'.repeat(40) }],
    ['a line outside the diff', 422, 'POST', '/pulls/7/reviews', drafts({ line: 3 })],
    ['a line of the other side', 422, 'POST', '/pulls/7/reviews', drafts({ side: 'LEFT' })],
    ['a draft without a path', 422, 'POST', '/pulls/7/reviews', drafts({ path: undefined })],
    ['a path it does not have', 404, 'GET', '/issues/7', undefined],
  ])('%s: %i', async (_, status, method, path, body) => {
    expect((await ask(method, path, body)).status).toBe(status);
  });

  test('a wrong token: 401', async () => {
    expect((await ask('GET', '/issues/7/comments', undefined, 'other')).status).toBe(401);
  });
});

test('it takes what GitHub takes: 50 annotations, a comment of 65,536 characters, a line of the diff', async () => {
  expect((await ask('POST', '/check-runs', output({ annotations: Array(50).fill(annotation) }))).status).toBe(
    201,
  );
  expect((await ask('POST', '/issues/7/comments', { body: 'x'.repeat(65_536) })).status).toBe(201);
  expect((await ask('POST', '/pulls/7/reviews', drafts({}))).status).toBe(200);
});

test('it pages as GitHub does, with links to the other pages', async () => {
  fake.state.pulls.set(9, { headSha, diff: new Map() });
  for (let count = 0; count < 45; count += 1) fake.state.addComment(9, actionsBot, `${count}`);
  const first = await ask('GET', '/issues/9/comments?per_page=20');
  expect(first.headers.get('link')).toMatch(/page=2>; rel="next", <[^>]*page=3>; rel="last"/);
  const last: unknown = await (await ask('GET', '/issues/9/comments?per_page=20&page=3')).json();
  expect(last).toHaveLength(5);
  expect(last).toMatchObject([{ body: '40' }, {}, {}, {}, { body: '44' }]);
});

test('a change of a check run adds its annotations to those that are there', async () => {
  const made: unknown = await (
    await ask('POST', '/check-runs', output({ annotations: [annotation] }))
  ).json();
  const more = output({ annotations: [annotation, annotation] });
  const changed: unknown = await (await ask('PATCH', `/check-runs/${Object(made).id}`, more)).json();
  expect(changed).toMatchObject({ output: { annotations_count: 3 } });
});
