import { describe, expect, onTestFinished, test } from 'vitest';
import { openJsonLog } from '../../src/bot/json-log.ts';
import { openPrometheusMetrics } from '../../src/bot/prometheus-metrics.ts';
import { type RunningBot, runBot } from '../../src/bot/run-bot.ts';
import { systemClock } from '../../src/bot/system-clock.ts';
import { checkAt } from '../core/notify/campaign-records.ts';
import { write } from '../io/bot-ledger/follow-samples.ts';
import type { TestLedger } from '../io/ledger/make-ledger.ts';
import { useLedger } from '../io/ledger/use-ledger.ts';
import { commandPayload } from '../slack/fake-payloads.ts';
import { type FakeSlack, startFakeSlack } from '../slack/fake-slack.ts';
import { postSigned } from '../slack/sign-request.ts';
import { settingsOf } from './settings-of.ts';

const channel = 'C0123456789';

function configFor({ place }: TestLedger): string {
  return `
ledgers: { lists: { remote: '${place.remote.url}', repository: acme/lists } }
channels: { ${channel}: { notify: always } }
`;
}

interface Started {
  readonly bot: RunningBot;
  readonly slack: FakeSlack;
  readonly lines: readonly string[];
  readonly get: (path: string) => Promise<{ readonly status: number; readonly text: string }>;
}

async function useBot(
  ledger: TestLedger,
  mode: 'socket' | 'http',
  values: Readonly<Record<string, string>> = {},
): Promise<Started> {
  const slack = await startFakeSlack();
  slack.addChannel(channel);
  const settings = await settingsOf(slack, { mode, config: configFor(ledger), values });
  const lines: string[] = [];
  const started = await runBot(settings, {
    log: openJsonLog({ write: (line) => lines.push(line), nowMs: Date.now, secrets: settings.secrets }),
    metrics: openPrometheusMetrics(),
    clock: systemClock,
    signal: new AbortController().signal,
    graceMs: 0,
  });
  if (!started.ok) throw new Error(JSON.stringify(started.problems));
  const { bot } = started;
  onTestFinished(async () => {
    await bot.stop();
    await slack.close();
  });
  await bot.connected();
  const get = async (path: string) => {
    const answer = await fetch(`http://127.0.0.1:${bot.metricsPort}${path}`);
    return { status: answer.status, text: await answer.text() };
  };
  return { bot, slack, lines, get };
}

async function ask({ slack, bot }: Started, mode: 'socket' | 'http', text: string): Promise<unknown> {
  const payload = commandPayload(slack, text, { channel });
  if (mode === 'socket') return (await slack.socket.envelope(payload)).payload;
  const url = `http://127.0.0.1:${bot.port}/slack/events`;
  return (await postSigned(url, payload, { secret: slack.signingSecret })).json;
}

describe.each(['socket', 'http'] as const)('the bot, reached by %s', (mode) => {
  test('is ready once the ledger is read, answers from it, and posts what comes later', async () => {
    const ledger = await useLedger();
    await write(ledger, checkAt(0, { campaign: 'june' }));
    const started = await useBot(ledger, mode);
    const { bot, slack, get } = started;
    await expect.poll(() => get('/readyz')).toEqual({ status: 200, text: 'ready\n' });
    expect(await get('/healthz')).toEqual({ status: 200, text: 'ok\n' });
    expect(JSON.stringify(await ask(started, mode, 'june'))).toContain('june');
    expect(slack.messages(channel)).toEqual([]);
    await write(ledger, checkAt(5, { campaign: 'june', verdict: 'fail' }));
    bot.context.nudge('lists');
    await expect.poll(() => slack.messages(channel).length).toBe(1);
    expect(slack.messages(channel)[0]?.text).toContain('june');
    const metrics = async () => (await get('/metrics')).text;
    expect(await metrics()).toMatch(/^bounce_commands_total\{sub="latest",outcome="\w+"\} 1$/m);
    // because Slack shows a post before it says so
    await expect.poll(metrics).toMatch(/^bounce_posts_total\{result="sent"\} 1$/m);
    expect(await bot.stop()).toBe(true);
  });

  test('says that it stops before it does, and leaves nothing under way', async () => {
    const { bot, slack, lines } = await useBot(await useLedger(), mode);
    expect(await bot.stop()).toBe(true);
    await expect.poll(() => slack.socket.connections()).toBe(0);
    expect(lines.map((line) => JSON.parse(line).event)).toContain('stopped');
  });
});

test('what the world must reach listens only when somebody has to reach it', async () => {
  const ledger = await useLedger();
  expect((await useBot(ledger, 'socket')).bot.port).toBeNull();
  const values = { GITHUB_WEBHOOK_SECRET: 'a-secret-of-github' };
  const { bot } = await useBot(ledger, 'socket', values);
  const refused = await fetch(`http://127.0.0.1:${bot.port}/github/webhook`, { method: 'POST', body: '{}' });
  expect(refused.status).toBe(401);
  expect((await fetch(`http://127.0.0.1:${bot.port}/metrics`)).status).toBe(404);
});

test('a Slack that is away at the start is waited for', async () => {
  const slack = await startFakeSlack();
  onTestFinished(slack.close);
  slack.switches.broken.set('auth.test', 2);
  const settings = await settingsOf(slack, { mode: 'http' });
  const started = await runBot(settings, {
    log: openJsonLog({ write: () => undefined, nowMs: Date.now, secrets: [] }),
    metrics: openPrometheusMetrics(),
    clock: systemClock,
    signal: new AbortController().signal,
    graceMs: 0,
  });
  expect(started.ok).toBe(true);
  if (started.ok) expect(await started.bot.stop()).toBe(true);
  expect(slack.callsOf('auth.test')).toHaveLength(3);
});

test('a port that is taken is told', async () => {
  const { bot, slack } = await useBot(await useLedger(), 'http');
  const settings = await settingsOf(slack, {
    mode: 'http',
    values: { METRICS_PORT: String(bot.metricsPort) },
  });
  const started = await runBot(settings, {
    log: openJsonLog({ write: () => undefined, nowMs: Date.now, secrets: [] }),
    metrics: openPrometheusMetrics(),
    clock: systemClock,
    signal: new AbortController().signal,
  });
  expect(started).toMatchObject({ ok: false, problems: [{ code: 'port-taken' }] });
});
