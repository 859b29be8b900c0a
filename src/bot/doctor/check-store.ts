import type { BotSettings } from '../../core/bot/bot-settings.ts';
import type { HealthCheck } from '../../core/bot/health-check.ts';
import { StoreAway } from '../../io/bot-store/store-away.ts';
import { StoreNewer } from '../../io/bot-store/store-newer.ts';
import type { OpenedContext } from '../open-context.ts';

/** Whether the database answers, and whether posts are left in it that nobody can deliver. */
export async function checkStore(
  { store }: Pick<OpenedContext, 'store'>,
  { databaseUrl }: Pick<BotSettings, 'databaseUrl'>,
): Promise<readonly HealthCheck[]> {
  try {
    await store.migrate();
    const { unknown, failed } = await store.outboxCounts();
    const kind = databaseUrl === null ? 'SQLite' : 'PostgreSQL';
    return [
      { code: 'store', state: 'well', args: { kind } },
      { code: 'outbox', state: unknown + failed === 0 ? 'well' : 'wrong', args: { unknown, failed } },
    ];
  } catch (error) {
    if (error instanceof StoreNewer) return [{ code: 'store', state: 'wrong', args: { reason: 'newer' } }];
    if (!(error instanceof StoreAway)) throw error;
    const isOurs = error.reason === 'refused' || error.reason === 'damaged';
    return [{ code: 'store', state: isOurs ? 'wrong' : 'unknown', args: { reason: error.reason } }];
  }
}
