import { expect, test } from 'vitest';
import type { GitHubRequest } from '../../../src/io/github/github-client.ts';
import { clientOf, fakeTiming, openFake } from './github-harness.ts';

const list: GitHubRequest = {
  route: 'GET /repos/{owner}/{repo}/issues/{issue_number}/comments',
  parameters: { issue_number: 7 },
  repeatable: true,
  permission: 'pull-requests: write',
};
const create: GitHubRequest = {
  route: 'POST /repos/{owner}/{repo}/issues/{issue_number}/comments',
  parameters: { issue_number: 7, body: 'text' },
  repeatable: false,
  permission: 'pull-requests: write',
};
const startMs = Date.parse('2026-11-22T08:00:00Z');

test('an answer comes back as parsed data', async () => {
  const fake = await openFake();
  fake.state.addComment(7, { login: 'ann', type: 'User', app: null }, 'hello');
  const answer = await clientOf(fake).call(list);
  expect(answer).toMatchObject({ ok: true, data: [{ body: 'hello' }], lastPage: 1 });
});

test.each([
  ['a wrong token', { token: 'ghs_other' }, {}, { reason: 'forbidden' }],
  [
    'a token without the scope',
    {},
    { permissions: { issues: 'none', pull_requests: 'none' } as const },
    { reason: 'forbidden', missingPermission: 'pull-requests: write' },
  ],
  ['an unknown repository', { repository: 'octo/other' }, {}, { reason: 'not-found' }],
])('%s is a typed failure after one call', async (_, options, fakeOptions, expected) => {
  const fake = await openFake(fakeOptions);
  expect(await clientOf(fake, options).call(list)).toEqual({ ok: false, uncertain: false, ...expected });
  expect(fake.calls).toHaveLength(1);
});

test.each([
  ['seconds', { 'retry-after': '7' }, 7000],
  ['a date', { 'retry-after': 'Sun, 22 Nov 2026 08:00:09 GMT' }, 9000],
  ['a past date', { 'retry-after': 'Sun, 22 Nov 2026 07:00:00 GMT' }, 0],
  [
    'a reset time',
    { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(startMs / 1000 + 12) },
    12_000,
  ],
])('a limit that names %s is waited for, then asked again', async (_, headers, pause) => {
  const fake = await openFake();
  fake.fail('list-comments', { kind: 'answer', status: 429, headers });
  const timing = fakeTiming(startMs);
  expect((await clientOf(fake, { timing }).call(list)).ok).toBe(true);
  expect(timing.pauses).toEqual([pause]);
});

test.each([
  [
    'a secondary limit (403) with retry-after',
    403,
    { 'retry-after': '3' },
    'You have exceeded a secondary rate limit.',
    [3000],
  ],
  [
    'a primary limit (403)',
    403,
    { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(startMs / 1000 + 2) },
    'API rate limit exceeded',
    [2000],
  ],
])('%s repeats even a create, since nothing was done', async (_, status, headers, message, pauses) => {
  const fake = await openFake();
  fake.fail('create-comment', { kind: 'answer', status, headers, body: { message } });
  const timing = fakeTiming(startMs);
  expect((await clientOf(fake, { timing }).call(create)).ok).toBe(true);
  expect(timing.pauses).toEqual(pauses);
  expect(fake.state.comments).toHaveLength(1);
});

test.each([
  ['an hour', 429, { 'retry-after': '3600' }, 'wait'],
  [
    'a minute, as a secondary limit without a time means',
    403,
    {},
    'You have exceeded a secondary rate limit',
  ],
  ['a minute, as a 429 without a time means', 429, {}, 'slow down'],
])('a limit of %s is not waited for: it is beyond the time budget', async (_, status, headers, message) => {
  const fake = await openFake();
  fake.fail('list-comments', { kind: 'answer', status, headers, body: { message } });
  const timing = fakeTiming();
  expect(await clientOf(fake, { timing }).call(list)).toEqual({
    ok: false,
    reason: 'rate-limited',
    uncertain: false,
  });
  expect(timing.pauses).toEqual([]);
});

test('server errors are repeated with exponential backoff and full jitter, three attempts in all', async () => {
  const fake = await openFake();
  fake.fail('list-comments', { kind: 'answer', status: 502 }, 3);
  const timing = fakeTiming();
  expect(await clientOf(fake, { timing }).call(list)).toEqual({
    ok: false,
    reason: 'unavailable',
    uncertain: true,
  });
  expect(timing.pauses).toEqual([500, 1000]);
  expect(fake.calls).toHaveLength(3);
});

test('two server errors and then an answer are an answer', async () => {
  const fake = await openFake();
  fake.fail('list-comments', { kind: 'answer', status: 503 }, 2);
  expect((await clientOf(fake).call(list)).ok).toBe(true);
});

test.each([
  ['a connection cut after GitHub did it', { kind: 'cut', carriedOut: true }],
  ['a connection cut before', { kind: 'cut', carriedOut: false }],
  ['a 502', { kind: 'answer', status: 502 }],
] as const)('a create is not repeated after %s: nobody knows whether it was done', async (_, fault) => {
  const fake = await openFake();
  fake.fail('create-comment', fault);
  expect(await clientOf(fake).call(create)).toEqual({ ok: false, reason: 'unavailable', uncertain: true });
  expect(fake.calls).toHaveLength(1);
});

test('a slow answer is given up after its time and asked again', async () => {
  const fake = await openFake();
  // because the test would end before that answer came
  fake.fail('list-comments', { kind: 'slow', ms: 600_000 });
  expect((await clientOf(fake, { requestMs: 1500 }).call(list)).ok).toBe(true);
  expect(fake.calls).toHaveLength(2);
});

test('a port where nobody listens is unavailable, and surely nothing was done', async () => {
  const fake = await openFake();
  await fake.stop();
  expect(await clientOf(fake).call(create)).toEqual({ ok: false, reason: 'unavailable', uncertain: false });
});

test('a run makes at most six requests, retries counted', async () => {
  const fake = await openFake();
  fake.fail('list-comments', { kind: 'answer', status: 502 }, 99);
  const client = clientOf(fake);
  await client.call(list);
  await client.call(list);
  expect(await client.call(list)).toEqual({ ok: false, reason: 'budget', uncertain: false });
  expect(fake.calls).toHaveLength(6);
  expect(client.callsLeft()).toBe(0);
});

test('a run asks nothing more when its time is over', async () => {
  const fake = await openFake();
  const timing = fakeTiming();
  const client = clientOf(fake, { timing, totalMs: 10_000 });
  await timing.sleep(60_000);
  expect((await client.call(list)).ok).toBe(true);
  await timing.sleep(10_000);
  expect(await client.call(list)).toEqual({ ok: false, reason: 'budget', uncertain: false });
  expect(fake.calls).toHaveLength(1);
});
