import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { markedBody } from '../../src/core/review/comment-marker.ts';
import { type FakeGitHub, type Fault, startFakeGitHub } from '../fake-github/start-fake-github.ts';
import { type Change, calmFiles, lists, makeChange, runReview } from '../review-repository.ts';
import { runOnChange, type Said } from './run-on-change.ts';

const token = 'ghs_TopSecretTokenOfTheTests0123456789';
let fake: FakeGitHub;

beforeEach(async () => {
  fake = await startFakeGitHub({ token });
});

afterEach(async () => {
  await fake.stop();
  expect(fake.mistakes).toEqual([]);
  expect(fake.calls.length).toBeLessThanOrEqual(6);
});

async function run(change: Change, inputs: Readonly<Record<string, string>> = {}, said: Said = {}) {
  fake.state.pulls.set(7, { headSha: change.head, diff: new Map() });
  const env = { GITHUB_API_URL: fake.url, ...said.env };
  const done = await runOnChange(change, { 'github-token': token, ...inputs }, { ...said, env });
  expect(done.stdout + done.stderr + done.summary).not.toContain(token);
  return done;
}

const asked = () => fake.calls.map(({ name }) => name);
const bodies = () => fake.state.comments.map(({ body }) => body);
const failing = await makeChange(calmFiles, { 'list.csv': lists.fail });
const passing = await makeChange(calmFiles, { 'list.csv': lists.pass });
const other = await makeChange(calmFiles, { 'README.md': 'x' });

describe('the sticky comment', () => {
  test('is created, then left alone while it tells the same, then changed', async () => {
    await run(failing);
    expect(asked()).toEqual(['list-comments', 'create-comment', 'list-comments']);
    expect(bodies()).toHaveLength(1);
    expect(bodies()[0]).toMatch(
      /^<!-- bounce-gate:review verdict=fail -->\n\*\*This change would raise june/,
    );
    const { stdout } = await runReview(failing.repository, '--base', failing.base, '--format', 'markdown');
    expect(bodies()[0]).toBe(markedBody('review', 'fail', stdout.trimEnd()));
    await run(failing);
    expect(asked().slice(3)).toEqual(['list-comments']);
    await run(passing);
    expect(asked().slice(4)).toEqual(['list-comments', 'update-comment']);
    expect(bodies()[0]).toMatch(/^<!-- bounce-gate:review verdict=pass -->\n\*\*june stays fine/);
    expect(bodies()[0]?.split('\n\n')).toHaveLength(2);
  });

  test('of a stranger who wrote the marker is not touched', async () => {
    const forged = markedBody('review', 'pass', '**All is well.**');
    fake.state.addComment(7, { login: 'mallory', type: 'User', app: null }, forged);
    await run(failing);
    expect(bodies()).toHaveLength(2);
    expect(bodies()[0]).toBe(forged);
  });
});

describe('when it is written', () => {
  test.each([
    ['off', failing, 0],
    ['always', other, 1],
    ['changes', other, 0],
    ['changes', passing, 1],
    ['on-failure', passing, 0],
    ['on-failure', failing, 1],
    ['on-change-of-verdict', other, 0],
    ['on-change-of-verdict', failing, 1],
  ] as const)('comment: %s', async (comment, change, number) => {
    await run(change, { comment });
    expect(bodies()).toHaveLength(number);
    if (comment === 'off') expect(asked()).toEqual([]);
  });

  test('in mode dry-run, at a merge group and on a push it is not', async () => {
    await run(failing, { mode: 'dry-run' });
    const repository = { private: true };
    const payload = { merge_group: { base_sha: failing.base, head_sha: failing.head }, repository };
    await run(failing, {}, { name: 'merge_group', payload });
    await run(failing, {}, { name: 'push', payload: { repository } });
    expect(asked()).toEqual([]);
  });
});

describe('suggestions', () => {
  const added = [62, 63, 64, 65, 66, 67, 68, 69, 70, 71];

  test('stand on the lines that the change adds', async () => {
    fake.state.pulls.set(7, { headSha: failing.head, diff: new Map([['list.csv', new Set(added)]]) });
    const env = { GITHUB_API_URL: fake.url };
    const inputs = { 'github-token': token, suggestions: 'true' };
    const done = await runOnChange(failing, inputs, { env });
    expect(fake.state.reviews).toHaveLength(1);
    expect(done.stdout).not.toContain('suggested for deletion');
  });

  test('are not made where the branch has another version of the list, which is said', async () => {
    const change = await makeChange(calmFiles, { 'list.csv': lists.fail });
    const { git, commit } = change.repository;
    git('checkout', '--quiet', 'main');
    await commit({ 'list.csv': calmFiles['list.csv'].replace('person3@', 'guest3@') });
    git('checkout', '--quiet', '--detach');
    git('merge', '--quiet', '--no-ff', '--message', 'merge', change.head);
    const done = await run(change, { suggestions: 'true' }, { sha: git('rev-parse', 'HEAD') });
    expect(done.exitCode).toBe(1);
    expect(fake.state.reviews).toEqual([]);
    expect(done.stdout).toContain('No lines of list.csv are suggested for deletion');
  });
});

describe('with a token that only reads', () => {
  test.each<[string, Said]>([
    ['a fork', { headRepository: 2 }],
    ['a fork that is gone', { headRepository: null }],
    ['Dependabot', { actor: 'dependabot[bot]' }],
  ])('%s: nothing is asked, it is said once, the verdict is the same', async (_, said) => {
    const done = await run(failing, {}, said);
    expect(done.exitCode).toBe(1);
    expect(asked()).toEqual([]);
    expect(done.stdout.match(/from a fork or from Dependabot/g)).toHaveLength(1);
    expect(done.summary).toContain('This change would raise june');
  });

  test('without a token it is said too', async () => {
    const done = await run(failing, { 'github-token': '' });
    expect([done.exitCode, asked()]).toEqual([1, []]);
    expect(done.stdout).toContain('No github-token was given');
  });
});

describe('whatever GitHub answers, the verdict stands and one sentence says what happened', () => {
  const answers = [401, 403, 404, 422, 429, 500, 502].map((status): Fault => ({ kind: 'answer', status }));
  test.each<Fault>([...answers, { kind: 'cut', carriedOut: false }])(
    '%j to the first question',
    async (fault) => {
      fake.fail('list-comments', fault, 9);
      const done = await run(failing);
      expect(done.exitCode).toBe(1);
      expect(done.stdout.match(/could not be written/g)).toHaveLength(1);
      expect(done.stdout).toContain('The verdict stands');
      expect(bodies()).toEqual([]);
    },
  );

  test.each(answers)('%j to the comment', async (fault) => {
    fake.fail('create-comment', fault, 9);
    const done = await run(passing);
    expect(done.exitCode).toBe(0);
    expect(done.stdout.match(/could not be written/g)).toHaveLength(1);
  });

  test('the permission that is missing is named', async () => {
    await fake.stop();
    fake = await startFakeGitHub({ token, permissions: { issues: 'read', pull_requests: 'read' } });
    expect((await run(failing)).stdout).toContain(
      'Add "pull-requests: write" to the permissions of the job.',
    );
  });

  test('an API that is not there', async () => {
    const done = await run(failing, {}, { env: { GITHUB_API_URL: 'http://127.0.0.1:9' } });
    expect(done.exitCode).toBe(1);
    expect(done.stdout.match(/could not be written/g)).toHaveLength(1);
  });

  test('an API that does not answer in time', async () => {
    // because the test would end before an answer came
    fake.fail('list-comments', { kind: 'slow', ms: 600_000 }, 9);
    const done = await run(failing);
    expect(done.exitCode).toBe(1);
    expect(done.stdout.match(/could not be written/g)).toHaveLength(1);
  });
});
