import { createHmac } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { LedgerRecord } from '../../../src/core/ledger/ledger-record.ts';
import { recordFile } from '../../../src/io/history/write-records.ts';
import { appendRecords } from '../../../src/io/ledger/append-records.ts';
import { makeLedger, type TestLedger } from '../../io/ledger/make-ledger.ts';
import type { FakePayload } from '../../slack/fake-payloads.ts';
import { defaultScopes, type FakeSlack, startFakeSlack } from '../../slack/fake-slack.ts';
import { postSigned } from '../../slack/sign-request.ts';
import { type BotProcess, type Environment, startProcess } from './bot-process.ts';

export const channel = 'C0123456789';
export const otherChannel = 'C0000000002';
/** She may override; Eve started the checks. */
export const ada = 'U00000ADA';
const patienceMs = 30_000;
const webhookSecret = 'a secret between GitHub and the bot';

/** What is different about a world. */
export interface WorldWanted {
  readonly mode: 'socket' | 'http';
  /** PostgreSQL; SQLite in a folder unless told. */
  readonly databaseUrl?: string;
  /** More of the config file, as YAML. */
  readonly config?: string;
  /** Program to run in place of the bot's main. */
  readonly main?: string;
  readonly env?: Environment;
}

/** What the bot answered in its acknowledgement; `status` is that of HTTP, 200 over a web socket, 0 for no answer. */
export interface Answered {
  readonly status: number;
  readonly body: unknown;
}

/** Everything around a bot, on loopback: Slack, a ledger in git, a folder, and what the bot is told by its environment. */
export interface BotWorld {
  readonly slack: FakeSlack;
  readonly ledger: TestLedger;
  readonly env: Environment;
  /** Starts a bot and waits until it is ready to be asked. */
  readonly start: (env?: Environment) => Promise<WorldBot>;
  /** Puts records on the ledger, as the Action does. */
  readonly append: (...records: readonly LedgerRecord[]) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** A bot of a world, as Slack, GitHub and operators reach it. */
export interface WorldBot extends BotProcess {
  readonly slackUrl: string;
  /** Sends what Slack sends: over the web socket, or signed over HTTP. */
  readonly send: (payload: FakePayload) => Promise<Answered>;
  /** GitHub tells that the ledger was pushed to. */
  readonly nudge: () => Promise<void>;
  /** A page for operators: `/readyz`, `/metrics`. */
  readonly get: (path: string) => Promise<{ readonly status: number; readonly text: string }>;
}

export async function openWorld(wanted: WorldWanted): Promise<BotWorld> {
  const slack = await startFakeSlack({ scopes: [...defaultScopes, 'channels:history', 'groups:history'] });
  // because the bot is another process, and a machine may be busy
  slack.switches.triggerMs = patienceMs;
  for (const id of [channel, otherChannel]) slack.addChannel(id);
  slack.setGroup('S0GATE', [ada]);
  const ledger = await makeLedger();
  const folder = await mkdtemp(join(tmpdir(), 'bounce-gate-test-bot-'));
  const env = { ...(await environment(wanted, { slack, ledger, folder })), ...wanted.env };
  const running: BotProcess[] = [];
  return {
    slack,
    ledger,
    env,
    start: async (more = {}) => {
      const how = wanted.main === undefined ? {} : { main: wanted.main };
      const bot = startProcess({ ...env, ...more }, how);
      running.push(bot);
      const { port, metricsPort } = await bot.told('started');
      if (wanted.mode === 'socket') await bot.told('ready');
      return reach(bot, { slack, port: Number(port), metricsPort: Number(metricsPort), mode: wanted.mode });
    },
    append: async (...records) => {
      const written = await appendRecords(ledger.place, records.map(recordFile));
      if (written.kind !== 'written') throw new Error(written.reason);
    },
    close: async () => {
      await Promise.all(running.map((bot) => bot.end('SIGKILL')));
      await slack.close();
      await ledger.remove();
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

async function environment(
  { mode, databaseUrl, config = '' }: WorldWanted,
  place: { readonly slack: FakeSlack; readonly ledger: TestLedger; readonly folder: string },
): Promise<Environment> {
  const { slack, ledger, folder } = place;
  const file = join(folder, 'bot.yml');
  const channels = `channels: { ${channel}: { notify: always }, ${otherChannel}: { campaigns: ['other-*'], notify: always } }`;
  const own = config.includes('channels:') ? '' : channels;
  const text = `
ledgers: { lists: { remote: '${ledger.place.remote.url}', repository: acme/lists } }
override: { group: S0GATE, people: { eve: U00000EVE } }
${own}
${config}
`;
  await writeFile(file, text);
  return {
    SLACK_BOT_TOKEN: slack.botToken,
    ...(mode === 'socket'
      ? { SLACK_APP_TOKEN: slack.appToken }
      : { SLACK_SIGNING_SECRET: slack.signingSecret }),
    SLACK_API_URL: slack.apiUrl,
    GITHUB_WEBHOOK_SECRET: webhookSecret,
    BOUNCE_GATE_BOT_CONFIG: file,
    BOUNCE_GATE_DATA: join(folder, 'data'),
    PORT: '0',
    METRICS_PORT: '0',
    ...(databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl }),
  };
}

function reach(
  bot: BotProcess,
  at: {
    readonly slack: FakeSlack;
    readonly port: number;
    readonly metricsPort: number;
    readonly mode: WorldWanted['mode'];
  },
): WorldBot {
  const { slack, port, metricsPort, mode } = at;
  const origin = `http://127.0.0.1:${port}`;
  const slackUrl = `${origin}/slack/events`;
  return {
    ...bot,
    slackUrl,
    send: async (payload) => {
      if (mode === 'socket') {
        const type = 'command' in payload ? 'slash_commands' : 'interactive';
        const { acked, payload: body } = await slack.socket.envelope(payload, {
          type,
          timeoutMs: patienceMs,
        });
        return { status: acked ? 200 : 0, body };
      }
      const { status, json } = await postSigned(slackUrl, payload, { secret: slack.signingSecret });
      return { status, body: json };
    },
    nudge: async () => {
      const body = JSON.stringify({
        ref: 'refs/heads/bounce-ledger',
        repository: { full_name: 'acme/lists' },
      });
      const signature = createHmac('sha256', webhookSecret).update(body).digest('hex');
      const headers = { 'x-github-event': 'push', 'x-hub-signature-256': `sha256=${signature}` };
      const { status } = await fetch(`${origin}/github/webhook`, { method: 'POST', headers, body });
      if (status !== 202) throw new Error(`GitHub was answered with ${status}`);
    },
    get: async (path) => {
      const answer = await fetch(`http://127.0.0.1:${metricsPort}${path}`);
      return { status: answer.status, text: await answer.text() };
    },
  };
}

/** Waits until something is so; says what was not when it takes too long. */
export async function until(
  what: string,
  isSo: () => boolean | Promise<boolean>,
  limitMs = 100_000,
): Promise<void> {
  const endMs = performance.now() + limitMs;
  while (!(await isSo())) {
    if (performance.now() > endMs) throw new Error(`not within ${limitMs} ms: ${what}`);
    await pause(20);
  }
}

/** Waits until the bot has read the ledger and could be given work. */
export function ready(bot: WorldBot): Promise<void> {
  return until('ready', async () => (await bot.get('/readyz')).status === 200);
}
