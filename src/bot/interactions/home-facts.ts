import type { SlackPerson } from '../../core/access/slack-person.ts';
import { slackName } from '../../core/access/slack-person.ts';
import { ledgerHistory } from '../../core/ledger/ledger-history.ts';
import { listOverrides } from '../../core/override/list-overrides.ts';
import { longestOverrideMs } from '../../core/override/override-end.ts';
import { cardFacts } from '../../core/post/card-facts.ts';
import { runOfCheck } from '../../core/post/run-of-check.ts';
import type { CampaignLatest } from '../../io/bot-store/bot-store.ts';
import type { HomeCampaign, HomeFacts, HomeOverride } from '../../report/slack/views/home.ts';
import type { BotContext } from '../bot-context.ts';
import { ledgerTroubles } from '../ledger-troubles.ts';

// because a home has room for no more, and what waits is among the last that were checked
const campaignsRead = 40;
const recordsRead = 20;
const hourMs = 3_600_000;
/** A failed check of a campaign without a send time waits for a decision so long. */
const undatedWaitMs = 7 * 24 * hourMs;

/** What the App Home of one user shows, out of the index. */
export async function homeFacts(
  { store, ledgers, clock }: BotContext,
  person: SlackPerson,
): Promise<HomeFacts> {
  const nowMs = clock.nowMs();
  const names = ledgers.map(({ name }) => name);
  const newest = await store.latest({ ledgers: names, limit: campaignsRead });
  const found = await Promise.all(newest.map((one) => readFacts(store, one, nowMs)));
  const latest = found.filter((campaign) => campaign !== null);
  const mine = await Promise.all(names.map((ledger) => overridesOf(store, { ledger, person, nowMs })));
  return {
    troubles: await ledgerTroubles({ store }, names),
    waiting: latest.filter((campaign) => isWaiting(campaign, nowMs)),
    latest,
    mine: mine.flat().sort((one, other) => (one.override.at < other.override.at ? 1 : -1)),
    manyLedgers: names.length > 1,
  };
}

async function readFacts(
  store: BotContext['store'],
  { ledger, campaign, record }: CampaignLatest,
  nowMs: number,
): Promise<HomeCampaign | null> {
  if (record.kind !== 'check') return null;
  const records = await store.campaignRecords(ledger, campaign, recordsRead);
  const facts = cardFacts(records, { run: runOfCheck(record), nowMs });
  return facts === null ? null : { ledger, facts };
}

function isWaiting({ facts }: HomeCampaign, nowMs: number): boolean {
  const { decision, check, approval, send } = facts;
  if (decision !== 'failed' || approval !== null || send !== null) return false;
  // because a send that is due goes out up to an hour late
  const endMs =
    check.sendAt === null ? Date.parse(check.at) + undatedWaitMs : Date.parse(check.sendAt) + hourMs;
  return nowMs < endMs;
}

async function overridesOf(
  store: BotContext['store'],
  {
    ledger,
    person,
    nowMs,
  }: { readonly ledger: string; readonly person: SlackPerson; readonly nowMs: number },
): Promise<readonly HomeOverride[]> {
  const records = await store.recordsBetween(ledger, nowMs - longestOverrideMs, nowMs + hourMs);
  const listed = listOverrides(ledgerHistory(records, null), null, nowMs);
  return listed.filter(({ by }) => by === slackName(person)).map((override) => ({ ledger, override }));
}
