import type { BotConfig, LedgerConfig } from '../core/bot/bot-config.ts';
import type { BotStore } from '../io/bot-store/bot-store.ts';
import type { LedgerPlace } from '../io/ledger/ledger-place.ts';
import type { Sign } from '../io/sign.ts';
import type { SlackClient } from '../io/slack/slack-client.ts';
import type { BotLog } from './bot-log.ts';
import type { BotMetrics } from './bot-metrics.ts';

/** A ledger the bot may read and write, with the folder that keeps what was fetched. */
export interface BotLedger extends LedgerConfig {
  readonly place: LedgerPlace;
  readonly cacheFolder: string;
}

/** The clock and the chance, so that tests have their own. */
export interface BotClock {
  readonly nowMs: () => number;
  /** Resolves early, without an error, when the signal is aborted. */
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
  readonly random: () => number;
}

/** Everything a part of the bot works with. */
export interface BotContext {
  readonly config: BotConfig;
  readonly ledgers: readonly BotLedger[];
  readonly store: BotStore;
  /** The one exit to Slack, for a workspace; null when it is not installed there. `null` as team: the only one. */
  readonly slack: (team: string | null) => Promise<SlackClient | null>;
  readonly log: BotLog;
  readonly metrics: BotMetrics;
  readonly clock: BotClock;
  /** Unique to this process; the name it claims by. */
  readonly owner: string;
  /** Signs overrides; null when there is no key. */
  readonly sign: Sign | null;
  /** Token for re-runs on GitHub, and the address of its API. */
  readonly github: { readonly token: string | null; readonly apiUrl: string };
  /** Tells the follower that a ledger may have moved; returns at once. */
  readonly nudge: (ledger: string) => void;
}
