import type { LedgerTrouble } from '../report/slack/views/ledger-trouble.ts';
import type { BotContext } from './bot-context.ts';

/** Those of the ledgers that are not read at present. Throws `StoreAway`. */
export async function ledgerTroubles(
  { store }: Pick<BotContext, 'store'>,
  ledgers: readonly string[],
): Promise<readonly LedgerTrouble[]> {
  const positions = await Promise.all(
    ledgers.map(async (ledger) => ({ ledger, position: await store.position(ledger) })),
  );
  return positions.flatMap(({ ledger, position }) =>
    position === null || position.trouble === null
      ? []
      : [{ ledger, trouble: position.trouble, indexedAtMs: position.indexedAtMs }],
  );
}
