import { describe, expect, test } from 'vitest';
import type { ReviewResult } from '../../src/core/review/review-result.ts';
import { type BaseMoved, runReview } from '../../src/core/review/run-review.ts';
import { reviewReporters } from '../../src/report/review-formats.ts';
import { asOfMs } from '../core/check-text.ts';
import {
  healthyList,
  onFile,
  type ReviewOptions,
  reviewTexts,
  type Version,
} from '../core/review/review-text.ts';

const calm: Version = { list: healthyList(200) };
const people = Array.from({ length: 9 }, (_, index) => `gone${index}@mail.example`);
const known = onFile(...people.map((address) => `${address},hard-bounce`));
const commits = { base: 'a', head: 'b' };

/** A review as text and as Markdown, both without line breaks inside sentences. */
function told(review: ReviewResult, baseMoved: BaseMoved | null = null): { text: string; markdown: string } {
  const run = runReview(commits, [review], [], { baseMoved });
  return { text: reviewReporters.text(run), markdown: reviewReporters.markdown(run).replaceAll('\\', '') };
}

async function toldOf(base: Version | null, head: Version | null, options: ReviewOptions = {}) {
  return told(await reviewTexts(base, head, options));
}

/** Expects a sentence in the text and in the Markdown. */
function expectBoth(forms: { text: string; markdown: string }, ...sentences: readonly string[]): void {
  for (const sentence of sentences) {
    expect(forms.text).toContain(sentence);
    expect(forms.markdown).toContain(sentence);
  }
}

describe('a removal is told first', () => {
  const removal = { what: 'campaign', listStays: true } as const;

  test('with what stays and what it means', async () => {
    const forms = await toldOf(calm, null, { removal });
    const sentence =
      'This change takes june away: from then on its 200 recipients would not be checked any more. lists/june.csv stays in the repository.';
    expect(forms.text.split('\n')[0]).toBe(`june   WARN   ${sentence}`);
    expect(forms.markdown.split('\n')[0]).toBe(`**${sentence}**`);
    expectBoth(forms, 'bring the campaign back, or delete lists/june.csv too');
  });

  test('of the policy: nothing would be judged by its rules any more', async () => {
    const forms = await toldOf(calm, null, { removal: { what: 'policy', listStays: true } });
    expectBoth(
      forms,
      'This change takes the policy away, and june with it: from then on nothing would be judged by the rules of this policy. lists/june.csv stays in the repository.',
      'bring the policy file back',
    );
  });

  test('that passes a limit: the limit, and the way to allow it', async () => {
    const forms = await toldOf(calm, null, { removal, policy: { shrink: { warn: null, fail: 0.5 } } });
    expectBoth(
      forms,
      'must not be merged as it is: the list shrinks by 100 %, from 200 to 0 recipients; the limit is 50 %',
      'allow it with policy.shrink in a change of its own',
    );
  });
});

describe('deleted suppressions', () => {
  const back = { list: healthyList(200, ...people.map((address) => `${address},`)) };

  test('are put back before rows are removed, and the patch is named', async () => {
    const forms = await toldOf(
      { ...calm, suppressions: known },
      { ...back, suppressions: onFile(`${people[0]},hard-bounce`) },
      {
        policy: { suppressionShrink: { warn: 0, fail: null }, total: { warn: null, fail: 0.02 } },
      },
    );
    expectBoth(
      forms,
      'put back the 8 suppressions deleted from bounces.csv, unless that was asked for',
      'bounce-gate review --patch fix.patch writes this, for: git apply fix.patch',
    );
    for (const form of Object.values(forms)) {
      expect(form.indexOf('put back the 8')).toBeLessThan(form.indexOf('the smallest change: remove'));
    }
  });

  test('are put back also where so many are gone that nothing was judged', async () => {
    const forms = await toldOf({ ...calm, suppressions: known }, calm);
    expectBoth(
      forms,
      'the change deletes 9 of 39 suppressions',
      'put back the 9 suppressions deleted from bounces.csv',
    );
  });

  test('of people on the list are told in the headline, whatever else heads it', async () => {
    const gone = people.slice(0, 3);
    const wanted = onFile(...people.map((address) => `${address},unsubscribe`));
    const left = onFile(...people.slice(3).map((address) => `${address},unsubscribe`));
    const head = {
      list: healthyList(200, ...gone.map((address) => `${address},2026-05-20`)),
      suppressions: left,
    };
    const { text, markdown } = await toldOf({ list: healthyList(200), suppressions: wanted }, head);
    const sentence = 'unsubscribed';
    for (const form of [text, markdown]) {
      const [first = ''] = form.split('\n');
      expect(first).toContain(sentence);
      expect(first).toContain('The change also deletes 3 suppressions: 3 of them are on the list.');
    }
    expect(text).not.toContain('this change deletes');
  });

  test('of one recipient are told as one', async () => {
    const base = {
      list: healthyList(200, 'ann@mail.example,'),
      suppressions: onFile('ann@mail.example,unsubscribe'),
    };
    const { markdown } = await toldOf(base, { ...base, suppressions: onFile() });
    expect(markdown).toContain(
      '**This change deletes 1 suppression** (1 unsubscribe). **1 of them is on the list.** It still counts for this check.',
    );
  });

  test('in a file that is named no more: name it again', async () => {
    const forms = await toldOf({ ...calm, suppressions: known }, calm, {
      dropped: { 'own.csv': onFile(...people.map((address) => `${address},hard-bounce`)) },
      policy: { suppressionShrink: { warn: 0, fail: null } },
    });
    expectBoth(
      forms,
      '1 suppression file is named no more, so it keeps nobody out: own.csv',
      'name own.csv under suppressions again',
    );
  });
});

describe('growth and shrinkage have a next step', () => {
  test.each([
    [
      600,
      'growth',
      'the list grows by 200.0 %, from 200 to 600 recipients; the limit is 100 %',
      'nothing was pasted in by mistake (400 added), or raise policy.growth',
    ],
    [
      80,
      'shrink',
      'the list shrinks by 60.0 %, from 200 to 80 recipients; the limit is 50 %',
      'the export is whole (120 removed), or raise policy.shrink',
    ],
  ])('to %i recipients', async (count, _, sentence, step) => {
    const policy = { growth: { warn: null, fail: 1 }, shrink: { warn: null, fail: 0.5 } };
    expectBoth(await toldOf(calm, { list: healthyList(count) }, { policy }), sentence, step);
  });
});

describe('waivers that do not do what they say', () => {
  const waiver = {
    code: 'duplicate',
    scope: null,
    reason: 'r',
    owner: 'o',
    expires: '2026-01-01',
    expiresAtMs: asOfMs + 1,
    maxCount: null,
    line: 1,
  };
  const again = {
    list: healthyList(200, 'reader1@mail.example,2026-05-20', 'reader2@mail.example,2026-05-20'),
  };

  test.each([
    [{ expiresAtMs: asOfMs - 1 }, 'the waiver for duplicate expired on 2026-01-01 and does not count'],
    [
      { code: 'role-account', scope: 'lists/june.csv' },
      'the waiver for role-account waives nothing: remove it',
    ],
    [{ maxCount: 1 }, 'the waiver for duplicate covers at most 1, and there are 2, so it lifts nothing'],
  ])('%j is told, in a change that passes too', async (more, sentence) => {
    const policy = { waivers: [{ ...waiver, ...more }] };
    expectBoth(await toldOf(again, again, { policy }), sentence);
    const warns = { ...policy, duplicates: { warn: 0, fail: null } };
    expectBoth(await toldOf(calm, again, { policy: warns }), sentence);
  });
});

describe('whose rules judged', () => {
  test.each([
    [
      'list-path',
      false,
      'june has the list of may, which is gone: it counts as renamed, so the rules of may judge it',
    ],
    ['list-path', true, 'june has the list of may, so the rules of may judge it'],
    [
      'recipients',
      false,
      'june has most of the recipients of may, which is gone: it counts as renamed, so the rules of may judge it',
    ],
  ] as const)('paired by %s, stays %s', async (pairedBy, stays, sentence) => {
    expectBoth(await toldOf(calm, calm, { baseCampaign: { name: 'may', pairedBy, stays } }), sentence);
  });

  const changed = {
    key: 'policy.total.fail',
    unit: 'fraction',
    before: 0.05,
    after: null,
    direction: 'looser',
  } as const;

  test('each rule that changes is told, with what it was and becomes', async () => {
    const { text, markdown } = await toldOf(calm, calm, { policyChanged: true, ruleChanges: [changed] });
    expect(text).toContain('policy.total.fail: 5 % becomes off, looser');
    expect(markdown).toContain('<details><summary>1 rule changes, 1 of them looser</summary>');
    expect(markdown).toContain('| `policy.total.fail` | `5 %` | `off` | looser |');
  });

  test('but not without end', async () => {
    const ruleChanges = Array.from({ length: 300 }, (_, index) => ({ ...changed, key: `policy.${index}` }));
    const { text, markdown } = await toldOf(calm, calm, { ruleChanges });
    expect(text.match(/becomes/g)).toHaveLength(12);
    expect(text).toContain('and 288 more rules, in the JSON report');
    expect(markdown.match(/looser \|/g)).toHaveLength(40);
  });

  test('a new campaign: its own rules hold from the next change on', async () => {
    const forms = await toldOf(null, calm, { ruleChanges: [changed] });
    expectBoth(
      forms,
      'the campaign is new, so the general rules judged it; its own hold from the next change on',
    );
  });
});

test('no additions are made up where the list could not be judged before', async () => {
  const bad = Array.from({ length: 9 }, (_, index) => `x${index}@@mail.example,`);
  const baseCampaign = { name: 'june', pairedBy: 'name', stays: true } as const;
  const head = { list: healthyList(200, ...bad) };
  const forms = await toldOf({ list: 'name\nx\n' }, head, { baseCampaign });
  expectBoth(forms, '9 of the 209 recipients', 'What it adds is not known');
  expect(`${forms.text}${forms.markdown}`).not.toMatch(/added recipient|209 added|added entr/);
});

describe('how far was looked back', () => {
  test.each([
    ['start', ['x', 'y'], 'looked at 2 earlier versions of the list, all there are'],
    ['limit', ['x'], 'looked at 1 earlier version of the list, the newest ones'],
    ['shallow', [], 'looked at 0 earlier versions of the list, all that this shallow clone has'],
    ['time', ['x'], 'looked at 1 earlier version of the list; no more in 5 seconds'],
    ['start', [], 'the list has no earlier version'],
  ] as const)('%s %j', async (end, names, phrase) => {
    const earlier = names.map((name) => healthyList(1, `${name}@mail.example,`));
    const head = { list: healthyList(201, `${people[0]},`), suppressions: known };
    expectBoth(await toldOf({ ...calm, suppressions: known }, head, { end, earlier }), phrase);
  });
});

describe('a base that went on', () => {
  const moved = { name: 'main', commits: 3, isMore: false, files: ['lists/june.csv'] };

  test.each<[Partial<BaseMoved>, string]>([
    [
      {},
      'main is 3 commits ahead on lists/june.csv. This was judged without them; CI judges the merge: merge main first to see what CI will see.',
    ],
    [{ commits: 1, files: ['a', 'b', 'c', 'd'] }, 'main is 1 commit ahead on a, b, c and 1 more.'],
    [{ commits: 100, isMore: true }, 'main is more than 100 commits ahead'],
    [
      { name: 'a'.repeat(40) },
      'the base is 3 commits ahead on lists/june.csv. This was judged without them; CI judges the merge: merge the base first',
    ],
    [{ commits: 0 }, 'main has another version of lists/june.csv.'],
  ])('%j', async (more, sentence) => {
    expectBoth(told(await reviewTexts(calm, calm), { ...moved, ...more }), sentence);
  });
});
