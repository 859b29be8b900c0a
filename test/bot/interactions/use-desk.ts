import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { BotClock, BotContext } from '../../../src/bot/bot-context.ts';
import type { Desk } from '../../../src/bot/interactions/desk.ts';
import { openGroupBook } from '../../../src/bot/interactions/group-book.ts';
import { openJsonLog } from '../../../src/bot/json-log.ts';
import { openPrometheusMetrics } from '../../../src/bot/prometheus-metrics.ts';
import { systemClock } from '../../../src/bot/system-clock.ts';
import type { BotConfig, LedgerConfig, OverrideAccess } from '../../../src/core/bot/bot-config.ts';
import type { CheckRecord, LedgerRecord } from '../../../src/core/ledger/ledger-record.ts';
import { readHistory } from '../../../src/core/ledger/read-history.ts';
import { openSqliteStore } from '../../../src/io/bot-store/open-sqlite-store.ts';
import { writeRecords } from '../../../src/io/history/write-records.ts';
import { readLedger } from '../../../src/io/ledger/read-ledger.ts';
import { openSlackClient } from '../../../src/io/slack/open-slack-client.ts';
import { exampleId } from '../../core/ledger/example-records.ts';
import { sampleCheck } from '../../io/bot-store/sample-records.ts';
import type { TestLedger } from '../../io/ledger/make-ledger.ts';
import { useLedger } from '../../io/ledger/use-ledger.ts';
import { type FakeSlack, startFakeSlack } from '../../slack/fake-slack.ts';

/** The people of the tests: Ada may override, Eve started the check, Bob is in neither. */
export const ada = 'U0ADA';
export const eve = 'U0EVE';
export const bob = 'U0BOB';

/** A failed check of an hour ago that Eve started, which may be overridden. */
export function failedCheck(change: Partial<CheckRecord> = {}, minutesAgo = 60, place = 0): CheckRecord {
  const atMs = Date.now() - minutesAgo * 60_000;
  const run = { repository: 'octo/lists', commit: 'a'.repeat(40), id: '1', attempt: 1, event: 'push' };
  return {
    ...sampleCheck('june', 0, 'fail'),
    id: exampleId(atMs, place),
    at: new Date(atMs).toISOString(),
    run: { ...run, actor: 'eve' },
    reasons: ['total-rate'],
    rates: { hard: [0.05, 0.04, 0.06], soft: [0.01, 0.005, 0.02], total: [0.06, 0.05, 0.07] },
    rules: { overrideCeiling: 0.1, signed: false, approvalMaxAgeDays: null, slackChannel: null },
    ...change,
  };
}

/** What a test starts with. */
export interface DeskOptions {
  readonly checks?: readonly LedgerRecord[];
  readonly access?: Partial<OverrideAccess>;
  readonly context?: Partial<BotContext>;
  readonly ledger?: Partial<LedgerConfig>;
  /** Whether the ledger has the checks, or, for what only reads the index, the index alone. */
  readonly onLedger?: boolean;
}

/** The bot's own parts over a real ledger, a real database and the fake Slack. */
export interface TestDesk {
  readonly desk: Desk;
  readonly slack: FakeSlack;
  readonly ledger: TestLedger;
  readonly nudges: readonly string[];
  readonly log: readonly string[];
  readonly metrics: () => string;
  /** All records of the ledger as its server has them. */
  readonly records: () => Promise<readonly LedgerRecord[]>;
  /** Puts records on the ledger, and into the index unless told. */
  readonly add: (records: readonly LedgerRecord[], how?: { readonly index: boolean }) => Promise<void>;
}

export async function useDesk({
  checks = [],
  access = {},
  context = {},
  ledger: ledgerChange = {},
  onLedger = true,
}: DeskOptions = {}): Promise<TestDesk> {
  const ledger = await useLedger();
  const slack = await startFakeSlack();
  const folder = await mkdtemp(join(tmpdir(), 'bounce-gate-test-desk-'));
  const store = openSqliteStore(join(folder, 'bot.sqlite'));
  onTestFinished(async () => {
    await store.close();
    await slack.close();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  });
  await store.migrate();
  slack.setGroup('S0GATE', [ada, eve]);
  slack.switches.triggerMs = 30_000;
  const nudges: string[] = [];
  const log: string[] = [];
  const metrics = openPrometheusMetrics();
  const client = openSlackClient({
    token: slack.botToken,
    channels: [],
    linkHosts: ['github.com'],
    nowMs: Date.now,
    apiUrl: slack.apiUrl,
    responseOrigins: [slack.origin],
  });
  const whole: BotContext = {
    config: configOf(access),
    ledgers: [{ ...ledgerConfig, ...ledgerChange, place: ledger.place, cacheFolder: join(folder, 'cache') }],
    store,
    slack: (team) => Promise.resolve(team === slack.team ? client : null),
    log: openJsonLog({ write: (line) => void log.push(line), nowMs: Date.now, secrets: [] }),
    metrics,
    clock: patientClock,
    owner: 'test',
    sign: null,
    github: { token: null, apiUrl: 'http://127.0.0.1:9' },
    nudge: (name) => void nudges.push(name),
    ...context,
  };
  const desk = { context: whole, groups: openGroupBook(whole) };
  const test: TestDesk = {
    desk,
    slack,
    ledger,
    nudges,
    log,
    metrics: () => metrics.text({}),
    records: () => recordsOf(ledger),
    add: async (records, { index } = { index: true }) => {
      await writeAll(ledger, records);
      if (index) await indexAll(store, records);
    },
  };
  if (onLedger) await writeAll(ledger, checks);
  await indexAll(store, checks);
  return test;
}

/** The real clock, but for whatever waits a second and more: a machine that is busy must not change what comes first. */
const patientClock: BotClock = {
  ...systemClock,
  sleep: (ms, signal) => systemClock.sleep(ms < 1000 ? ms : 30 * ms, signal),
};

const ledgerConfig = {
  name: 'main',
  remote: 'https://git.example/lists.git',
  branch: 'bounce-ledger',
  tokenVariable: null,
  repository: null,
  workflow: null,
  ref: 'main',
} as const;

function configOf(access: Partial<OverrideAccess>): BotConfig {
  const override = { group: 'S0GATE', users: [], allowAuthor: false, people: { Eve: eve }, ...access };
  return {
    ledgers: [ledgerConfig],
    channels: [],
    override,
    teams: [],
    timeZone: 'UTC',
    freshHours: 24,
    findLostPosts: false,
    pollSeconds: 30,
  };
}

async function recordsOf({ place }: TestLedger): Promise<readonly LedgerRecord[]> {
  const read = await readLedger(place);
  return read.kind === 'read' ? readHistory(read.files, read.tip, read.quarantined).records : [];
}

async function writeAll({ place }: TestLedger, records: readonly LedgerRecord[]): Promise<void> {
  if (records.length === 0) return;
  const written = await writeRecords(place, records, { nowMs: Date.now() });
  if (written.kind !== 'written') throw new Error(JSON.stringify(written));
}

async function indexAll(store: BotContext['store'], records: readonly LedgerRecord[]): Promise<void> {
  const from = await store.position('main');
  const to = { tip: 'c'.repeat(40), waiting: records.at(-1)?.id ?? '', quarantined: 0 };
  await store.applyStep({ ledger: 'main', from, to, records, posts: [], nowMs: Date.now() });
}
