import type { BotSettings } from '../core/bot/bot-settings.ts';
import { type HealthCheck, healthExit } from '../core/bot/health-check.ts';
import { healthText } from '../report/bot/health-text.ts';
import type { BotExit, BotHost } from './bot-host.ts';
import { checkLedgers } from './doctor/check-ledgers.ts';
import { checkSlack } from './doctor/check-slack.ts';
import { checkSocket } from './doctor/check-socket.ts';
import { checkStore } from './doctor/check-store.ts';
import { openQuietly } from './open-quietly.ts';

/** Looks at everything the bot needs, posts nothing, and says of each thing whether it is well and what to do. */
export async function doctor(settings: BotSettings, host: BotHost): Promise<BotExit> {
  const context = openQuietly(settings, host);
  if (context === null) return 2;
  try {
    const store = await checkStore(context, settings);
    const hasStore = store.every(({ state }) => state !== 'unknown');
    const checks: readonly HealthCheck[] = [
      ...store,
      ...(await checkSlack(context)),
      ...(await checkSocket(settings)),
      ...(await checkLedgers(context, hasStore)),
      ...(context.sign === null ? [{ code: 'override-key', state: 'unknown', args: {} } as const] : []),
    ];
    host.write(healthText(checks));
    return healthExit(checks.filter(({ code }) => code !== 'override-key'));
  } finally {
    await context.store.close();
  }
}
