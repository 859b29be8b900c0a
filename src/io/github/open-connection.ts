import { fieldOf } from '../../core/review/field-of.ts';
import type { Refusal } from './read-refusal.ts';

/** Where the API is and who asks. */
export interface ConnectionOptions {
  /** GITHUB_API_URL: https://api.github.com, or the API of a GitHub Enterprise Server. */
  readonly apiUrl: string;
  readonly token: string;
  /** GITHUB_REPOSITORY: `owner/name`. */
  readonly repository: string;
}

/** One request: a route of GitHub's REST API with its parameters (`owner` and `repo` are filled in). */
export interface Ask {
  readonly route: string;
  readonly parameters: Readonly<Record<string, unknown>>;
}

/** What came back: an answer, a refusal, or nothing (`sent` tells whether the request may have arrived). */
export type Exchange =
  | { readonly kind: 'answer'; readonly data: unknown; readonly link: string }
  | ({ readonly kind: 'refusal' } & Refusal)
  | { readonly kind: 'nothing'; readonly sent: boolean };

/** Sends one request, once, and gives what came back within `timeoutMs`. */
export type Connection = (ask: Ask, timeoutMs: number) => Promise<Exchange>;

/**
 * Opens the API with the octokit of @actions/github, which is loaded only now. Null when the token, the URL or the
 * repository cannot be what the runner sets. Redirects are not followed, and octokit's log is silent: what it would
 * print is text that the server chose.
 */
export async function openConnection(options: ConnectionOptions): Promise<Connection | null> {
  const [owner, repo, ...more] = options.repository.split('/');
  const usable = isUsableToken(options.token) && isHttpUrl(options.apiUrl);
  if (!usable || !isName(owner) || !isName(repo) || more.length > 0) return null;
  const { getOctokit } = await import('@actions/github');
  const octokit = getOctokit(options.token, {
    baseUrl: options.apiUrl.replace(/(?<!\/)\/+$/, ''),
    userAgent: 'bounce-gate',
  });
  return async ({ route, parameters }, timeoutMs) => {
    const request = { signal: AbortSignal.timeout(timeoutMs), redirect: 'manual', log: silent } as const;
    const headers = { 'x-github-api-version': '2022-11-28' };
    try {
      const answer = await octokit.request(route, { ...parameters, owner, repo, headers, request });
      if (answer.status >= 300) return { kind: 'refusal', status: answer.status, headers: {}, data: null };
      return { kind: 'answer', data: answer.data, link: answer.headers.link ?? '' };
    } catch (error) {
      return exchangeOf(error);
    }
  };
}

const quiet = (): void => undefined;
const silent = { debug: quiet, info: quiet, warn: quiet, error: quiet };

/** Errors of the network that come before a request is sent. */
const neverSent: readonly unknown[] = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT'];

function exchangeOf(error: unknown): Exchange {
  // because octokit's errors are class instances with these fields; anything else is a broken connection
  const response = error instanceof Error && 'response' in error ? error.response : undefined;
  const status = fieldOf(response, 'status');
  const headers = fieldOf(response, 'headers');
  if (typeof status === 'number' && typeof headers === 'object' && headers !== null) {
    return { kind: 'refusal', status, headers: { ...headers }, data: fieldOf(response, 'data') };
  }
  return { kind: 'nothing', sent: !codesOf(error).some((code) => neverSent.includes(code)) };
}

function codesOf(error: unknown): unknown[] {
  const codes: unknown[] = [];
  let here = error;
  for (let depth = 0; depth < 5 && here instanceof Error; depth += 1) {
    if ('code' in here) codes.push(here.code);
    here = here.cause;
  }
  return codes;
}

function isUsableToken(token: string): boolean {
  return /^[\x21-\x7e]{1,4096}$/.test(token);
}

function isName(name: string | undefined): name is string {
  return name !== undefined && /^[\w.-]{1,100}$/.test(name) && !/^\.+$/.test(name);
}

function isHttpUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  return /^https?:$/.test(url.protocol) && url.username === '' && url.password === '';
}
