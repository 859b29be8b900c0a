import { afterEach, expect } from 'vitest';
import type { CommentPlace } from '../../../src/io/github/find-own-comment.ts';
import {
  createGitHubClient,
  type GitHubClient,
  type GitHubOptions,
  type Timing,
} from '../../../src/io/github/github-client.ts';
import { type FakeGitHub, type FakeOptions, startFakeGitHub } from '../../fake-github/start-fake-github.ts';

/** The token of every test; none of it may come back in a result. */
export const token = 'ghs_TopSecretTokenOfTheTests0123456789';

/** The head commit and the pull request that every fake knows. */
export const headSha = 'a'.repeat(40);
export const place: CommentPlace = { number: 7, key: 'review' };

/** A clock that stands still but for the pauses, which it records. */
export interface FakeTiming extends Timing {
  readonly pauses: number[];
}

/** Time in which every pause is over at once; `random` always draws one half. */
export function fakeTiming(startMs = Date.parse('2026-11-22T08:00:00Z')): FakeTiming {
  const pauses: number[] = [];
  let now = startMs;
  return {
    pauses,
    nowMs: () => now,
    random: () => 0.5,
    sleep: async (ms) => {
      pauses.push(ms);
      now += ms;
    },
  };
}

const running: FakeGitHub[] = [];

/** Starts a fake GitHub with pull request 7, whose diff has lines 2 to 90 of list.csv; it stops after the test. */
export async function openFake(options: FakeOptions = {}): Promise<FakeGitHub> {
  const fake = await startFakeGitHub({ token, ...options });
  // because @actions/github reads the environment once, when it is loaded: a proxy that nobody serves shows that
  // loopback is asked directly
  process.env.GITHUB_API_URL = fake.url;
  for (const name of ['http_proxy', 'HTTP_PROXY', 'https_proxy', 'HTTPS_PROXY'])
    process.env[name] = 'http://127.0.0.1:9';
  const lines = Array.from({ length: 89 }, (_, index) => index + 2);
  fake.state.pulls.set(place.number, { headSha, diff: new Map([['list.csv', new Set(lines)]]) });
  running.push(fake);
  return fake;
}

/** A client of the fake, with pauses that take no time. */
export function clientOf(fake: FakeGitHub, options: Partial<GitHubOptions> = {}): GitHubClient {
  return createGitHubClient({
    apiUrl: fake.url,
    token,
    repository: 'octo/lists',
    timing: fakeTiming(),
    ...options,
  });
}

/** The names of the operations the fake was asked for. */
export function asked(fake: FakeGitHub): string[] {
  return fake.calls.map(({ name }) => name);
}

afterEach(async () => {
  for (const fake of running.splice(0)) {
    await fake.stop();
    expect(fake.mistakes).toEqual([]);
    expect(fake.calls.filter(({ name }) => name === 'unknown')).toEqual([]);
  }
});
