import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { NotifyMode } from '../../../src/core/bot/bot-config.ts';
import type { PlannedPost } from '../../../src/core/bot/planned-post.ts';
import type { CheckRecord, LedgerRecord } from '../../../src/core/ledger/ledger-record.ts';
import { cardsToLookFor, planPosts } from '../../../src/core/notify/plan-posts.ts';
import {
  approvalAt,
  channelOf,
  checkAt,
  hourMs,
  outcomeAt,
  overrideAt,
  startMs,
} from './campaign-records.ts';

interface Told {
  readonly notify?: NotifyMode;
  readonly before?: readonly LedgerRecord[];
  /** Runs with a card. */
  readonly cards?: readonly string[];
  readonly nowHours?: number;
}

function plan(records: readonly LedgerRecord[], told: Told = {}): readonly PlannedPost[] {
  const { notify = 'always', before = [], cards = [], nowHours = 10 } = told;
  const keys = cards.map((run) => `card:lists:june:${run}:C0AAAAAAA`);
  return planPosts({
    ledger: 'lists',
    records,
    before,
    cards: new Set(keys),
    channels: [channelOf({ notify })],
    nowMs: startMs + nowHours * hourMs,
  });
}

/** What is planned, short: mode and key without ledger, campaign and channel. */
function short(posts: readonly PlannedPost[]): readonly string[] {
  return posts.map(({ mode, key }) => {
    const [kind, , , what] = key.split(':');
    return `${mode === 'update' ? 'update' : 'post'} ${kind} ${what}`;
  });
}

const failed = { verdict: 'fail' } as const;

describe('the card of a run', () => {
  test('is one per run, with its key, its subject and its channel', () => {
    expect(plan([checkAt(1)])).toEqual([
      {
        key: 'card:lists:june:1001:C0AAAAAAA',
        channel: 'C0AAAAAAA',
        subject: { kind: 'card', ledger: 'lists', campaign: 'june', run: '1001' },
        parent: null,
        mode: 'post-or-update',
      },
    ]);
  });

  test('is named after the check where no workflow made it', () => {
    const check = checkAt(1, { run: null });
    expect(short(plan([check]))).toEqual([`post card ${check.id}`]);
  });

  test.each<[NotifyMode, readonly CheckRecord['verdict'][], readonly CheckRecord['verdict'][]]>([
    ['always', ['pass', 'warn', 'fail', 'unchecked'], []],
    ['on-change', ['warn', 'fail', 'unchecked'], ['pass']],
    ['warn', ['warn', 'fail', 'unchecked'], ['pass']],
    ['fail', ['fail', 'unchecked'], ['pass', 'warn']],
  ])('of a first run is posted in a channel of mode %s for %j and not for %j', (notify, told, untold) => {
    for (const verdict of told) expect(plan([checkAt(1, { verdict })], { notify }), verdict).toHaveLength(1);
    for (const verdict of untold) expect(plan([checkAt(1, { verdict })], { notify }), verdict).toEqual([]);
  });

  test.each<[CheckRecord['verdict'], CheckRecord['verdict'], number]>([
    ['pass', 'pass', 0],
    ['pass', 'fail', 1],
    ['fail', 'pass', 1],
    ['fail', 'fail', 0],
    ['fail', 'unchecked', 1],
  ])('of mode on-change after %s is posted for %s: %i', (first, second, posts) => {
    const before = [checkAt(1, { verdict: first })];
    expect(plan([checkAt(2, { verdict: second })], { notify: 'on-change', before })).toHaveLength(posts);
  });

  test('of mode on-change is compared with the run before, not with an earlier attempt of the same run', () => {
    const before = [checkAt(1, failed), checkAt(2, { run: '7', verdict: 'pass' })];
    const again = checkAt(3, { run: '7', verdict: 'fail', attempt: 2 });
    expect(short(plan([again], { notify: 'on-change', before }))).toEqual([]);
  });

  test('of mode on-change is posted when an override lets the campaign go that failed before', () => {
    const check = checkAt(1, failed);
    const before = [check, overrideAt(2, check)];
    const told = { notify: 'on-change', before, cards: ['1001'] } as const;
    expect(short(plan([checkAt(3, { verdict: 'warn' })], told))).toEqual([
      'update card 1001',
      'post card 1003',
    ]);
  });

  test.each<NotifyMode>(['warn', 'fail'])('tells a channel of mode %s once that it is over', (notify) => {
    const before = [checkAt(1, failed)];
    const told = { notify, before, cards: ['1001'] };
    const runs = [checkAt(2), checkAt(3)];
    expect(short(plan(runs, told))).toEqual(['update card 1001', 'post card 1002']);
    expect(plan([checkAt(2)], { ...told, cards: [] })).toEqual([]);
  });

  test('changes when a later attempt checks the campaign, which is told in its thread', () => {
    const first = checkAt(1, { run: '7', verdict: 'fail' });
    const second = checkAt(2, { run: '7', verdict: 'pass', attempt: 2 });
    const posts = plan([second], { notify: 'fail', before: [first], cards: ['7'] });
    expect(short(posts)).toEqual(['update card 7', `post reply ${second.id}`]);
    expect(posts[1]).toMatchObject({ parent: 'card:lists:june:7:C0AAAAAAA', channel: 'C0AAAAAAA' });
  });

  test('that is not the newest any more says so', () => {
    const before = [checkAt(1, failed)];
    expect(short(plan([checkAt(2, failed)], { before, cards: ['1001'] }))).toEqual([
      'update card 1001',
      'post card 1002',
    ]);
  });

  test('of a run that is history when the bot comes back is not posted, that of the newest run is', () => {
    const runs = [checkAt(0, failed), checkAt(1, failed), checkAt(30, failed)];
    expect(short(plan(runs, { nowHours: 31 }))).toEqual(['post card 1030']);
    expect(short(plan(runs, { nowHours: 20 }))).toHaveLength(3);
  });
});

describe('the thread of a card', () => {
  const check = checkAt(1, failed);

  test.each<[string, LedgerRecord]>([
    ['an override', overrideAt(2, check)],
    ['an approval', approvalAt(2, 'june', { check: check.id, override: null })],
    ['an outcome', outcomeAt(2, check)],
  ])('gets a reply for %s, and the card is changed', (_kind, record) => {
    const posts = plan([record], {
      notify: 'on-change',
      before: [checkAt(0, failed), check],
      cards: ['1001'],
    });
    expect(short(posts)).toEqual(['update card 1001', `post reply ${record.id}`]);
  });

  test('gets a reply for an approval that names only its override', () => {
    const override = overrideAt(2, check);
    const approval = approvalAt(3, 'june', { check: null, override: override.id });
    const posts = plan([approval], { before: [check, override], cards: ['1001'] });
    expect(short(posts)).toEqual(['post card 1001', `post reply ${approval.id}`]);
  });

  test('gets nothing where there is no card and none is wanted', () => {
    const before = [checkAt(0, failed), check];
    expect(plan([outcomeAt(2, check)], { notify: 'on-change', before })).toEqual([]);
  });

  test('of an earlier run is judged by what was known then, not by what came later', () => {
    const before = [checkAt(0, failed), check, checkAt(2)];
    expect(plan([outcomeAt(3, check)], { notify: 'on-change', before })).toEqual([]);
  });

  test('gets nothing for a record whose check is not known, or belongs to another campaign', () => {
    const other = checkAt(3, { campaign: 'july', verdict: 'fail' });
    const foreign = { ...outcomeAt(4, check), check: other.id };
    expect(plan([outcomeAt(2, check)])).toEqual([]);
    expect(plan([foreign], { before: [check, other], cards: ['1001'] })).toEqual([]);
  });
});

test('a channel that the policy names later gets the cards from then on, and the old card is changed where it is', () => {
  const posts = planPosts({
    ledger: 'lists',
    records: [checkAt(2, { slackChannel: 'C0BBBBBBB' })],
    before: [checkAt(1)],
    cards: new Set(['card:lists:june:1001:C0AAAAAAA']),
    channels: [channelOf(), channelOf({ id: 'C0BBBBBBB', campaigns: [] })],
    nowMs: startMs,
  });
  expect(posts.map(({ key, mode }) => [key, mode])).toEqual([
    ['card:lists:june:1001:C0AAAAAAA', 'update'],
    ['card:lists:june:1002:C0BBBBBBB', 'post-or-update'],
  ]);
});

/** Any run of records: checks with attempts, and what follows from them. */
const story = fc
  .array(
    fc.record({
      kind: fc.constantFrom('check', 'again', 'override', 'approval', 'outcome'),
      verdict: fc.constantFrom('pass', 'warn', 'fail', 'unchecked'),
      campaign: fc.constantFrom('june', 'july'),
    }),
    { maxLength: 14 },
  )
  .map((steps) => {
    const records: LedgerRecord[] = [];
    steps.forEach(({ kind, verdict, campaign }, hours) => {
      const last = records.findLast((one) => one.kind === 'check' && one.campaign === campaign);
      const check = last?.kind === 'check' ? last : null;
      if (kind === 'check' || check === null) records.push(checkAt(hours, { verdict, campaign }));
      else if (kind === 'again')
        records.push(checkAt(hours, { verdict, campaign, run: check.run?.id ?? null, attempt: 2 }));
      else if (kind === 'override') records.push(overrideAt(hours, check));
      else if (kind === 'outcome') records.push(outcomeAt(hours, check));
      else records.push(approvalAt(hours, campaign, { check: check.id, override: null }));
    });
    return records;
  });
const modes = fc.constantFrom<NotifyMode>('always', 'on-change', 'warn', 'fail');

/** The keys of what would be in the outbox after these records came in these portions. */
function outboxAfter(
  portions: readonly (readonly LedgerRecord[])[],
  notify: NotifyMode,
): ReadonlySet<string> {
  const outbox = new Set<string>();
  const before: LedgerRecord[] = [];
  for (const records of portions) {
    const news = { ledger: 'lists', records, before, channels: [channelOf({ notify })] };
    const cards = new Set(cardsToLookFor(news).filter((key) => outbox.has(key)));
    for (const { key, mode } of planPosts({ ...news, cards, nowMs: startMs + 10 * hourMs })) {
      if (mode === 'post-or-update') outbox.add(key);
    }
    before.push(...records);
  }
  return outbox;
}

test('whether records come one by one, in portions or all at once, the same posts are made', () => {
  fc.assert(
    fc.property(story, modes, fc.nat(13), (records, notify, cut) => {
      const oneByOne = outboxAfter(
        records.map((record) => [record]),
        notify,
      );
      expect(outboxAfter([records], notify)).toEqual(oneByOne);
      expect(outboxAfter([records.slice(0, cut), records.slice(cut)], notify)).toEqual(oneByOne);
    }),
  );
});

test('no post is planned twice at once, no reply without its card, and every key is short enough', () => {
  fc.assert(
    fc.property(story, modes, (records, notify) => {
      const posts = planPosts({
        ledger: 'l'.repeat(40),
        records,
        before: [],
        cards: new Set(),
        channels: [channelOf({ notify }), channelOf({ notify, id: 'C0BBBBBBB' })],
        nowMs: startMs,
      });
      const keys = new Set(posts.map(({ key }) => key));
      expect(keys.size).toBe(posts.length);
      for (const { key, parent } of posts) {
        expect(key.length).toBeLessThanOrEqual(250);
        if (parent !== null) expect(keys).toContain(parent);
      }
    }),
  );
});
