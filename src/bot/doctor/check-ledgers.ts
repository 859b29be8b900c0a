import type { HealthCheck } from '../../core/bot/health-check.ts';
import type { LedgerPosition } from '../../io/bot-store/bot-store.ts';
import { lookAtRemote } from '../../io/ledger/look-at-remote.ts';
import { withRepository } from '../../io/ledger/with-repository.ts';
import type { BotLedger } from '../bot-context.ts';
import type { OpenedContext } from '../open-context.ts';

const budgetMs = 30_000;

/** Whether each ledger can be read and is trusted, in a repository that is thrown away, so that a running bot is not disturbed. */
export async function checkLedgers(
  { ledgers, store }: Pick<OpenedContext, 'ledgers' | 'store'>,
  hasStore: boolean,
): Promise<readonly HealthCheck[]> {
  const checks: HealthCheck[] = [];
  for (const ledger of ledgers) {
    checks.push(await checkLedger(ledger, hasStore ? await store.position(ledger.name) : null));
  }
  return checks;
}

async function checkLedger(
  { name: ledger, place, branch }: BotLedger,
  position: LedgerPosition | null,
): Promise<HealthCheck> {
  const seen = await withRepository({ place, budgetMs }, lookAtRemote);
  const args = { ledger, branch, records: position?.records ?? 0 };
  if ('kind' in seen) return { code: 'ledger', state: 'unknown', args: { ...args, reason: seen.reason } };
  if (!seen.ok) return { code: 'ledger', state: 'wrong', args: { ...args, reason: seen.reason } };
  const isKnown = position !== null && position.tip !== null;
  if (isKnown && seen.tip === null)
    return { code: 'ledger', state: 'wrong', args: { ...args, reason: 'missing' } };
  if (position?.trouble === 'rewritten') {
    return { code: 'ledger', state: 'wrong', args: { ...args, reason: 'rewritten' } };
  }
  const isNew = seen.tip === null && seen.waiting.length === 0;
  return { code: 'ledger', state: 'well', args: isNew ? { ...args, reason: 'new' } : args };
}
