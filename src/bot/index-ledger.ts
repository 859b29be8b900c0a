import type { PlannedPost } from '../core/bot/planned-post.ts';
import type { LedgerReason } from '../core/ledger/ledger-reason.ts';
import type { LedgerRecord } from '../core/ledger/ledger-record.ts';
import { cardsToLookFor, planPosts } from '../core/notify/plan-posts.ts';
import { isFilling, readLedgerStep, type StepRead } from '../io/bot-ledger/read-ledger-step.ts';
import type { LedgerPosition } from '../io/bot-store/bot-store.ts';
import type { BotContext, BotLedger } from './bot-context.ts';

/** What a look at a ledger found; `moved` when another replica took the step, so that there may be more. */
export type LedgerLook =
  | { readonly kind: 'read'; readonly added: number; readonly missing: boolean }
  | { readonly kind: 'moved' }
  | { readonly kind: 'rewritten' }
  | { readonly kind: 'unreachable'; readonly reason: LedgerReason };

type IndexContext = Pick<BotContext, 'store' | 'config' | 'clock'>;

// because a card needs the runs before it, and a campaign that is checked every hour has many
const recordsBefore = 40;

/**
 * Fetches a ledger, takes over into the index what it has new, and puts what follows from that in line; a long way in
 * several steps, at whose ends the signal may stop it. The first time nothing is posted: what happened before the bot
 * came is no news.
 */
export async function indexLedger(
  context: IndexContext,
  ledger: BotLedger,
  signal?: AbortSignal,
): Promise<LedgerLook> {
  let added = 0;
  while (true) {
    const step = await takeStep(context, ledger);
    if (step.kind !== 'read') return step;
    added += step.added;
    if (!step.more || signal?.aborted === true) return { kind: 'read', added, missing: step.missing };
  }
}

type StepTaken =
  | (Extract<LedgerLook, { kind: 'read' }> & { readonly more: boolean })
  | Exclude<LedgerLook, { kind: 'read' }>;

async function takeStep(context: IndexContext, ledger: BotLedger): Promise<StepTaken> {
  const { store } = context;
  const { name, place, cacheFolder } = ledger;
  const from = await store.position(name);
  const read = await readLedgerStep({ place, cacheFolder, from });
  if (read.kind !== 'step') return noteTrouble(context, name, read);
  const ids = read.records.map(({ id }) => id);
  const known = await store.knownIds(name, ids);
  const records = read.records.filter(({ id }) => !known.has(id));
  const posts = isFilling(from) ? [] : await postsFor(context, name, records);
  const nowMs = context.clock.nowMs();
  // because a step without records tells when the ledger was seen last, each look is one
  const applied = await store.applyStep({ ledger: name, from, to: read.to, records, posts, nowMs });
  if (applied === 'moved') return { kind: 'moved' };
  const { missing, more } = read;
  if (missing) await store.setTrouble(name, 'missing');
  return { kind: 'read', added: records.length, missing, more };
}

async function noteTrouble(
  { store }: IndexContext,
  ledger: string,
  read: Exclude<StepRead, { kind: 'step' }>,
): Promise<Exclude<LedgerLook, { kind: 'read' }>> {
  await store.setTrouble(ledger, read.kind);
  return read;
}

async function postsFor(
  { store, config, clock }: IndexContext,
  ledger: string,
  records: readonly LedgerRecord[],
): Promise<readonly PlannedPost[]> {
  if (records.length === 0) return [];
  const { channels } = config;
  const before: LedgerRecord[] = [];
  for (const campaign of new Set(records.map((record) => record.campaign))) {
    before.push(...(await store.campaignRecords(ledger, campaign, recordsBefore)));
  }
  const cards = new Set<string>();
  for (const key of cardsToLookFor({ ledger, before, channels })) {
    if ((await store.post(key)) !== null) cards.add(key);
  }
  return planPosts({ ledger, records, before, cards, channels, nowMs: clock.nowMs() });
}

/** How long ago somebody read a ledger, in seconds; null for one that was never read. */
export function lagSeconds(position: LedgerPosition | null, nowMs: number): number | null {
  return position === null ? null : Math.max(0, nowMs - position.indexedAtMs) / 1000;
}
