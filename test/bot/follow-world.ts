import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { BotLedger } from '../../src/bot/bot-context.ts';
import type { FollowContext } from '../../src/bot/follow-ledgers.ts';
import { openJsonLog } from '../../src/bot/json-log.ts';
import { openNudges } from '../../src/bot/nudges.ts';
import { openPrometheusMetrics, type PrometheusMetrics } from '../../src/bot/prometheus-metrics.ts';
import type { BotConfig, ChannelConfig } from '../../src/core/bot/bot-config.ts';
import type { BotStore } from '../../src/io/bot-store/bot-store.ts';
import { openSqliteStore } from '../../src/io/bot-store/open-sqlite-store.ts';
import { channelOf, hourMs, startMs } from '../core/notify/campaign-records.ts';
import type { TestLedger } from '../io/ledger/make-ledger.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { type VirtualClock, virtualClock } from './virtual-clock.ts';

/** A bot as far as following and planning go, with its own clock and everything it said. */
export interface FollowWorld extends FollowContext {
  readonly clock: VirtualClock;
  readonly metrics: PrometheusMetrics;
  readonly lines: () => readonly { readonly event: string; readonly [field: string]: unknown }[];
}

/** What is different about a bot. */
export interface WorldWanted {
  readonly store?: BotStore;
  readonly owner?: string;
  readonly channels?: readonly ChannelConfig[];
  readonly ledgers: readonly BotLedger[];
  readonly clock?: VirtualClock;
}

/** When the bot looks: half a day after the records begin. */
export const botNowMs = startMs + 12 * hourMs;

/** A bot with a store of its own, unless it shares one. */
export async function followWorld(wanted: WorldWanted): Promise<FollowWorld> {
  const { owner = 'bot-1', channels = [channelOf()], ledgers } = wanted;
  const clock = wanted.clock ?? virtualClock(botNowMs);
  const lines: { readonly event: string }[] = [];
  const log = openJsonLog({
    write: (line) => lines.push(JSON.parse(line)),
    nowMs: clock.nowMs,
    secrets: [],
  });
  const store = wanted.store ?? (await freshStore());
  const nudges = openNudges(clock);
  const metrics = openPrometheusMetrics();
  const config = configOf(channels);
  return { store, owner, config, ledgers, clock, log, metrics, nudges, lines: () => lines };
}

/** A store on SQLite with its tables. */
export async function freshStore(): Promise<BotStore> {
  const store = openSqliteStore(join(await temporaryFolder(), 'bot.sqlite'));
  await store.migrate();
  onTestFinished(() => store.close());
  return store;
}

/** A ledger as the bot knows it, with a folder for each replica. */
export function botLedger({ place, parent }: TestLedger, name = 'lists', cache = 'cache'): BotLedger {
  return {
    name,
    remote: place.remote.url,
    branch: place.branch,
    tokenVariable: null,
    repository: 'acme/lists',
    workflow: null,
    ref: 'main',
    place,
    cacheFolder: join(parent, cache),
  };
}

function configOf(channels: readonly ChannelConfig[]): BotConfig {
  return {
    ledgers: [],
    channels,
    override: { group: null, users: [], allowAuthor: false, people: {} },
    teams: [],
    timeZone: 'UTC',
    freshHours: 24,
    findLostPosts: false,
    pollSeconds: 30,
  };
}

/** Waits until something is so; the test's own time limit ends the wait. */
export async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 10));
}
