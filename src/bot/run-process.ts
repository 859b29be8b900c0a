import type { BotSettings } from '../core/bot/bot-settings.ts';
import type { StartProblem } from '../core/bot/setting-problem.ts';
import { toolVersion } from '../core/tool-version.ts';
import { StoreAway } from '../io/bot-store/store-away.ts';
import { startProblemText } from '../report/bot/start-problems.ts';
import { usage } from '../report/bot/usage.ts';
import type { BotExit, BotHost } from './bot-host.ts';
import { doctor } from './doctor.ts';
import { errorFields } from './error-fields.ts';
import { openJsonLog } from './json-log.ts';
import { openPrometheusMetrics } from './prometheus-metrics.ts';
import { readSettings } from './read-settings.ts';
import { rebuildIndex } from './rebuild-index.ts';
import { runBot } from './run-bot.ts';
import { systemClock } from './system-clock.ts';

/** Runs one command line of the bot: nothing (serve), `doctor`, `rebuild`, `--help` or `--version`. */
export async function runProcess(args: readonly string[], host: BotHost): Promise<BotExit> {
  const [name = 'serve', ...rest] = args;
  if (name === '--version' || name === '-v') return say(host, `${toolVersion}\n`);
  if (name === '--help' || name === '-h' || name === 'help' || rest.includes('--help'))
    return say(host, usage);
  if (!(name === 'serve' || name === 'doctor' || name === 'rebuild')) {
    host.complain(usage);
    return 2;
  }
  const parsed = await readSettings(host.env);
  if (!parsed.ok) return complain(host, parsed.problems);
  try {
    if (name === 'doctor') return await doctor(parsed.settings, host);
    if (name === 'rebuild') return await rebuildIndex(parsed.settings, rest, host);
    return await serve(parsed.settings, host);
  } catch (error) {
    if (!(error instanceof StoreAway)) throw error;
    return complain(host, [{ code: 'store-unusable', args: { reason: error.reason } }]);
  }
}

async function serve(settings: BotSettings, host: BotHost): Promise<BotExit> {
  const { nowMs } = systemClock;
  const log = openJsonLog({ write: host.write, nowMs, secrets: settings.secrets });
  const stopping = new AbortController();
  const stopped = new Promise<void>((resolve) => {
    stopping.signal.addEventListener('abort', () => resolve(), { once: true });
  });
  let signals = 0;
  host.onSignal(() => {
    signals += 1;
    stopping.abort();
    // because whoever asks twice does not want to wait
    if (signals > 1) host.exit(1);
  });
  // because what nobody waits for any more is a line in the log, not the end of the bot
  host.onRejection((error) => log.error('unhandled', errorFields(error)));
  const parts = { log, metrics: openPrometheusMetrics(), clock: systemClock, signal: stopping.signal };
  const started = await runBot(settings, parts);
  if (!started.ok) return started.problems.length === 0 ? 0 : complain(host, started.problems);
  const { bot } = started;
  const refusal = await Promise.race([bot.connected(), stopped.then(() => null)]);
  if (refusal !== null) {
    await bot.stop();
    return complain(host, [{ code: 'app-token-refused', args: { code: refusal } }]);
  }
  if (!stopping.signal.aborted) log.info('ready');
  await stopped;
  return (await bot.stop()) ? 0 : 1;
}

function say(host: BotHost, text: string): BotExit {
  host.write(text);
  return 0;
}

function complain(host: BotHost, problems: readonly StartProblem[]): BotExit {
  for (const problem of problems) host.complain(`${startProblemText(problem)}\n`);
  return 2;
}
