import { webApi } from '@slack/bolt';
import type { BotSettings } from '../../core/bot/bot-settings.ts';
import type { HealthCheck } from '../../core/bot/health-check.ts';
import { boltLogger } from '../bolt-logger.ts';
import { silentLog } from '../silent-log.ts';

/** Whether Slack would let the bot open a web socket; none is opened. Nothing to tell in HTTP mode. */
export async function checkSocket({
  mode,
  slackApiUrl,
}: Pick<BotSettings, 'mode' | 'slackApiUrl'>): Promise<readonly HealthCheck[]> {
  if (mode.kind !== 'socket') return [];
  const client = new webApi.WebClient(mode.appToken, {
    slackApiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: 10_000,
    logger: boltLogger(silentLog),
  });
  try {
    await client.apps.connections.open();
    return [{ code: 'app-token', state: 'well', args: {} }];
  } catch (error) {
    if (error instanceof webApi.WebAPIPlatformError) {
      return [{ code: 'app-token', state: 'wrong', args: { code: String(error.data.error) } }];
    }
    return [{ code: 'app-token', state: 'unknown', args: { code: 'unreachable' } }];
  }
}
