import type { SlackClient } from '../io/slack/slack-client.ts';

/** Clients of Slack by workspace: few enough to be kept, and not kept for ever. */
export interface SlackClients {
  /** Null as team: the only one, or the first that is there. */
  readonly client: (team: string | null) => Promise<SlackClient | null>;
  /** Forgets the client of a workspace, because its token is worth nothing any more. */
  readonly forget: (team: string) => void;
}

const mostClients = 100;
/** After so long the token is read again, since another replica may have got a new one. */
const freshMs = 60_000;

/** The client of one token that was given in the settings. */
export function oneSlackClient(client: SlackClient): SlackClients {
  return { client: () => Promise.resolve(client), forget: () => undefined };
}

/** Clients for workspaces that installed the bot; `token` looks one up. */
export function manySlackClients(parts: {
  readonly teams: readonly string[];
  readonly token: (team: string) => Promise<string | null>;
  readonly open: (token: string) => SlackClient;
  readonly nowMs: () => number;
}): SlackClients {
  const { teams, token, open, nowMs } = parts;
  const kept = new Map<
    string,
    { readonly client: SlackClient; readonly token: string; readonly atMs: number }
  >();
  const ofTeam = async (team: string): Promise<SlackClient | null> => {
    const before = kept.get(team);
    if (before !== undefined && nowMs() - before.atMs < freshMs) return before.client;
    kept.delete(team);
    const found = await token(team);
    if (found === null) return null;
    const client = before?.token === found ? before.client : open(found);
    kept.set(team, { client, token: found, atMs: nowMs() });
    // because a map keeps the order, its first is the one that was looked up longest ago
    const [oldest] = kept.keys();
    if (kept.size > mostClients && oldest !== undefined) kept.delete(oldest);
    return client;
  };
  return {
    client: async (team) => {
      for (const candidate of team === null ? teams : [team]) {
        const client = teams.includes(candidate) ? await ofTeam(candidate) : null;
        if (client !== null) return client;
      }
      return null;
    },
    forget: (team) => {
      kept.delete(team);
    },
  };
}
