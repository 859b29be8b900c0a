import type { PostSubject } from '../core/bot/planned-post.ts';
import type { LedgerRecord } from '../core/ledger/ledger-record.ts';
import { channelsFor } from '../core/notify/channels-for.ts';
import { cardFacts } from '../core/post/card-facts.ts';
import { type CampaignRecords, digestFacts, isQuietWeek } from '../core/post/digest-facts.ts';
import { reminderFacts } from '../core/post/reminder-facts.ts';
import { replyFacts } from '../core/post/reply-facts.ts';
import type { SlackMessage } from '../core/slack/block-kit.ts';
import type { OutboxPost } from '../io/bot-store/bot-store.ts';
import { cardMessage } from '../report/slack/posts/card-message.ts';
import { digestMessage } from '../report/slack/posts/digest-message.ts';
import { reminderMessage } from '../report/slack/posts/reminder-message.ts';
import { replyMessage } from '../report/slack/posts/reply-message.ts';
import type { BotContext } from './bot-context.ts';
import { cardLinks } from './card-links.ts';

/** What a post says now; `obsolete` when there is nothing to say any more, `missing` when the index has not got its records. */
export type RenderedPost =
  | { readonly kind: 'message'; readonly message: SlackMessage }
  | { readonly kind: 'obsolete' }
  | { readonly kind: 'missing' };

type Subject<Kind extends PostSubject['kind']> = Extract<PostSubject, { readonly kind: Kind }>;

/** Records of each kind that a post is rendered from: a card is at most so many runs behind. */
const recordsRead = 100;
/** For a digest, which is about a week of many campaigns. */
const recordsOfWeek = 30;

/** Renders a post from the index, so that it says what is true at the moment of sending. Throws `StoreAway`. */
export async function renderPost(context: BotContext, post: OutboxPost): Promise<RenderedPost> {
  const rendered = await renderSubject(context, post);
  if (rendered.kind !== 'message') return rendered;
  const { key, revision } = post;
  const metadata = { event_type: 'bounce_gate_post', event_payload: { key, revision } } as const;
  return { kind: 'message', message: { ...rendered.message, metadata } };
}

async function renderSubject(context: BotContext, { subject, channel }: OutboxPost): Promise<RenderedPost> {
  switch (subject.kind) {
    case 'card':
      return renderCard(context, subject);
    case 'reply':
      return renderReply(context, subject);
    case 'reminder':
      return renderReminder(context, subject);
    case 'digest':
      return renderDigest(context, channel, subject.untilMs);
  }
}

async function renderCard(context: BotContext, subject: Subject<'card'>): Promise<RenderedPost> {
  const records = await readCampaign(context, subject);
  const facts = cardFacts(records, { run: subject.run, nowMs: context.clock.nowMs() });
  if (facts === null) return { kind: 'missing' };
  return said(cardMessage(facts, cardLinks(context, subject.ledger, facts.check)));
}

async function renderReply(context: BotContext, subject: Subject<'reply'>): Promise<RenderedPost> {
  const records = await readCampaign(context, subject);
  const facts = replyFacts(records, { id: subject.record, nowMs: context.clock.nowMs() });
  return facts === null ? { kind: 'missing' } : said(replyMessage(facts));
}

async function renderReminder(context: BotContext, subject: Subject<'reminder'>): Promise<RenderedPost> {
  const records = await readCampaign(context, subject);
  if (records.length === 0) return { kind: 'missing' };
  const { freshHours } = context.config;
  const asked = { sendAtMs: subject.sendAtMs, nowMs: context.clock.nowMs(), freshHours };
  const facts = reminderFacts(records, asked);
  if (facts === null) return { kind: 'obsolete' };
  return said(reminderMessage(facts, cardLinks(context, subject.ledger, facts.check)));
}

async function renderDigest(context: BotContext, channel: string, untilMs: number): Promise<RenderedPost> {
  const { channels, ledgers } = context.config;
  const names = await context.store.campaignNames(ledgers.map(({ name }) => name));
  const campaigns: CampaignRecords[] = [];
  for (const place of names) {
    const records = await readCampaign(context, place, recordsOfWeek);
    const check = records.findLast((record) => record.kind === 'check');
    const own = channelsFor(channels, place.ledger, check ?? place);
    if (own.some(({ id }) => id === channel)) campaigns.push({ ...place, records });
  }
  const facts = digestFacts(campaigns, untilMs);
  return isQuietWeek(facts) ? { kind: 'obsolete' } : said(digestMessage(facts));
}

function readCampaign(
  { store }: BotContext,
  { ledger, campaign }: { readonly ledger: string; readonly campaign: string },
  limit = recordsRead,
): Promise<readonly LedgerRecord[]> {
  return store.campaignRecords(ledger, campaign, limit);
}

function said(message: SlackMessage): RenderedPost {
  return { kind: 'message', message };
}
