import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import type { BotClock, BotContext } from '../../src/bot/bot-context.ts';
import { deliverPosts } from '../../src/bot/deliver-posts.ts';
import { openJsonLog } from '../../src/bot/json-log.ts';
import { openPrometheusMetrics, type PrometheusMetrics } from '../../src/bot/prometheus-metrics.ts';
import type { BotConfig } from '../../src/core/bot/bot-config.ts';
import type { PlannedPost } from '../../src/core/bot/planned-post.ts';
import type { LedgerRecord } from '../../src/core/ledger/ledger-record.ts';
import { cardKey, replyKey } from '../../src/core/notify/post-keys.ts';
import type { BotStore, OutboxPost } from '../../src/io/bot-store/bot-store.ts';
import { openSqliteStore } from '../../src/io/bot-store/open-sqlite-store.ts';
import { openSlackClient } from '../../src/io/slack/open-slack-client.ts';
import { campaign } from '../core/post/run-records.ts';
import { defaultScopes, type FakeSlack, startFakeSlack } from '../slack/fake-slack.ts';
import { temporaryFolder } from '../temporary-folder.ts';

/** The channels of these tests. */
export const channel = 'C0000000001';
export const otherChannel = 'C0000000002';

/** How many times faster than the real one the clock of these tests runs. */
const speed = 20;

interface FastClock extends BotClock {
  readonly skip: (ms: number) => void;
}

function fastClock(startMs: number): FastClock {
  const began = performance.now();
  let skipped = 0;
  return {
    nowMs: () => Math.floor(startMs + (performance.now() - began) * speed) + skipped,
    random: () => 0.5,
    skip: (ms) => {
      skipped += ms;
    },
    sleep: async (ms, signal) => {
      await wait(ms / speed, undefined, signal === undefined ? {} : { signal }).catch(() => undefined);
    },
  };
}

/** A bot that delivers to a fake Slack, as far as posts go. */
export interface PostingWorld {
  readonly slack: FakeSlack;
  readonly store: BotStore;
  readonly clock: FastClock;
  readonly metrics: PrometheusMetrics;
  readonly lines: readonly string[];
  readonly context: (owner: string) => BotContext;
  /** Indexes records and plans posts, as the follower does. */
  readonly index: (records: readonly LedgerRecord[], posts: readonly PlannedPost[]) => Promise<void>;
  /** Delivers until a post is in one of these states. */
  readonly deliverUntil: (
    key: string,
    ends: (post: OutboxPost) => boolean,
    owners?: readonly string[],
  ) => Promise<OutboxPost>;
}

/** What is different about a bot. */
export interface PostingWanted {
  readonly startMs: number;
  readonly findLostPosts?: boolean;
  /** Opens another store than SQLite in a file. */
  readonly store?: BotStore;
  readonly apiUrl?: string;
}

export async function postingWorld(wanted: PostingWanted): Promise<PostingWorld> {
  const clock = fastClock(wanted.startMs);
  const slack = await startFakeSlack({
    nowMs: clock.nowMs,
    scopes: [...defaultScopes, 'channels:history', 'groups:history'],
  });
  slack.addChannel(channel);
  slack.addChannel(otherChannel);
  const store = wanted.store ?? openSqliteStore(join(await temporaryFolder(), 'bot.sqlite'));
  await store.migrate();
  onTestFinished(async () => {
    await slack.close();
    await store.close();
  });
  const lines: string[] = [];
  const metrics = openPrometheusMetrics();
  const client = openSlackClient({
    token: slack.botToken,
    apiUrl: wanted.apiUrl ?? slack.apiUrl,
    channels: [channel, otherChannel].map((id) => ({ id, allowExternal: false })),
    linkHosts: ['github.com'],
    nowMs: clock.nowMs,
    timeoutMs: 20_000,
  });
  const log = openJsonLog({ write: (line) => lines.push(line), nowMs: clock.nowMs, secrets: [] });
  const config = configOf(wanted.findLostPosts ?? false);
  const context = (owner: string): BotContext => ({
    config,
    ledgers: [],
    store,
    slack: async () => client,
    log,
    metrics,
    clock,
    owner,
    sign: null,
    github: { token: null, apiUrl: 'https://api.github.com' },
    nudge: () => undefined,
  });
  let commits = 0;
  return {
    slack,
    store,
    clock,
    metrics,
    lines,
    context,
    index: async (records, posts) => {
      const tip = (count: number) => count.toString(16).padStart(40, '0');
      const from = commits === 0 ? null : { tip: tip(commits), waiting: '' };
      commits += 1;
      const to = { tip: tip(commits), waiting: '', quarantined: 0 };
      await store.applyStep({ ledger: 'main', from, to, records, posts, nowMs: clock.nowMs() });
    },
    deliverUntil: async (key, ends, owners = ['bot-1']) => {
      const over = new AbortController();
      const loops = owners.map((owner) => deliverPosts(context(owner), over.signal));
      try {
        for (;;) {
          const post = await store.post(key).catch(() => null);
          if (post !== null && ends(post)) return post;
          await wait(10);
        }
      } finally {
        over.abort();
        await Promise.all(loops);
      }
    },
  };
}

function configOf(findLostPosts: boolean): BotConfig {
  return {
    ledgers: [
      {
        name: 'main',
        remote: 'https://github.com/lists/mail',
        branch: 'bounce-ledger',
        tokenVariable: null,
        repository: 'lists/mail',
        workflow: 'bounce-gate.yml',
        ref: 'main',
      },
    ],
    channels: [channel, otherChannel].map((id) => ({
      id,
      campaigns: ['*'],
      ledgers: null,
      notify: 'always',
      remindHours: [24],
      digest: null,
      allowExternal: false,
    })),
    override: { group: null, users: [], allowAuthor: false, people: {} },
    teams: [],
    timeZone: 'UTC',
    freshHours: 24,
    findLostPosts,
    pollSeconds: 30,
  };
}

/** The card of a run. */
export function cardPost(run: string, more: Partial<PlannedPost> = {}): PlannedPost {
  const place = { ledger: 'main', campaign, channel: more.channel ?? channel };
  return {
    key: cardKey(place, run),
    channel,
    subject: { kind: 'card', ledger: 'main', campaign, run },
    parent: null,
    mode: 'post-or-update',
    ...more,
  };
}

/** The reply about a record in the thread of the card of a run. */
export function replyPost(run: string, record: string): PlannedPost {
  return {
    key: replyKey({ ledger: 'main', campaign, channel }, record),
    channel,
    subject: { kind: 'reply', ledger: 'main', campaign, record },
    parent: cardPost(run).key,
    mode: 'post-or-update',
  };
}
