import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { join, resolve } from 'node:path';
import type { BotSettings } from '../core/bot/bot-settings.ts';
import type { SettingProblem } from '../core/bot/setting-problem.ts';
import type { BotStore } from '../io/bot-store/bot-store.ts';
import { openPostgresStore } from '../io/bot-store/open-postgres-store.ts';
import { openSqliteStore } from '../io/bot-store/open-sqlite-store.ts';
import { openSigner } from '../io/sign.ts';
import { openSlackClient } from '../io/slack/open-slack-client.ts';
import { slackResponseOrigin } from '../io/slack/respond-to-url.ts';
import type { SlackClient } from '../io/slack/slack-client.ts';
import type { BotClock, BotContext } from './bot-context.ts';
import type { BotLog } from './bot-log.ts';
import type { BotMetrics } from './bot-metrics.ts';
import { type Nudges, openNudges } from './nudges.ts';
import { openLedgers } from './open-ledgers.ts';
import { openSealedInstallations, type SealedInstallations } from './sealed-installations.ts';
import { manySlackClients, oneSlackClient, type SlackClients } from './slack-clients.ts';
import { webAddressOf } from './web-address.ts';

/** A context with what only the shell needs of it. */
export interface OpenedContext extends BotContext {
  readonly nudges: Nudges;
  readonly clients: SlackClients;
  /** Null with one workspace. */
  readonly installations: SealedInstallations | null;
  /** Hosts that messages may link to. */
  readonly linkHosts: ReadonlySet<string>;
  /** Origins that answers may go to. */
  readonly responseOrigins: readonly string[];
}

export type ContextOpened =
  | { readonly ok: true; readonly context: OpenedContext }
  | { readonly ok: false; readonly problems: readonly SettingProblem[] };

/** What the process gives to the bot. */
export interface BotProcess {
  readonly log: BotLog;
  readonly metrics: BotMetrics;
  readonly clock: BotClock;
}

/** Opens everything the bot works with; nothing is asked of a server yet. Throws `StoreAway` when the file of the store cannot be opened. */
export function openContext(settings: BotSettings, given: BotProcess): ContextOpened {
  const { ledgers, problems } = openLedgers(settings);
  const sign = settings.overrideKey === null ? null : openSigner(settings.overrideKey);
  if (settings.overrideKey !== null && sign === null) {
    return { ok: false, problems: [...problems, { code: 'override-key-wrong', args: {} }] };
  }
  if (problems.length > 0) return { ok: false, problems };
  const { log, metrics, clock } = given;
  const store = openStore(settings);
  const exits = exitsOf(settings);
  const open = (token: string) => openExit(token, settings, { ...given, ...exits });
  const { clients, installations } = openClients(settings, { store, open, nowMs: clock.nowMs });
  const nudges = openNudges(clock);
  const context: OpenedContext = {
    config: settings.config,
    ledgers,
    store,
    slack: clients.client,
    log,
    metrics,
    clock,
    owner: `${hostname().slice(0, 40)}:${randomUUID()}`,
    sign,
    github: { token: settings.githubToken, apiUrl: settings.githubApiUrl },
    nudge: nudges.nudge,
    nudges,
    clients,
    installations,
    ...exits,
  };
  return { ok: true, context };
}

function openStore({ databaseUrl, dataFolder }: BotSettings): BotStore {
  if (databaseUrl !== null) return openPostgresStore(databaseUrl);
  return openSqliteStore(join(resolve(dataFolder), 'bot.sqlite'));
}

/** The one exit to Slack with a token; what it withholds is counted and told. */
function openExit(token: string, settings: BotSettings, parts: BotProcess & Exits): SlackClient {
  const { log, metrics, clock, linkHosts, responseOrigins } = parts;
  return openSlackClient({
    token,
    channels: settings.config.channels,
    linkHosts: [...linkHosts],
    responseOrigins,
    apiUrl: settings.slackApiUrl,
    nowMs: clock.nowMs,
    onWithheld: (rule, path) => {
      metrics.add('bounce_pii_withheld_total', { rule });
      log.error('message-withheld', { rule, path });
    },
  });
}

type Exits = Pick<OpenedContext, 'linkHosts' | 'responseOrigins'>;

/** Slack's own address for answers, or that of the Slack for tests that the settings name. */
function exitsOf({ slackApiUrl, githubApiUrl }: BotSettings): Exits {
  const { origin, hostname: host } = new URL(slackApiUrl);
  return {
    linkHosts: new Set([new URL(webAddressOf(githubApiUrl)).host]),
    responseOrigins: host === 'slack.com' ? [slackResponseOrigin] : [slackResponseOrigin, origin],
  };
}

function openClients(
  { botToken, oauth, config }: BotSettings,
  parts: {
    readonly store: BotStore;
    readonly open: (token: string) => SlackClient;
    readonly nowMs: () => number;
  },
): Pick<OpenedContext, 'clients' | 'installations'> {
  const { store, open, nowMs } = parts;
  if (oauth === null) return { clients: oneSlackClient(open(botToken ?? '')), installations: null };
  const installations = openSealedInstallations(store, oauth.sealKey, nowMs);
  const token = (team: string) => installations?.token(team) ?? Promise.resolve(null);
  return { clients: manySlackClients({ teams: config.teams, token, open, nowMs }), installations };
}
