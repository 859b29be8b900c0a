import type { BotSettings } from '../core/bot/bot-settings.ts';
import { startProblemText } from '../report/bot/start-problems.ts';
import type { BotHost } from './bot-host.ts';
import { type OpenedContext, openContext } from './open-context.ts';
import { openPrometheusMetrics } from './prometheus-metrics.ts';
import { silentLog } from './silent-log.ts';
import { systemClock } from './system-clock.ts';

/** Opens the bot's parts for a command that writes no log; null, and the host is told why, when they cannot be opened. */
export function openQuietly(settings: BotSettings, host: BotHost): OpenedContext | null {
  const quiet = { log: silentLog, metrics: openPrometheusMetrics(), clock: systemClock };
  const opened = openContext(settings, quiet);
  if (opened.ok) return opened.context;
  for (const problem of opened.problems) host.complain(`${startProblemText(problem)}\n`);
  return null;
}
