import { createGitHubClient, type GitHubClient } from '../io/github/github-client.ts';

/** The one client of a run; nothing is asked before its first call. */
export function runClient(token: string, env: Readonly<Record<string, string | undefined>>): GitHubClient {
  return createGitHubClient({
    apiUrl: env.GITHUB_API_URL ?? 'https://api.github.com',
    token,
    repository: env.GITHUB_REPOSITORY ?? '',
    timing: {
      nowMs: () => Date.now(),
      sleep: (milliseconds) => new Promise((go) => setTimeout(go, milliseconds)),
      random: () => Math.random(),
    },
  });
}
