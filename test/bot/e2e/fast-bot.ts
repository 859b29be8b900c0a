import type { BotClock } from '../../../src/bot/bot-context.ts';
import { openJsonLog } from '../../../src/bot/json-log.ts';
import { openPrometheusMetrics } from '../../../src/bot/prometheus-metrics.ts';
import { readSettings } from '../../../src/bot/read-settings.ts';
import { runBot } from '../../../src/bot/run-bot.ts';
import { systemClock } from '../../../src/bot/system-clock.ts';

/*
 * The bot with a clock that runs `BOT_SPEED` times as fast from `BOT_EPOCH` on, the same for all replicas: leases, pauses
 * and Retry-After of minutes pass in seconds. Everything else is the bot that `main.ts` runs.
 */
const speed = Number(process.env.BOT_SPEED);
const epochMs = Number(process.env.BOT_EPOCH);
const clock: BotClock = {
  ...systemClock,
  nowMs: () => Math.trunc(epochMs + (Date.now() - epochMs) * speed),
  sleep: (ms, signal) => systemClock.sleep(ms / speed, signal),
};
const parsed = await readSettings(process.env);
if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
const stopping = new AbortController();
process.on('SIGTERM', () => stopping.abort());
const log = openJsonLog({
  write: (text) => process.stdout.write(text),
  nowMs: clock.nowMs,
  secrets: parsed.settings.secrets,
});
process.on('unhandledRejection', (error) => log.error('unhandled', { error: String(error) }));
const started = await runBot(parsed.settings, {
  log,
  metrics: openPrometheusMetrics(),
  clock,
  signal: stopping.signal,
});
if (started.ok) {
  log.info('ready');
  await new Promise((resolve) => stopping.signal.addEventListener('abort', resolve));
  process.exitCode = (await started.bot.stop()) ? 0 : 1;
}
process.exit();
