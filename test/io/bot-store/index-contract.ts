import { describe, expect, test } from 'vitest';
import type { LedgerRecord } from '../../../src/core/ledger/ledger-record.ts';
import type { BotStore } from '../../../src/io/bot-store/bot-store.ts';
import {
  sampleApproval,
  sampleCheck,
  sampleOutcome,
  sampleOverride,
  samplePost,
  sampleStep,
  startMs,
  tipOf,
} from './sample-records.ts';
import { freshStore, type MakeDatabase } from './test-database.ts';

const idsOf = (records: readonly LedgerRecord[]) => records.map(({ id }) => id);

/** What the index of the ledgers must do on every database. */
export function indexContract(makeDatabase: MakeDatabase): void {
  describe('the index', () => {
    test('a ledger that was never indexed has no position', async () => {
      const store = await freshStore(makeDatabase);
      expect(await store.position('lists')).toBeNull();
      await store.setTrouble('lists', 'unreachable');
      expect(await store.position('lists')).toBeNull();
    });

    test('a step leaves its position, its records and its posts', async () => {
      const store = await freshStore(makeDatabase);
      const check = sampleCheck('autumn-sale', 1);
      const step = sampleStep(1, [check], {
        posts: [samplePost('card:1')],
        to: { tip: tipOf(1), waiting: 'ab', quarantined: 2 },
      });
      expect(await store.applyStep(step)).toBe('applied');
      expect(await store.position('lists')).toEqual({
        tip: tipOf(1),
        waiting: 'ab',
        indexedAtMs: startMs,
        records: 1,
        quarantined: 2,
        trouble: null,
      });
      expect(await store.record('lists', check.id)).toEqual(check);
      expect(await store.record('other', check.id)).toBeNull();
      expect(await store.post('card:1')).toMatchObject({ state: 'pending', revision: 1 });
    });

    test('a step from anywhere but the position changes nothing', async () => {
      const store = await freshStore(makeDatabase);
      await store.applyStep(sampleStep(1, []));
      const late = { posts: [samplePost('late')] };
      const records = [sampleCheck('autumn-sale', 1)];
      expect(await store.applyStep(sampleStep(1, records, late))).toBe('moved');
      expect(await store.applyStep(sampleStep(3, records, late))).toBe('moved');
      const waiting = { ...late, from: { tip: tipOf(1), waiting: 'ab' } };
      expect(await store.applyStep(sampleStep(2, records, waiting))).toBe('moved');
      expect(await store.position('lists')).toMatchObject({ tip: tipOf(1), records: 0 });
      expect(await store.post('late')).toBeNull();
    });

    test('a ledger without a branch is a position too', async () => {
      const store = await freshStore(makeDatabase);
      const none = { tip: null, waiting: '', quarantined: 0 };
      expect(await store.applyStep(sampleStep(1, [], { to: none }))).toBe('applied');
      expect(await store.position('lists')).toMatchObject({ tip: null });
      expect(await store.applyStep(sampleStep(2, []))).toBe('moved');
      expect(await store.applyStep(sampleStep(2, [], { from: { tip: null, waiting: '' } }))).toBe('applied');
    });

    test('the first content of an id stands', async () => {
      const store = await freshStore(makeDatabase);
      const first = sampleOverride('autumn-sale', 1, 'first');
      const other = sampleOverride('autumn-sale', 1, 'other');
      await store.applyStep(sampleStep(1, [first, other]));
      await store.applyStep(sampleStep(2, [other]));
      expect(await store.record('lists', first.id)).toEqual(first);
      expect(await store.position('lists')).toMatchObject({ records: 1, tip: tipOf(2) });
    });

    test('records of a campaign come in the order of the branch, at most so many of each kind', async () => {
      const store = await freshStore(makeDatabase);
      const records = [
        sampleCheck('autumn-sale', 5),
        sampleOverride('autumn-sale', 9),
        sampleCheck('autumn-sale', 3),
        sampleCheck('spring-launch', 6),
        sampleApproval('autumn-sale', 10),
        sampleOutcome('autumn-sale', 11),
        sampleCheck('autumn-sale', 12),
      ];
      await store.applyStep(sampleStep(1, records.slice(0, 3)));
      await store.applyStep(sampleStep(2, records.slice(3)));
      const [, override, second, , approval, outcome, last] = records;
      const found = await store.campaignRecords('lists', 'autumn-sale', 2);
      expect(found).toEqual([override, second, approval, outcome, last]);
      expect(await store.campaignRecords('lists', 'unheard-of', 2)).toEqual([]);
    });

    test('the newest check of a campaign is the one its branch took last', async () => {
      const store = await freshStore(makeDatabase);
      const late = sampleCheck('autumn-sale', 1);
      await store.applyStep(sampleStep(1, [sampleCheck('autumn-sale', 5), sampleCheck('spring-launch', 3)]));
      const outcomes = [sampleOutcome('autumn-sale', 9), sampleOutcome('old', 9)];
      await store.applyStep(sampleStep(2, [sampleCheck('autumn-sale', 7), late, ...outcomes]));
      await store.applyStep(sampleStep(3, [sampleApproval('autumn-sale', 10)]));
      await store.applyStep(sampleStep(1, [sampleCheck('fair', 2)], { ledger: 'other' }));
      const found = await store.latest({ ledgers: ['lists', 'other'], limit: 9 });
      expect(found.map(({ ledger, campaign }) => `${ledger}/${campaign}`)).toEqual([
        'lists/spring-launch',
        'other/fair',
        'lists/autumn-sale',
      ]);
      expect(found[2]?.record).toEqual(late);
      expect(await store.latest({ ledgers: ['other'], limit: 9 })).toHaveLength(1);
      expect(await store.latest({ ledgers: ['lists', 'other'], limit: 2 })).toHaveLength(2);
      expect(await store.latest({ ledgers: [], limit: 9 })).toEqual([]);
    });

    test('every campaign with a record has its name, in order', async () => {
      const store = await freshStore(makeDatabase);
      const names = ['b', 'a', 'a-b', 'c'];
      await store.applyStep(
        sampleStep(
          1,
          names.map((name, index) => sampleOutcome(name, index)),
        ),
      );
      const found = await store.campaignNames(['lists', 'other']);
      expect(found.map(({ campaign }) => campaign)).toEqual(['a', 'a-b', 'b', 'c']);
      expect(await store.campaignNames([])).toEqual([]);
    });

    test('records between two times include the first and leave out the second', async () => {
      const store = await freshStore(makeDatabase);
      const records = [3, 1, 2, 4].map((minutes) => sampleCheck('autumn-sale', minutes));
      await store.applyStep(sampleStep(1, records));
      const found = await store.recordsBetween('lists', startMs + 60_000, startMs + 4 * 60_000);
      expect(found).toEqual(records.slice(0, 3));
    });

    test('which ids are known is told for any number of them', async () => {
      const store = await freshStore(makeDatabase);
      const records = Array.from({ length: 450 }, (_, minutes) => sampleOutcome(`c-${minutes % 7}`, minutes));
      await store.applyStep(sampleStep(1, records));
      const strangers = idsOf([sampleOutcome('c-1', 900), sampleOutcome('c-1', 901)]);
      const known = await store.knownIds('lists', [...idsOf(records), ...strangers]);
      expect(known).toEqual(new Set(idsOf(records)));
      expect(await store.knownIds('lists', [])).toEqual(new Set());
      expect(await store.position('lists')).toMatchObject({ records: 450 });
    });

    test('trouble stands until a step is applied', async () => {
      const store = await freshStore(makeDatabase);
      await store.applyStep(sampleStep(1, []));
      await store.setTrouble('lists', 'rewritten');
      expect(await store.position('lists')).toMatchObject({ trouble: 'rewritten', tip: tipOf(1) });
      await store.applyStep(sampleStep(2, []));
      expect(await store.position('lists')).toMatchObject({ trouble: null });
    });

    test('a ledger that is forgotten is read anew, and its posts stay', async () => {
      const store = await freshStore(makeDatabase);
      const check = sampleCheck('autumn-sale', 1);
      await store.applyStep(sampleStep(1, [check], { posts: [samplePost('card:1')] }));
      await store.applyStep(sampleStep(1, [check], { ledger: 'other' }));
      await store.forgetLedger('lists');
      expect(await store.position('lists')).toBeNull();
      expect(await store.record('lists', check.id)).toBeNull();
      expect(await store.campaignNames(['lists'])).toEqual([]);
      expect(await store.post('card:1')).not.toBeNull();
      expect(await store.record('other', check.id)).toEqual(check);
      expect(await store.applyStep(sampleStep(1, [check]))).toBe('applied');
    });

    test('text that no database likes comes back as it was', async () => {
      const store = await freshStore(makeDatabase);
      const text = 'a\0b \ud800 \\0 \\\\u0000 \udc00\ud83d\ude00 \' " $1 ?';
      const override = sampleOverride('autumn-sale', 1, text);
      await store.applyStep(sampleStep(1, [override]));
      expect(await store.record('lists', override.id)).toEqual(override);
      await store.rememberQuestion(text, text, text, startMs);
      expect(await store.lastQuestion(text, text)).toBe(text);
      expect(await store.lastQuestion(text, text.replaceAll('\0', ''))).toBeNull();
      await store.plan([samplePost(text, { channel: text })], startMs);
      expect(await store.post(text)).toMatchObject({ key: text, channel: text });
      expect(await store.claim(text, text, { nowMs: 0, untilMs: 9 })).toBe(true);
      expect(await store.holder(text, 1)).toBe(text);
    });

    test('of many replicas that take the same step, one does', async () => {
      const database = await makeDatabase();
      const stores = Array.from({ length: 4 }, () => database.open());
      await Promise.all(stores.map((store) => store.migrate()));
      for (let commits = 1; commits <= 10; commits += 1) {
        const results = await Promise.all(stores.map((store) => store.applyStep(raceStep(commits))));
        expect(results.sort()).toEqual(['applied', 'moved', 'moved', 'moved']);
      }
      await expectTenSteps(stores);
    });
  });
}

const raceStep = (commits: number) =>
  sampleStep(commits, [sampleCheck('autumn-sale', commits), sampleCheck('spring-launch', commits + 100)], {
    posts: [samplePost(`card:${commits}`), samplePost('card:0')],
  });

async function expectTenSteps(stores: readonly BotStore[]): Promise<void> {
  for (const store of stores) {
    expect(await store.position('lists')).toMatchObject({ tip: tipOf(10), records: 20 });
    expect(await store.campaignRecords('lists', 'autumn-sale', 50)).toHaveLength(10);
    expect(await store.post('card:0')).toMatchObject({ revision: 10 });
    expect(await store.outboxCounts()).toMatchObject({ pending: 11 });
  }
}
