import type { Asker } from '../../core/access/refuse-access.ts';
import { refuseAsker } from '../../core/access/refuse-access.ts';
import { type LedgerHistory, ledgerHistory } from '../../core/ledger/ledger-history.ts';
import type { BotContext, BotLedger } from '../bot-context.ts';
import type { GroupBook } from './group-book.ts';

/** What every interaction works with. */
export interface Desk {
  readonly context: BotContext;
  readonly groups: GroupBook;
}

// because what is shown of a campaign is about its newest records
const recordsRead = 60;

/** The ledger of this name; null when the bot reads none. */
export function ledgerNamed({ context }: Desk, name: string): BotLedger | null {
  return context.ledgers.find((ledger) => ledger.name === name) ?? null;
}

/** What the index holds of a campaign, as a history of its own. */
export async function readCampaign(
  { context }: Desk,
  { ledger, campaign }: { readonly ledger: string; readonly campaign: string },
): Promise<LedgerHistory> {
  return ledgerHistory(await context.store.campaignRecords(ledger, campaign, recordsRead), null);
}

/** Whether the branch of a ledger was rewritten, so that nothing may be written to it. Throws `StoreAway`. */
export async function isRewritten({ context }: Desk, ledger: string): Promise<boolean> {
  return (await context.store.position(ledger))?.trouble === 'rewritten';
}

/** Whether somebody is answered at all. */
export function isAnswered({ context }: Desk, asker: Asker): boolean {
  return refuseAsker(asker, context.config.teams) === null;
}
