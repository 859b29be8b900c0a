import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test, vi } from 'vitest';
import {
  createGitHubClient,
  type GitHubRequest,
  maxCallsPerRun,
} from '../../../src/io/github/github-client.ts';
import { asked, clientOf, fakeTiming, openFake, token } from './github-harness.ts';

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

test('the API of a GitHub Enterprise Server is asked below its own path', async () => {
  const fake = await openFake({ basePath: '/api/v3' });
  expect((await clientOf(fake, { apiUrl: `${fake.url}/` }).call(list)).ok).toBe(true);
  expect(fake.calls[0]?.path).toBe('/api/v3/repos/octo/lists/issues/7/comments');
});

test.each([
  ['no token', { token: '' }],
  ['a token with a line end', { token: `${token}\nx: y` }],
  ['no repository', { repository: '' }],
  ['a repository with a path', { repository: 'octo/lists/../x' }],
  ['a repository of dots', { repository: '../..' }],
  ['an URL that is none', { apiUrl: 'api.github.com' }],
  ['an URL of another kind', { apiUrl: 'file:///etc/passwd' }],
  ['an URL with a password', { apiUrl: 'http://me:secret@127.0.0.1/' }],
])('%s asks nothing', async (_, options) => {
  const fake = await openFake();
  const client = clientOf(fake, options);
  expect(await client.call(list)).toEqual({ ok: false, reason: 'forbidden', uncertain: false });
  expect(client.callsLeft()).toBe(maxCallsPerRun);
  expect(fake.calls).toEqual([]);
});

test.each([301, 302, 307, 308])(
  'a redirect (%i) is not followed, so the token reaches no other host',
  async (status) => {
    const seen: string[] = [];
    const stranger = createServer((request, response) => {
      seen.push(String(request.headers.authorization));
      response.end('[]');
    });
    await new Promise<void>((done) => stranger.listen(0, '127.0.0.1', done));
    const { port } = stranger.address() as AddressInfo; // because it listens on a port
    const fake = await openFake();
    fake.fail('list-comments', {
      kind: 'answer',
      status,
      headers: { location: `http://127.0.0.1:${port}/` },
    });
    expect(await clientOf(fake).call(list)).toEqual({ ok: false, reason: 'unavailable', uncertain: false });
    expect(seen).toEqual([]);
    stranger.close();
  },
);

test('what a server says is neither returned nor printed, and the token goes nowhere but into its header', async () => {
  const printed: unknown[] = [];
  const spies = (['log', 'warn', 'error', 'info', 'debug'] as const).map((name) =>
    vi.spyOn(console, name).mockImplementation((...args) => void printed.push(...args)),
  );
  const fake = await openFake();
  const told = { message: `::error::${token}`, errors: [token] };
  const deprecation = { deprecation: 'true', sunset: '::error::now', link: '<::stop::>; rel="deprecation"' };
  const results: unknown[] = [];
  for (const status of [200, 400, 401, 403, 404, 409, 410, 413, 422, 451, 500, 503]) {
    const client = clientOf(fake);
    fake.fail('create-comment', { kind: 'answer', status, headers: deprecation, body: told });
    const answer = await client.call(create);
    if (!answer.ok) results.push(answer);
  }
  expect(results).toHaveLength(11);
  expect(JSON.stringify(results)).not.toMatch(/ghs_|::/);
  expect(printed).toEqual([]);
  expect(fake.calls.every(({ headers }) => headers.authorization === `token ${token}`)).toBe(true);
  expect(JSON.stringify(fake.calls.map(({ path, body }) => [path, body]))).not.toContain(token);
  for (const spy of spies) spy.mockRestore();
});

test('nothing is loaded before the first call', () => {
  const client = createGitHubClient({ apiUrl: '', token: '', repository: '', timing: fakeTiming() });
  expect(client.callsLeft()).toBe(6);
});

test('requests name themselves and the version of the API', async () => {
  const fake = await openFake();
  await clientOf(fake).call(list);
  const { headers } = fake.calls[0] ?? {};
  expect(headers?.['user-agent']).toMatch(/^bounce-gate/);
  expect(headers?.['x-github-api-version']).toBe('2022-11-28');
  expect(asked(fake)).toEqual(['list-comments']);
});
