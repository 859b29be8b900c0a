import type { BotStore } from '../io/bot-store/bot-store.ts';
import { openSealedToken, parseSealKey, type SealKey, sealToken } from '../io/bot-store/seal-token.ts';

/** Bot tokens of the workspaces that installed the bot, encrypted at rest. */
export interface SealedInstallations {
  /** Keeps the token of a workspace, in place of an older one; throws `StoreAway`. */
  readonly save: (team: string, token: string) => Promise<void>;
  /** The token of a workspace; null when it has not installed the bot, or it was sealed with another key. */
  readonly token: (team: string) => Promise<string | null>;
  readonly forget: (team: string) => Promise<void>;
}

/** Null when the key is none. */
export function openSealedInstallations(
  store: Pick<BotStore, 'saveInstallation' | 'installation' | 'deleteInstallation'>,
  keyText: string,
  nowMs: () => number,
): SealedInstallations | null {
  const key = parseSealKey(keyText);
  return key === null ? null : over(store, key, nowMs);
}

function over(
  store: Pick<BotStore, 'saveInstallation' | 'installation' | 'deleteInstallation'>,
  key: SealKey,
  nowMs: () => number,
): SealedInstallations {
  return {
    save: (team, token) => store.saveInstallation({ team, ...sealToken(token, key, team), atMs: nowMs() }),
    token: async (team) => {
      const row = await store.installation(team);
      return row === null ? null : openSealedToken(row, [key], team);
    },
    forget: (team) => store.deleteInstallation(team),
  };
}
