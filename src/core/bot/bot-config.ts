import type { Verdict } from '../campaign-result.ts';

/** When a run gets a card: each one, one whose verdict is another than that of the run before, or from a verdict on. */
export const notifyModes = ['always', 'on-change', 'warn', 'fail'] as const;
export type NotifyMode = (typeof notifyModes)[number];

/** Verdicts that each mode with a bar posts. */
export const notifyBar: Readonly<Record<'warn' | 'fail', readonly Verdict[]>> = {
  warn: ['warn', 'fail', 'unchecked'],
  fail: ['fail', 'unchecked'],
};

/** A ledger the bot reads: `name` tells it from others, in commands too (`name/campaign`). */
export interface LedgerConfig {
  /** Lower-case letters, digits and hyphens. */
  readonly name: string;
  /** Address as git writes it; without a credential. */
  readonly remote: string;
  readonly branch: string;
  /** Environment variable that holds a token for the remote; null for none. */
  readonly tokenVariable: string | null;
  /** `owner/name` on GitHub, for links and re-runs; null when it is elsewhere. */
  readonly repository: string | null;
  /** File name of the workflow that a re-run starts; null for none. */
  readonly workflow: string | null;
  /** Branch the re-run checks. */
  readonly ref: string;
}

/** A time in the week for the digest, in the time zone of the bot. */
export interface DigestTime {
  /** 1 is Monday, 7 Sunday. */
  readonly weekday: number;
  readonly hour: number;
  readonly minute: number;
}

/** A channel the bot may post in. */
export interface ChannelConfig {
  readonly id: string;
  /** Globs over campaign names. */
  readonly campaigns: readonly string[];
  /** Names of ledgers; null for all. */
  readonly ledgers: readonly string[] | null;
  readonly notify: NotifyMode;
  /** Hours before a send at which a missing fresh check is told, the largest first. */
  readonly remindHours: readonly number[];
  readonly digest: DigestTime | null;
  /** Whether a channel shared with another company may get posts. */
  readonly allowExternal: boolean;
}

/** Who may override in Slack. No group and no users: nobody. */
export interface OverrideAccess {
  /** User group ID such as S0123456789. */
  readonly group: string | null;
  readonly users: readonly string[];
  /** Whether the one who started the failed run may override it. */
  readonly allowAuthor: boolean;
  /** GitHub login to Slack user ID. */
  readonly people: Readonly<Record<string, string>>;
}

/** The bot's settings that are no secrets. */
export interface BotConfig {
  readonly ledgers: readonly LedgerConfig[];
  readonly channels: readonly ChannelConfig[];
  readonly override: OverrideAccess;
  /** Workspaces whose requests are answered; empty for the one the token belongs to. */
  readonly teams: readonly string[];
  /** IANA name. */
  readonly timeZone: string;
  /** How old a passing check may be at the send, in hours, where the policy does not say. */
  readonly freshHours: number;
  /** Whether the history of a channel is searched for a post whose reply was lost (scope channels:history). */
  readonly findLostPosts: boolean;
  /** Seconds between two looks at each ledger; a quarter of it is left to chance. */
  readonly pollSeconds: number;
}
