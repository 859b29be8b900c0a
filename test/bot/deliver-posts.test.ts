import { describe, expect, test } from 'vitest';
import { deliverPosts } from '../../src/bot/deliver-posts.ts';
import type { PlannedPost } from '../../src/core/bot/planned-post.ts';
import type { BotStore, OutboxPost } from '../../src/io/bot-store/bot-store.ts';
import {
  campaign,
  failedCheck,
  minutesOn,
  outcomeOf,
  overrideOf,
  passedCheck,
  workflowRun,
} from '../core/post/run-records.ts';
import {
  cardPost,
  channel,
  otherChannel,
  type PostingWorld,
  postingWorld,
  replyPost,
} from './posting-world.ts';

const failed = failedCheck(0);
const card = cardPost('4711');
const startMs = minutesOn(30);
const isSent = ({ state }: OutboxPost) => state === 'sent';
const hasFailed = ({ state }: OutboxPost) => state === 'failed';
const isUnknown = ({ state }: OutboxPost) => state === 'unknown';
const wasDropped = ({ state }: OutboxPost) => state === 'dropped';

async function worldWithCard(more: Partial<Parameters<typeof postingWorld>[0]> = {}): Promise<PostingWorld> {
  const world = await postingWorld({ startMs, ...more });
  await world.index([failed], [card]);
  return world;
}

const posts = (world: PostingWorld) => world.slack.callsOf('chat.postMessage');
const postsHere = (world: PostingWorld) => posts(world).filter(({ body }) => body.channel === channel);

/** The pauses between the posts to the channel, by the clock of the bot. */
function gapsHere(world: PostingWorld): readonly number[] {
  const moments = postsHere(world).map(({ atMs }) => atMs);
  return moments.slice(1).map((atMs, place) => atMs - (moments[place] ?? atMs));
}

describe('a card', () => {
  test('is posted once, kept current in place, and never broadcast', async () => {
    const world = await worldWithCard();
    const { ts } = await world.deliverUntil(card.key, isSent);
    const override = overrideOf(failed, 10);
    await world.index([override], [card, replyPost('4711', override.id)]);
    await world.deliverUntil(replyPost('4711', override.id).key, isSent);
    const [first, reply, ...more] = world.slack.messages(channel);
    expect(more).toEqual([]);
    expect(first).toMatchObject({ ts, threadTs: null, edits: 1 });
    expect(JSON.stringify(first?.blocks)).toContain('Overridden: autumn-sale');
    expect(JSON.stringify(first?.blocks)).not.toContain('gate.override');
    expect(first?.metadata).toMatchObject({ event_payload: { key: card.key, revision: 2 } });
    expect(reply).toMatchObject({ threadTs: ts });
    for (const { body } of world.slack.calls) {
      expect(body.reply_broadcast).toBeUndefined();
    }
    expect(posts(world)[0]?.body).toMatchObject({ unfurl_links: false, unfurl_media: false, parse: 'none' });
  });

  test('of a run that a newer one replaced says so and loses its Override button', async () => {
    const world = await worldWithCard();
    await world.deliverUntil(card.key, isSent);
    const newer = cardPost('4712');
    await world.index([passedCheck(20)], [{ ...card, mode: 'update' }, newer]);
    await world.deliverUntil(newer.key, isSent);
    const [old] = world.slack.messages(channel);
    expect(JSON.stringify(old?.blocks)).toContain('A newer run has checked this campaign');
    expect(JSON.stringify(old?.blocks)).not.toContain('gate.override');
  });

  test('that changed while nothing could be sent becomes one message', async () => {
    const world = await worldWithCard();
    await world.index([overrideOf(failed, 10)], [card]);
    await world.index([outcomeOf(failed, 20)], [card]);
    await world.deliverUntil(card.key, isSent);
    expect(posts(world)).toHaveLength(1);
    expect(world.slack.callsOf('chat.update')).toEqual([]);
  });

  test('whose ledger is read anew waits for its records', async () => {
    const world = await postingWorld({ startMs });
    await world.store.plan([card], world.clock.nowMs());
    await world.deliverUntil(card.key, ({ problem }) => problem === 'not-in-the-index');
    expect(posts(world)).toEqual([]);
    await world.index([failed], []);
    await world.deliverUntil(card.key, isSent);
    expect(posts(world)).toHaveLength(1);
  });
});

describe('a card without its records', () => {
  test('is given up where the ledger was read and has none', async () => {
    const world = await postingWorld({ startMs });
    await world.index([], [card]);
    const { problem } = await world.deliverUntil(card.key, hasFailed);
    expect(problem).toBe('not-in-the-index');
    expect(posts(world)).toEqual([]);
  });
});

describe('the pace', () => {
  test('is a message a second in a channel, and another channel does not wait for it', async () => {
    const world = await postingWorld({ startMs });
    const checks = ['1', '2', '3'].map((run, place) => failedCheck(place, { run: workflowRun(run) }));
    const there = cardPost('3', { channel: otherChannel });
    await world.index(checks, [cardPost('1'), cardPost('2'), cardPost('3'), there]);
    await world.deliverUntil(cardPost('3').key, isSent);
    expect(postsHere(world)).toHaveLength(3);
    expect(Math.min(...gapsHere(world))).toBeGreaterThanOrEqual(1000);
    expect(posts(world).findIndex(({ body }) => body.channel === otherChannel)).toBeLessThan(3);
  });

  test('is what Slack asks for: a channel waits as long as it says, the other goes on', async () => {
    const world = await postingWorld({ startMs });
    world.slack.switches.limited.set(`chat.postMessage:${channel}`, 30);
    const there = cardPost('4711', { channel: otherChannel });
    await world.index([failed], [card, there]);
    await world.deliverUntil(there.key, isSent);
    await world.deliverUntil(card.key, ({ problem }) => problem === 'ratelimited');
    world.slack.switches.limited.clear();
    await world.deliverUntil(card.key, isSent);
    const gaps = gapsHere(world);
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(30_000);
    const limited = `bounce_ratelimited_total{method="chat.postMessage"} ${gaps.length}`;
    expect(world.metrics.text({})).toContain(limited);
  });
});

describe('a lost reply', () => {
  test('is never answered by posting again blindly', async () => {
    const world = await worldWithCard();
    world.slack.switches.cutAfter.set('chat.postMessage', 1);
    await world.deliverUntil(card.key, ({ state }) => state === 'unknown');
    await world.index([overrideOf(failed, 10)], [card]);
    world.clock.skip(3_600_000);
    const there = cardPost('4711', { channel: otherChannel });
    await world.index([], [there]);
    await world.deliverUntil(there.key, isSent);
    expect(world.slack.messages(channel)).toHaveLength(1);
    expect((await world.store.post(card.key))?.state).toBe('unknown');
  });

  test('is followed by a new card when something is to be told in its thread, once and never again', async () => {
    const world = await worldWithCard();
    const override = overrideOf(failed, 10);
    const told = replyPost('4711', override.id);
    world.slack.switches.cutAfter.set('chat.postMessage', 1);
    await world.deliverUntil(card.key, isUnknown);
    await world.index([override], [card, told]);
    world.clock.skip(60_000);
    await world.deliverUntil(told.key, isSent, ['bot-1', 'bot-2']);
    await world.index([outcomeOf(failed, 20)], [card]);
    await world.deliverUntil(card.key, ({ sentRevision }) => sentRevision === 3);
    const [lost, again, reply, ...more] = world.slack.messages(channel);
    expect(more).toEqual([]);
    expect(lost).toMatchObject({ threadTs: null, edits: 0 });
    expect(again).toMatchObject({ threadTs: null, edits: 1 });
    expect(JSON.stringify(again?.blocks)).toContain('Overridden: autumn-sale');
    expect(reply).toMatchObject({ threadTs: again?.ts });
    expect(world.metrics.text({})).toContain('bounce_lost_posts_total{result="again"} 1');
  });

  test('to the new card as well ends it: there is no third', async () => {
    const world = await worldWithCard();
    const override = overrideOf(failed, 10);
    world.slack.switches.cutAfter.set('chat.postMessage', 2);
    await world.deliverUntil(card.key, isUnknown);
    await world.index([override], [card, replyPost('4711', override.id)]);
    world.clock.skip(60_000);
    await world.deliverUntil(card.key, (post) => isUnknown(post) && post.attempts === 2);
    world.clock.skip(60_000);
    const there = cardPost('4711', { channel: otherChannel });
    await world.index([], [there]);
    await world.deliverUntil(there.key, isSent);
    expect(world.slack.messages(channel)).toHaveLength(2);
    expect(await world.store.post(card.key)).toMatchObject({ state: 'unknown', attempts: 2 });
  });

  test('that was found takes the replies that waited, without a new card', async () => {
    const world = await worldWithCard({ findLostPosts: true });
    const override = overrideOf(failed, 10);
    const told = replyPost('4711', override.id);
    world.slack.switches.cutAfter.set('chat.postMessage', 1);
    await world.deliverUntil(card.key, isUnknown);
    await world.index([override], [card, told]);
    world.clock.skip(60_000);
    await world.deliverUntil(told.key, isSent);
    const [first, reply, ...more] = world.slack.messages(channel);
    expect([reply?.threadTs, more]).toEqual([first?.ts, []]);
  });

  test('is healed where the channel may be read, and the card is kept current again', async () => {
    const world = await worldWithCard({ findLostPosts: true });
    world.slack.switches.cutAfter.set('chat.postMessage', 1);
    const { ts } = await world.deliverUntil(card.key, isSent);
    const [message, ...more] = world.slack.messages(channel);
    expect([message?.ts, more]).toEqual([ts, []]);
    await world.index([overrideOf(failed, 10)], [card]);
    await world.deliverUntil(card.key, ({ sentRevision }) => sentRevision === 2);
    expect(world.slack.messages(channel)).toHaveLength(1);
  });

  test('of a post that never came to be is posted once more, after a second look', async () => {
    const world = await worldWithCard({ findLostPosts: true });
    world.slack.switches.cutBefore.set('chat.postMessage', 1);
    await world.deliverUntil(card.key, isSent);
    expect(world.slack.messages(channel)).toHaveLength(1);
    expect(world.slack.callsOf('conversations.history').length).toBeGreaterThanOrEqual(2);
  });

  test('to an update is simply sent again', async () => {
    const world = await worldWithCard();
    await world.deliverUntil(card.key, isSent);
    world.slack.switches.cutAfter.set('chat.update', 1);
    await world.index([overrideOf(failed, 10)], [card]);
    await world.deliverUntil(card.key, ({ sentRevision }) => sentRevision === 2);
    expect(world.slack.messages(channel)).toHaveLength(1);
    expect(world.slack.callsOf('chat.update')).toHaveLength(2);
  });

  test('by the end of the process leaves the post unknown, not doubled', async () => {
    const world = await worldWithCard();
    const { store, clock } = world;
    await store.claimPost({ owner: 'bot-gone', nowMs: clock.nowMs(), leaseMs: 60_000 });
    clock.skip(61_000);
    await world.deliverUntil(card.key, ({ state }) => state === 'unknown');
    expect(posts(world)).toEqual([]);
  });
});

describe('a refusal', () => {
  test('that somebody can put right is waited for', async () => {
    const world = await worldWithCard();
    const place = world.slack.state.channels.get(channel);
    if (place === undefined) throw new Error('no channel');
    place.isMember = false;
    await world.deliverUntil(card.key, ({ problem }) => problem === 'not_in_channel');
    place.isMember = true;
    world.clock.skip(601_000);
    await world.deliverUntil(card.key, isSent);
    expect(world.slack.messages(channel)).toHaveLength(1);
  });

  test('for good ends the post and its replies, and is counted', async () => {
    const world = await worldWithCard();
    world.slack.switches.refuse.set('chat.postMessage', ['msg_too_long']);
    const override = overrideOf(failed, 10);
    const reply = replyPost('4711', override.id);
    await world.index([override], [reply]);
    await world.deliverUntil(reply.key, hasFailed);
    expect(await world.store.post(card.key)).toMatchObject({ state: 'failed', problem: 'msg_too_long' });
    expect(posts(world)).toHaveLength(1);
    expect(world.metrics.text({})).toContain('bounce_posts_total{result="failed"} 1');
  });

  test('of our own exit ends it as well: a channel of two companies gets nothing', async () => {
    const world = await worldWithCard();
    const place = world.slack.state.channels.get(channel);
    if (place === undefined) throw new Error('no channel');
    place.isExternal = true;
    await world.deliverUntil(card.key, hasFailed);
    expect(posts(world)).toEqual([]);
    expect(world.lines.join('\n')).toContain('channel_external');
  });

  test('because Slack is away for now is tried again', async () => {
    const world = await worldWithCard();
    world.slack.switches.refuse.set('chat.postMessage', ['service_unavailable']);
    await world.deliverUntil(card.key, isSent);
    expect([posts(world).length, world.slack.messages(channel).length]).toEqual([2, 1]);
  });

  test('of the connection is tried again, since nothing went out', async () => {
    const world = await worldWithCard({ apiUrl: 'http://127.0.0.1:9/api/' });
    const { attempts } = await world.deliverUntil(card.key, (post) => post.attempts >= 2);
    expect(attempts).toBeGreaterThanOrEqual(2);
    expect((await world.store.post(card.key))?.state).toBe('pending');
  });
});

describe('a post that is about nothing any more', () => {
  const sendAtMs = minutesOn(1440);
  const reminder: PlannedPost = {
    key: `remind:main:${campaign}:${sendAtMs}:24:${channel}`,
    channel,
    subject: { kind: 'reminder', ledger: 'main', campaign, sendAtMs, hours: 24 },
    parent: null,
    mode: 'post-or-update',
  };
  const digest: PlannedPost = {
    key: `digest:${channel}:2026-W47`,
    channel,
    subject: { kind: 'digest', untilMs: minutesOn(60) },
    parent: null,
    mode: 'post-or-update',
  };

  test('is not sent', async () => {
    const world = await postingWorld({ startMs });
    await world.index([failed, passedCheck(20)], [reminder]);
    expect(await world.deliverUntil(reminder.key, wasDropped)).toMatchObject({ problem: 'obsolete' });
    await world.index([], [{ ...digest, subject: { kind: 'digest', untilMs: minutesOn(-9000) } }]);
    expect(await world.deliverUntil(digest.key, wasDropped)).toMatchObject({ problem: 'obsolete' });
    expect(posts(world)).toEqual([]);
  });

  test('is sent while it is', async () => {
    const world = await postingWorld({ startMs });
    await world.index([failed], [reminder, digest]);
    await world.deliverUntil(reminder.key, isSent);
    await world.deliverUntil(digest.key, isSent);
    const texts = world.slack.messages(channel).map(({ text }) => text);
    expect(texts[0]).toContain('is due in');
    expect(texts[1]).toContain('1 campaign checked');
  });
});

describe('several replicas', () => {
  test('post each message once', async () => {
    const world = await postingWorld({ startMs });
    const runs = Array.from({ length: 12 }, (_, place) => String(place + 1));
    const channels = [channel, otherChannel];
    const cards = runs.flatMap((run) => channels.map((place) => cardPost(run, { channel: place })));
    await world.index(
      runs.map((run, place) => failedCheck(place, { run: workflowRun(run) })),
      cards,
    );
    const last = cards.at(-1)?.key ?? '';
    await world.deliverUntil(last, isSent, ['bot-1', 'bot-2', 'bot-3']);
    await world.deliverUntil(cards.at(-2)?.key ?? '', isSent, ['bot-2']);
    const keys = world.slack.state.messages.map(({ metadata }) => JSON.stringify(metadata));
    expect(new Set(keys).size).toBe(cards.length);
    expect(keys).toHaveLength(cards.length);
  });
});

describe('the end', () => {
  test('waits for what is under way, and begins nothing more', async () => {
    const world = await worldWithCard();
    world.slack.switches.latencyMs = 200;
    const over = new AbortController();
    const done = deliverPosts(world.context('bot-1'), over.signal);
    while ((await world.store.post(card.key))?.state !== 'sending') await world.clock.sleep(20);
    over.abort();
    await done;
    expect((await world.store.post(card.key))?.state).toBe('sent');
    expect(world.slack.messages(channel)).toHaveLength(1);
  });
});

describe('the loop', () => {
  /** Runs the loop on a clock that only its own pauses move, for so many of them; gives each in milliseconds. */
  async function pausesOf(most: number, store: (store: BotStore) => Partial<BotStore>) {
    const context = (await postingWorld({ startMs })).context('bot-1');
    const over = new AbortController();
    const pauses: number[] = [];
    let nowMs = startMs;
    const sleep = async (ms: number) => {
      nowMs += ms;
      pauses.push(ms);
      if (pauses.length === most) over.abort();
    };
    const clock = { ...context.clock, nowMs: () => nowMs, sleep };
    await deliverPosts(
      { ...context, clock, store: { ...context.store, ...store(context.store) } },
      over.signal,
    );
    return pauses;
  }

  test('asks a store that is away less and less often, and at last every half minute', async () => {
    const pauses = await pausesOf(7, () => ({ claimPost: () => Promise.reject(new Error('away')) }));
    expect(pauses).toEqual([1000, 2000, 4000, 8000, 16_000, 30_000, 30_000]);
  });

  test('looks after what became of its posts every half minute', async () => {
    let looks = 0;
    await pausesOf(61, (store) => ({
      outboxCounts: () => {
        looks += 1;
        return store.outboxCounts();
      },
    }));
    expect(looks).toBe(3);
  });
});
