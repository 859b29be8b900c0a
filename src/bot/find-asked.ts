import type { LedgerConfig } from '../core/bot/bot-config.ts';
import type { OutcomeRecord } from '../core/ledger/ledger-record.ts';
import { channelsFor } from '../core/notify/channels-for.ts';
import type { Answer } from '../core/question/answer.ts';
import type { CampaignFacts } from '../core/question/campaign-facts.ts';
import { nearestNames } from '../core/question/nearest-names.ts';
import type { AskedCampaign } from '../core/question/question.ts';
import type { BotContext } from './bot-context.ts';

/** What questions are answered from. */
export interface AskedContext extends Pick<BotContext, 'config' | 'store' | 'clock' | 'github' | 'slack'> {
  readonly ledgers: readonly LedgerConfig[];
}

/** Where a campaign is asked for, and how many of its newest records of each kind, and of its sends, are needed. */
export interface AskedHere {
  readonly channel: string;
  readonly records: number;
  readonly sends: number;
}

export type AskedFound =
  | { readonly ok: true; readonly facts: CampaignFacts }
  | { readonly ok: false; readonly answer: Extract<Answer, { kind: 'unknown' | 'ambiguous' }> };

// the names that the ledger allows, so that nothing else is looked up
const campaignName = /^[a-z0-9][a-z0-9-]{0,62}$/;

/**
 * Reads what the index has of a campaign. One that several ledgers have is that of the channel's ledgers, when only one
 * of them has it; one that none has is answered with the nearest names.
 */
export async function findAsked(
  context: AskedContext,
  asked: AskedCampaign,
  here: AskedHere,
): Promise<AskedFound> {
  const names = context.ledgers.map(({ name }) => name);
  const wanted = names.filter((name) => asked.ledger === null || asked.ledger === name);
  const found = campaignName.test(asked.campaign)
    ? (await Promise.all(wanted.map((ledger) => readFacts(context, { ...asked, ledger }, here)))).flat()
    : [];
  const [only] = found.length > 1 ? ofChannel(context, found, here.channel) : found;
  if (only !== undefined) return { ok: true, facts: only };
  if (found.length > 0) {
    const ledgers = found.map(({ ledger }) => ledger);
    return { ok: false, answer: { kind: 'ambiguous', campaign: asked.campaign, ledgers } };
  }
  const known = await context.store.campaignNames(names);
  const near = nearestNames(asked, known);
  return { ok: false, answer: { kind: 'unknown', asked, near, isEmpty: known.length === 0 } };
}

/** The one that the channel is about; none when it is about several or no campaigns of this name. */
function ofChannel({ config }: AskedContext, found: readonly CampaignFacts[], channel: string) {
  const own = found.filter(({ ledger, campaign, records }) => {
    const check = records.findLast((record) => record.kind === 'check');
    const subject = check ?? { campaign, rules: undefined };
    return channelsFor(config.channels, ledger, subject).some(({ id }) => id === channel);
  });
  return own.length === 1 ? own : [];
}

async function readFacts(
  { store }: AskedContext,
  { ledger, campaign }: { readonly ledger: string; readonly campaign: string },
  { records: limit, sends }: AskedHere,
): Promise<readonly CampaignFacts[]> {
  const newest = await store.campaignRecords(ledger, campaign, limit);
  if (newest.length === 0) return [];
  const outcomes = newest.filter((record) => record.kind === 'outcome').slice(-sends);
  const [position, older] = await Promise.all([
    store.position(ledger),
    olderChecks(store, ledger, { outcomes, known: new Set(newest.map(({ id }) => id)) }),
  ]);
  const index = { indexedAtMs: position?.indexedAtMs ?? 0, trouble: position?.trouble ?? null };
  return [{ ledger, campaign, records: [...older, ...newest], index }];
}

/** The checks that sends were made by, where they are older than what was read; older records stand first. */
async function olderChecks(
  store: AskedContext['store'],
  ledger: string,
  { outcomes, known }: { readonly outcomes: readonly OutcomeRecord[]; readonly known: ReadonlySet<string> },
) {
  const ids = new Set(outcomes.flatMap(({ check }) => (check === null || known.has(check) ? [] : [check])));
  const checks = await Promise.all([...ids].map((id) => store.record(ledger, id)));
  return checks.filter((record) => record !== null);
}
