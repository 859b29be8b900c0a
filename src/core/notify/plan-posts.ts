import type { ChannelConfig } from '../bot/bot-config.ts';
import type { PlannedPost } from '../bot/planned-post.ts';
import type { CheckRecord, LedgerRecord } from '../ledger/ledger-record.ts';
import { runOfCheck } from '../post/run-of-check.ts';
import { channelsFor } from './channels-for.ts';
import { type CampaignPlace, cardKey, replyKey } from './post-keys.ts';
import { checksOf, deservesCard } from './run-notice.ts';

/** New records of a ledger, and what was known of their campaigns before. */
export interface NewRecords {
  readonly ledger: string;
  /** In the order of the branch. */
  readonly records: readonly LedgerRecord[];
  /** The newest records of those campaigns that were known before, in the order of the branch. */
  readonly before: readonly LedgerRecord[];
  /** Keys of cards that were planned before. */
  readonly cards: ReadonlySet<string>;
  readonly channels: readonly ChannelConfig[];
  readonly nowMs: number;
}

// because a bot that was away for long need not tell each run that is history by now
const newsMs = 86_400_000;

/**
 * The posts that follow from new records, as if they had come one by one: a card for each run that its channels want to
 * hear of, the card before it changed to say so, and a reply in the thread for everything that comes after the first check
 * of a run.
 */
export function planPosts(news: NewRecords): readonly PlannedPost[] {
  const campaigns = [...new Set(news.records.map(({ campaign }) => campaign))];
  return campaigns.flatMap((campaign) => {
    const plan = new CampaignPlan(news, campaign);
    for (const record of news.records) if (record.campaign === campaign) plan.add(record);
    return plan.posts;
  });
}

/** Keys of the cards that `planPosts` may have to know of. */
export function cardsToLookFor({
  ledger,
  before,
  channels,
}: Pick<NewRecords, 'ledger' | 'before' | 'channels'>): readonly string[] {
  const keys = checksOf(before).flatMap((check) =>
    channelsFor(channels, ledger, check).map(({ id: channel }) =>
      cardKey({ ledger, campaign: check.campaign, channel }, runOfCheck(check)),
    ),
  );
  return [...new Set(keys)];
}

/** The posts of one campaign while its new records are gone through. */
class CampaignPlan {
  readonly #news: NewRecords;
  readonly #campaign: string;
  readonly #known: LedgerRecord[];
  readonly #newest: CheckRecord | undefined;
  readonly #posts = new Map<string, PlannedPost>();

  constructor(news: NewRecords, campaign: string) {
    this.#news = news;
    this.#campaign = campaign;
    this.#known = news.before.filter((record) => record.campaign === campaign);
    this.#newest = checksOf(news.records).findLast((check) => check.campaign === campaign);
  }

  get posts(): readonly PlannedPost[] {
    return [...this.#posts.values()];
  }

  add(record: LedgerRecord): void {
    if (record.kind === 'check') this.#addCheck(record);
    else this.#addEvent(record);
    this.#known.push(record);
  }

  #addCheck(check: CheckRecord): void {
    const earlier = checksOf(this.#known);
    const run = runOfCheck(check);
    const previous = earlier.at(-1);
    if (previous !== undefined) {
      for (const channel of this.#channelsOf(previous)) this.#putCard(channel, previous, 'update');
    }
    const isFirst = earlier.every((other) => runOfCheck(other) !== run);
    for (const channel of this.#channelsOf(check)) {
      this.#putCard(channel, check, this.#modeOf(channel, check));
      if (!isFirst) this.#putReply(channel, check, check.id);
    }
  }

  #addEvent(record: Exclude<LedgerRecord, CheckRecord>): void {
    const id = this.#checkOf(record);
    const check = checksOf(this.#known).find((known) => known.id === id);
    if (check === undefined) return;
    for (const channel of this.#channelsOf(check)) {
      this.#putCard(channel, check, this.#modeOf(channel, check));
      this.#putReply(channel, check, record.id);
    }
  }

  #checkOf(record: Exclude<LedgerRecord, CheckRecord>): string | null {
    if (record.kind !== 'approval' || record.check !== null) return record.check;
    const used = this.#known.find(({ id }) => id === record.override);
    return used?.kind === 'override' ? used.check : null;
  }

  #modeOf(channel: ChannelConfig, check: CheckRecord): PlannedPost['mode'] {
    const isHistory = this.#newest !== undefined && this.#newest !== check;
    if (isHistory && this.#news.nowMs - Date.parse(check.at) > newsMs) return 'update';
    const place = this.#placeIn(channel);
    const before = this.#known.slice(0, indexIn(this.#known, check));
    const hasCard = (run: string) => this.#hasCard(cardKey(place, run));
    return deservesCard(channel, { check, before, hasCard }) ? 'post-or-update' : 'update';
  }

  #hasCard(key: string): boolean {
    return this.#news.cards.has(key) || this.#posts.get(key)?.mode === 'post-or-update';
  }

  #putCard(channel: ChannelConfig, check: CheckRecord, mode: PlannedPost['mode']): void {
    const place = this.#placeIn(channel);
    const run = runOfCheck(check);
    const key = cardKey(place, run);
    if (mode === 'update' && !this.#hasCard(key)) return;
    const { ledger, campaign } = place;
    const subject = { kind: 'card', ledger, campaign, run } as const;
    const isPosted = mode === 'post-or-update' || this.#posts.get(key)?.mode === 'post-or-update';
    const post = { key, channel: channel.id, subject, parent: null } as const;
    this.#posts.set(key, { ...post, mode: isPosted ? 'post-or-update' : 'update' });
  }

  #putReply(channel: ChannelConfig, check: CheckRecord, record: string): void {
    const place = this.#placeIn(channel);
    const parent = cardKey(place, runOfCheck(check));
    if (!this.#hasCard(parent)) return;
    const key = replyKey(place, record);
    const { ledger, campaign } = place;
    const subject = { kind: 'reply', ledger, campaign, record } as const;
    this.#posts.set(key, { key, channel: channel.id, subject, parent, mode: 'post-or-update' });
  }

  #channelsOf(check: CheckRecord): readonly ChannelConfig[] {
    return channelsFor(this.#news.channels, this.#news.ledger, check);
  }

  #placeIn({ id: channel }: ChannelConfig): CampaignPlace {
    return { ledger: this.#news.ledger, campaign: this.#campaign, channel };
  }
}

function indexIn(records: readonly LedgerRecord[], record: LedgerRecord): number {
  const place = records.indexOf(record);
  return place === -1 ? records.length : place;
}
