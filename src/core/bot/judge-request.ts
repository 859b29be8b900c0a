import type { Incoming } from './parse-incoming.ts';

/** Whose requests are answered. */
export interface RequestRules {
  /** Workspaces. */
  readonly teams: readonly string[];
  readonly app: string | null;
  /** Origins that answers may go to: Slack's, and the one of a Slack for tests. */
  readonly responseOrigins: readonly string[];
}

/** When and how a request over HTTP was signed; null for one that came over our own web socket. */
export interface RequestSeal {
  readonly signature: string;
  readonly atMs: number;
}

/** Slack's clock may be ahead of ours by so much (SECURITY T20); how far it may be behind is Bolt's own check. */
export const mostAheadMs = 60_000;

export type RequestRefusal = 'future' | 'other-team' | 'other-app' | 'response-url';

/** Whether a request is one to answer: null, or why it is refused. */
export function judgeRequest(
  incoming: Incoming,
  rules: RequestRules,
  timing: { readonly seal: RequestSeal | null; readonly nowMs: number },
): RequestRefusal | null {
  const { seal, nowMs } = timing;
  // because NaN is refused as well, the question is whether it is within, not whether it is beyond
  if (seal !== null && !(seal.atMs <= nowMs + mostAheadMs)) return 'future';
  if (rules.app !== null && incoming.app !== null && incoming.app !== rules.app) return 'other-app';
  if (!rules.teams.includes(incoming.team)) return 'other-team';
  if (incoming.responseUrl !== null && !isAllowed(incoming.responseUrl, rules.responseOrigins)) {
    return 'response-url';
  }
  return null;
}

function isAllowed(url: string, origins: readonly string[]): boolean {
  return URL.canParse(url) && origins.includes(new URL(url).origin);
}
