import { setTimeout as pause } from 'node:timers/promises';
import { RandomStream } from '../../../bench/simulator/random.ts';
import type { CheckRecord } from '../../../src/core/ledger/ledger-record.ts';
import { cardKey, replyKey } from '../../../src/core/notify/post-keys.ts';
import { openPostgresStore } from '../../../src/io/bot-store/open-postgres-store.ts';
import type { FakeMessage } from '../../slack/fake-state.ts';
import { type BotProcess, programOf, startProcess } from './bot-process.ts';
import { type BotWorld, openWorld, ready, until } from './bot-world.ts';
import { freshCheck } from './fresh-check.ts';

/** How long, how often and how fast. */
export interface FaultsWanted {
  readonly databaseUrl: string;
  /** Names the stream of chances, so that two runs differ in timing alone. */
  readonly seed: string;
  readonly replicas: number;
  /** For so long records are written and replicas are killed. */
  readonly killForMs: number;
  /** How many times faster than the real one the clock of the replicas is: leases last 60 s. */
  readonly speed: number;
  readonly settleWithinMs: number;
}

/** What came of it; everything but the counts is empty when all went well. */
export interface FaultsResult {
  readonly kills: number;
  /** Replies of Slack that were cut off after it had taken the post. */
  readonly cuts: number;
  readonly records: number;
  readonly posts: number;
  readonly unindexed: readonly string[];
  readonly lost: readonly string[];
  readonly doubled: readonly string[];
  /** Cards that do not say what their newest check found. */
  readonly stale: readonly string[];
  /** Posts that are not in the state `sent`. */
  readonly unsettled: number;
  /** Seconds from the last kill until nothing was left to do. */
  readonly settledIn: number;
}

const channels = ['C0000000010', 'C0000000011', 'C0000000012', 'C0000000013'];
const run = '1';

/**
 * Replicas on one PostgreSQL are killed at random while checks are appended to a ledger in git and Slack loses replies;
 * then they are let alone until nothing waits any more, and Slack and the index are counted.
 */
export async function runFaults(wanted: FaultsWanted): Promise<FaultsResult> {
  const { databaseUrl, speed } = wanted;
  const world = await openWorld({
    mode: 'http',
    databaseUrl,
    main: programOf('fast-bot.ts'),
    env: { BOT_SPEED: String(speed), BOT_EPOCH: String(Date.now()) },
    config: `
poll: 20s
find-lost-posts: true
channels:
${channels.map((id, place) => `  ${id}: { campaigns: ['c${place}-*'], notify: always }`).join('\n')}
`,
  });
  for (const id of channels) world.slack.addChannel(id);
  try {
    return await runIn(world, wanted);
  } finally {
    await world.close();
  }
}

async function runIn(world: BotWorld, wanted: FaultsWanted): Promise<FaultsResult> {
  await world.append(freshCheck('before'));
  const first = await world.start();
  await ready(first);
  await first.end('SIGTERM');
  const over = new AbortController();
  const chance = new RandomStream(wanted.seed);
  const slots = Array.from({ length: wanted.replicas }, (_, place) =>
    keepKilling(world, `replica-${place}`, { chance, over: over.signal }),
  );
  const writing = write(world, chance, over.signal);
  await pause(wanted.killForMs);
  over.abort();
  const { checks, cuts } = await writing;
  const replicas = await Promise.all(slots);
  const startMs = performance.now();
  const store = openPostgresStore(wanted.databaseUrl);
  const ids = checks.map(({ id }) => id);
  const isSettled = async () => {
    if ((await store.knownIds('lists', ids)).size < ids.length) return false;
    const { pending, sending, unknown } = await store.outboxCounts();
    return pending + sending + unknown === 0;
  };
  try {
    await until('settled', isSettled, wanted.settleWithinMs).catch(() => undefined);
    const settledIn = (performance.now() - startMs) / 1000;
    const known = await store.knownIds('lists', ids);
    const { sent, ...others } = await store.outboxCounts();
    const kills = replicas.reduce((sum, slot) => sum + slot.kills, 0);
    return {
      kills,
      cuts,
      records: checks.length,
      unindexed: ids.filter((id) => !known.has(id)),
      ...countPosts(world.slack.state.messages, checks),
      unsettled: Object.values(others).reduce((sum, count) => sum + count, 0),
      settledIn,
    };
  } finally {
    await store.close();
    await Promise.all(replicas.map(({ bot }) => bot.end('SIGKILL')));
  }
}

/** Starts a replica and kills it, again and again; gives the one that lives on when that is over. */
async function keepKilling(
  world: BotWorld,
  name: string,
  { chance, over }: { readonly chance: RandomStream; readonly over: AbortSignal },
): Promise<{ readonly kills: number; readonly bot: BotProcess }> {
  const env = { ...world.env, BOUNCE_GATE_DATA: `${world.env.BOUNCE_GATE_DATA}-${name}` };
  for (let kills = 0; ; kills += 1) {
    const bot = startProcess(env, { main: programOf('fast-bot.ts') });
    await pause(chance.between(600, 4000), undefined, { signal: over }).catch(() => undefined);
    if (over.aborted) return { kills, bot };
    await bot.end('SIGKILL');
  }
}

/** Appends checks until it is over: of new campaigns, and second attempts of those before. */
async function write(
  world: BotWorld,
  chance: RandomStream,
  over: AbortSignal,
): Promise<{ readonly checks: readonly CheckRecord[]; readonly cuts: number }> {
  const checks: CheckRecord[] = [];
  let cuts = 0;
  let again: readonly CheckRecord[] = [];
  for (let round = 0; !over.aborted || again.length > 0; round += 1) {
    const fresh = over.aborted ? [] : channels.map((_, place) => freshCheck(`c${place}-${round}`, { run }));
    const second = again.map(({ campaign }) => freshCheck(campaign, { run, attempt: 2, verdict: 'pass' }));
    await world.append(...fresh, ...second);
    checks.push(...fresh, ...second);
    again = fresh;
    world.slack.switches.latencyMs = Math.round(chance.between(0, 150));
    if (round % 3 === 0) {
      cuts += 1;
      world.slack.switches.cutAfter.set('chat.postMessage', 1);
    }
    await pause(chance.between(0, 600));
  }
  return { checks, cuts };
}

function countPosts(
  messages: readonly FakeMessage[],
  checks: readonly CheckRecord[],
): Pick<FaultsResult, 'posts' | 'lost' | 'doubled' | 'stale'> {
  const found = Map.groupBy(messages, keyOf);
  const expected = checks.map(keyOfCheck);
  const cards = messages.filter(({ threadTs }) => threadTs === null);
  return {
    posts: messages.length,
    lost: expected.filter((key) => !found.has(key)),
    doubled: [...found].flatMap(([key, all]) => (all.length > 1 ? [key] : [])),
    stale: cards.filter(({ text }) => !text.includes('passed')).map(keyOf),
  };
}

/** The first attempt is the card, the second one a reply in its thread. */
function keyOfCheck({ id, campaign, run: mark }: CheckRecord): string {
  const channel = channels[Number(campaign.charAt(1))] ?? '';
  const place = { ledger: 'lists', campaign, channel };
  return mark?.attempt === 1 ? cardKey(place, run) : replyKey(place, id);
}

function keyOf({ metadata }: FakeMessage): string {
  // because the bot gives each of its posts such metadata; anything else is counted under its own text
  const { event_payload: payload } = metadata as { readonly event_payload?: { readonly key?: string } };
  return payload?.key ?? JSON.stringify(metadata);
}
