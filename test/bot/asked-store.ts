import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { AskedContext } from '../../src/bot/find-asked.ts';
import type { BotConfig, ChannelConfig, LedgerConfig } from '../../src/core/bot/bot-config.ts';
import type { LedgerRecord } from '../../src/core/ledger/ledger-record.ts';
import { openSqliteStore } from '../../src/io/bot-store/open-sqlite-store.ts';
import type { SlackClient } from '../../src/io/slack/slack-client.ts';
import { tipOf } from '../io/bot-store/sample-records.ts';
import { temporaryFolder } from '../temporary-folder.ts';

/** What a test of questions starts from. */
export interface AskedSetUp {
  /** Records by the name of their ledger. */
  readonly ledgers: Readonly<Record<string, readonly LedgerRecord[]>>;
  readonly nowMs: number;
  readonly channels?: readonly Partial<ChannelConfig>[];
  /** None unless told. */
  readonly client?: SlackClient;
}

/** Everything `/bounce-rate` is answered from: a real SQLite index of these records. */
export async function askedContext(setUp: AskedSetUp): Promise<AskedContext> {
  const { ledgers, nowMs, channels = [], client = null } = setUp;
  const store = openSqliteStore(join(await temporaryFolder(), 'bot.sqlite'));
  onTestFinished(() => store.close());
  await store.migrate();
  for (const [ledger, records] of Object.entries(ledgers)) {
    const to = { tip: tipOf(1), waiting: '', quarantined: 0 };
    await store.applyStep({ ledger, from: null, to, records, posts: [], nowMs });
  }
  const names = Object.keys(ledgers);
  return {
    store,
    config: configOf(channels),
    slack: () => Promise.resolve(client),
    ledgers: names.map(ledgerOf),
    github: { token: null, apiUrl: 'https://api.github.com' },
    clock: { nowMs: () => nowMs, sleep: () => Promise.resolve(), random: () => 0.5 },
  };
}

function ledgerOf(name: string): LedgerConfig {
  const remote = `https://github.com/lists/${name}.git`;
  return {
    name,
    remote,
    branch: 'bounce-gate-ledger',
    tokenVariable: null,
    repository: 'lists/mail',
    workflow: 'gate.yml',
    ref: 'main',
  };
}

function configOf(channels: readonly Partial<ChannelConfig>[]): BotConfig {
  return {
    ledgers: [],
    channels: channels.map((channel) => ({
      id: 'C1',
      campaigns: ['*'],
      ledgers: null,
      notify: 'always',
      remindHours: [],
      digest: null,
      allowExternal: false,
      ...channel,
    })),
    override: { group: null, users: [], allowAuthor: false, people: {} },
    teams: [],
    timeZone: 'UTC',
    freshHours: 24,
    findLostPosts: false,
    pollSeconds: 30,
  };
}
