import type { HealthCheck } from '../../core/bot/health-check.ts';
import { lookAtRemote } from '../../io/ledger/look-at-remote.ts';
import { withRepository } from '../../io/ledger/with-repository.ts';
import type { BotLedger } from '../bot-context.ts';
import type { OpenedContext } from '../open-context.ts';

const budgetMs = 30_000;

/** Whether each ledger can be read, in a repository that is thrown away, so that a running bot is not disturbed. */
export async function checkLedgers(
  { ledgers, store }: Pick<OpenedContext, 'ledgers' | 'store'>,
  hasStore: boolean,
): Promise<readonly HealthCheck[]> {
  const checks: HealthCheck[] = [];
  for (const ledger of ledgers) {
    const records = hasStore ? ((await store.position(ledger.name))?.records ?? 0) : 0;
    checks.push(await checkLedger(ledger, records));
  }
  return checks;
}

async function checkLedger({ name, place }: BotLedger, records: number): Promise<HealthCheck> {
  const seen = await withRepository({ place, budgetMs }, lookAtRemote);
  if ('kind' in seen)
    return { code: 'ledger', state: 'unknown', args: { ledger: name, reason: seen.reason } };
  if (!seen.ok) return { code: 'ledger', state: 'wrong', args: { ledger: name, reason: seen.reason } };
  return { code: 'ledger', state: 'well', args: { ledger: name, records } };
}
