import type { PlannedPost } from '../core/bot/planned-post.ts';
import { planDigests } from '../core/notify/plan-digests.ts';
import { planReminders } from '../core/notify/plan-reminders.ts';
import type { CampaignRecords } from '../core/post/digest-facts.ts';
import { isFilling } from '../io/bot-ledger/read-ledger-step.ts';
import type { BotContext } from './bot-context.ts';
import { errorFields } from './error-fields.ts';
import { lagSeconds } from './index-ledger.ts';

/** What planning by the clock needs. */
export type TimedContext = Pick<
  BotContext,
  'store' | 'config' | 'clock' | 'ledgers' | 'owner' | 'log' | 'metrics'
>;

const hourMs = 3_600_000;
const intervalMs = 60_000;
// because a bot that was away reads first what it missed, lest it tells what is over
const longestLagSeconds = 900;
const mostCampaigns = 5000;
const recordsOfCampaign = 40;

/** Puts reminders and digests in line when their time has come, once a minute, until the signal. */
export async function planTimedPosts(context: TimedContext, signal: AbortSignal): Promise<void> {
  const { clock, store, owner, log, metrics } = context;
  const startedMs = clock.nowMs();
  while (!signal.aborted) {
    try {
      const nowMs = clock.nowMs();
      // because of several replicas one plans in each interval; the claim is over when it comes again
      const isOurs = await store.claim('timed-posts', owner, { nowMs, untilMs: nowMs + 0.7 * intervalMs });
      if (isOurs) await planDue(context, startedMs);
    } catch (error) {
      if (signal.aborted) return;
      metrics.add('bounce_timed_plans_total', { result: 'crashed' });
      log.error('timed-posts', errorFields(error));
    }
    await clock.sleep(intervalMs * (0.75 + 0.25 * clock.random()), signal);
  }
}

/** Plans everything that is due now and was not planned before. */
export async function planDue(context: TimedContext, startedMs: number): Promise<void> {
  const { clock, store, config, metrics } = context;
  const nowMs = clock.nowMs();
  const current = await currentLedgers(context, startedMs);
  const due = [
    ...planReminders(await campaignsToSend(context, current), config, nowMs),
    ...(current.length < context.ledgers.length ? [] : planDigests(config, nowMs)),
  ];
  const fresh: PlannedPost[] = [];
  // because to plan a post again is to change it, what is there is left alone
  for (const post of due) if ((await store.post(post.key)) === null) fresh.push(post);
  if (fresh.length > 0) await store.plan(fresh, nowMs);
  metrics.add('bounce_timed_plans_total', { result: 'planned' }, fresh.length);
}

/** The campaigns whose send is so near that some channel wants to be reminded, with their records. */
async function campaignsToSend(
  { store, config, clock }: TimedContext,
  ledgers: readonly string[],
): Promise<readonly CampaignRecords[]> {
  const nowMs = clock.nowMs();
  const longest = Math.max(0, ...config.channels.flatMap(({ remindHours }) => remindHours)) * hourMs;
  const found: CampaignRecords[] = [];
  for (const { ledger, campaign, record } of await store.latest({ ledgers, limit: mostCampaigns })) {
    const sendAt = record.kind === 'check' ? record.sendAt : null;
    const leftMs = sendAt === null ? 0 : Date.parse(sendAt) - nowMs;
    if (leftMs <= 0 || leftMs > longest) continue;
    const records = await store.campaignRecords(ledger, campaign, recordsOfCampaign);
    found.push({ ledger, campaign, records });
  }
  return found;
}

/** Ledgers whose index is of now; after a while also those that cannot be read, since a send does not wait for them. */
async function currentLedgers(
  { store, clock, ledgers }: Pick<TimedContext, 'store' | 'clock' | 'ledgers'>,
  startedMs: number,
): Promise<readonly string[]> {
  const nowMs = clock.nowMs();
  if (nowMs - startedMs > longestLagSeconds * 1000) return ledgers.map(({ name }) => name);
  const current: string[] = [];
  for (const { name } of ledgers) {
    const position = await store.position(name);
    const lag = lagSeconds(position, nowMs);
    if (lag !== null && lag <= longestLagSeconds && !isFilling(position)) current.push(name);
  }
  return current;
}
