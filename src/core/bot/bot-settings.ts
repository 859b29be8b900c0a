import type { BotConfig } from './bot-config.ts';

/** How Slack's requests come in: over a web socket that the bot opens, or over HTTP to an address of ours. */
export type BotMode =
  | { readonly kind: 'socket'; readonly appToken: string }
  | { readonly kind: 'http'; readonly signingSecret: string };

/** What installing the bot into several workspaces needs; tokens are sealed with `sealKey` (32 bytes, base64). */
export interface BotOauth {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly stateSecret: string;
  readonly sealKey: string;
}

/** Everything the bot is told when it starts. */
export interface BotSettings {
  readonly mode: BotMode;
  /** Token of the one workspace; null when workspaces install the bot by themselves. */
  readonly botToken: string | null;
  readonly oauth: BotOauth | null;
  /** Ends in a slash. */
  readonly slackApiUrl: string;
  /** Of the app itself; requests of another are refused. Null when nobody said. */
  readonly appId: string | null;
  /** PostgreSQL; null for SQLite in `dataFolder`. */
  readonly databaseUrl: string | null;
  readonly dataFolder: string;
  readonly port: number;
  readonly metricsPort: number;
  readonly githubToken: string | null;
  readonly githubApiUrl: string;
  readonly githubWebhookSecret: string | null;
  /** Ed25519 private key in PEM. */
  readonly overrideKey: string | null;
  /** Tokens of ledgers by the variable that held them. */
  readonly tokens: Readonly<Record<string, string>>;
  readonly config: BotConfig;
  /** Values that must never be shown. */
  readonly secrets: readonly string[];
}
