import type { BotSettings } from '../core/bot/bot-settings.ts';
import type { StartProblem } from '../core/bot/setting-problem.ts';
import { toolVersion } from '../core/tool-version.ts';
import { StoreAway } from '../io/bot-store/store-away.ts';
import { startProblemText } from '../report/bot/start-problems.ts';
import { usage } from '../report/bot/usage.ts';
import type { BotExit, BotHost } from './bot-host.ts';
import { errorFields } from './error-fields.ts';
import { openJsonLog } from './json-log.ts';
import { openPrometheusMetrics } from './prometheus-metrics.ts';
import { systemClock } from './system-clock.ts';

/** The first one that has node:sqlite without a flag and a warning. */
const leastNode = 24;

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
  const { nodeVersion: found } = host;
  if (Number.parseInt(found, 10) < leastNode) {
    return complain(host, [{ code: 'node-too-old', args: { found, least: leastNode } }]);
  }
  // because an older Node cannot load what follows, and --help should not have to
  const { readSettings } = await import('./read-settings.ts');
  const parsed = await readSettings(host.env);
  if (!parsed.ok) return complain(host, parsed.problems);
  try {
    if (name === 'serve') return await serve(parsed.settings, host);
    if (name === 'doctor') return await (await import('./doctor.ts')).doctor(parsed.settings, host);
    const { rebuildIndex } = await import('./rebuild-index.ts');
    return await rebuildIndex(parsed.settings, rest, host);
  } catch (error) {
    if (!(error instanceof StoreAway)) throw error;
    return complain(host, [{ code: 'store-unusable', args: { reason: error.reason } }]);
  }
}

async function serve(settings: BotSettings, host: BotHost): Promise<BotExit> {
  const { runBot } = await import('./run-bot.ts');
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
