import { ledgerHistory } from '../ledger/ledger-history.ts';
import { type CardFacts, cardFacts } from '../post/card-facts.ts';
import { runOfCheck } from '../post/run-of-check.ts';
import { type TrendPoint, trendPoint } from '../trend/trend-of.ts';
import type { CampaignFacts, IndexFacts } from './campaign-facts.ts';

/** How a campaign stands: the facts of its newest run, as its card has them, and what came of its newest send. */
export interface CampaignState {
  readonly ledger: string;
  readonly campaign: string;
  readonly card: CardFacts;
  /** Null while no outcome is recorded; it may be of an earlier check. */
  readonly lastSend: TrendPoint | null;
  /** Whether the time of its send has passed; false without one. */
  readonly isPastSend: boolean;
  readonly index: IndexFacts;
}

/** Puts together how a campaign stands now; null when the index has no check of it. */
export function campaignState(facts: CampaignFacts, nowMs: number): CampaignState | null {
  const { ledger, campaign, records, index } = facts;
  const { checks, sends } = ledgerHistory(records, null);
  const newest = checks.at(-1);
  const card = newest === undefined ? null : cardFacts(records, { run: runOfCheck(newest), nowMs });
  if (card === null) return null;
  const send = sends.at(-1);
  const { sendAt } = card.check;
  return {
    ledger,
    campaign,
    card,
    lastSend: send === undefined ? null : trendPoint(send),
    isPastSend: sendAt !== null && Date.parse(sendAt) <= nowMs,
    index,
  };
}
