import { describe, expect, test } from 'vitest';
import { calmFiles, makeChange } from '../../review-repository.ts';
import { sampleList, samplePolicy, sampleRows, sampleSuppressions } from '../../sample-campaign.ts';
import { problemsIn, reasonsIn, reviewIn } from './review-in.ts';

const policyPath = '.github/bounce-gate.yml';
const strangers = sampleList('stranger@mail.example,2026-11-10');
const other = samplePolicy.replace('june', 'august').replace('list.csv', 'august.csv');
const withoutJune = { [policyPath]: other, 'august.csv': strangers };

/** The policy with a limit on how much a list may shrink. */
function limited(limits: string): string {
  return samplePolicy.replace('allow }', `allow, shrink: ${limits} }`);
}

describe('a campaign that the change takes away', () => {
  test.each([
    ['its list stays', {}, true, { before: 60, removed: 0, after: 60 }],
    ['its list goes too', { 'list.csv': null }, false, { before: 60, removed: 60, after: 0 }],
  ])('warns, and says whether %s', async (_, files, listStays, change) => {
    const { repository } = await makeChange(calmFiles, { ...withoutJune, ...files });
    const run = await reviewIn(repository);
    expect(run.verdict).toBe('warn');
    expect(reasonsIn(run)).toEqual(['june warn campaign-removed']);
    expect(run.reviews[1]).toMatchObject({
      campaign: 'june',
      removal: { what: 'campaign', listStays },
      change,
    });
  });

  test.each([
    ['{ warn: 50% }', 'june warn list-shrink', 'warn'],
    ['{ fail: 99% }', 'june fail list-shrink', 'fail'],
  ])('is a list that shrinks to nothing, by the limit %s', async (limits, reason, verdict) => {
    const base = { ...calmFiles, [policyPath]: limited(limits) };
    const { repository } = await makeChange(base, { ...withoutJune, 'list.csv': null });
    const run = await reviewIn(repository);
    expect(run.verdict).toBe(verdict);
    expect(reasonsIn(run)).toEqual(['june warn campaign-removed', reason]);
  });

  const people = Array.from({ length: 3 }, (_, index) => `out${index}@mail.example`);
  const onFile = sampleSuppressions(...people.map((address) => `${address},unsubscribe,2026-11-12`));
  const grown = sampleList(...sampleRows(60), ...people.map((address) => `${address},2026-11-10`));
  test.each([
    ['the campaign', other, 'campaign-removed'],
    ['the policy', null, 'policy-removed'],
  ])(
    'is judged as if it stayed while its list does: %s goes, and people who opted out come',
    async (_, policy, code) => {
      const base = { ...calmFiles, 'suppressions.csv': onFile };
      const files = { [policyPath]: policy, 'list.csv': grown, 'august.csv': strangers };
      const { repository } = await makeChange(base, files);
      const run = await reviewIn(repository);
      expect(run.verdict).toBe('fail');
      const reasons = reasonsIn(run).filter((reason) => reason.startsWith('june'));
      expect(reasons[0]).toBe(`june warn ${code}`);
      expect(reasons).toContain('june fail suppressed-unsubscribe');
    },
  );

  test('is not checked where its list stays and can be judged no more', async () => {
    const { repository } = await makeChange(calmFiles, { ...withoutJune, 'list.csv': 'name\nx\n' });
    const run = await reviewIn(repository);
    expect([run.verdict, problemsIn(run)]).toEqual(['unchecked', ['no-address-column']]);
  });

  test('warns also where its list could not be judged before', async () => {
    const { repository } = await makeChange({ ...calmFiles, 'list.csv': 'name\nx\n' }, withoutJune);
    const run = await reviewIn(repository);
    expect(reasonsIn(run)).toEqual(['june warn campaign-removed']);
  });

  test('with its suppressions is not judged: they keep people out of other sends too', async () => {
    const own = samplePolicy.replace('list: list.csv', 'list: list.csv\n    suppressions: own.csv');
    const people = Array.from({ length: 9 }, (_, index) => `out${index}@mail.example,unsubscribe`);
    const base = { ...calmFiles, [policyPath]: own, 'own.csv': `email,reason\n${people.join('\n')}\n` };
    const kept = await makeChange(base, withoutJune);
    expect(reasonsIn(await reviewIn(kept.repository))).toEqual(['june warn campaign-removed']);
    const { repository } = await makeChange(base, { ...withoutJune, 'own.csv': null });
    const run = await reviewIn(repository);
    expect([run.verdict, problemsIn(run)]).toEqual(['unchecked', ['suppression-shrunken']]);
    expect(run.reviews[1]?.suppressions.deletedFrom).toEqual([
      { file: 'own.csv', suppressions: 9, fate: 'deleted' },
    ]);
  });
});

describe('a policy that the change takes away', () => {
  test('warns for every campaign while the lists remain', async () => {
    const both = `${samplePolicy}  may:\n    list: may.csv\n`;
    const base = { ...calmFiles, [policyPath]: both, 'may.csv': strangers };
    const { repository } = await makeChange(base, { [policyPath]: null });
    const run = await reviewIn(repository);
    expect(run.verdict).toBe('warn');
    expect(reasonsIn(run)).toEqual(['june warn policy-removed', 'may warn policy-removed']);
    expect(run.reviews[0]?.removal).toEqual({ what: 'policy', listStays: true });
  });

  test('fails by its own limit on shrinking', async () => {
    const { repository } = await makeChange(
      { ...calmFiles, [policyPath]: limited('{ fail: 50% }') },
      { [policyPath]: null },
    );
    const run = await reviewIn(repository);
    expect(reasonsIn(run)).toEqual(['june warn policy-removed', 'june fail list-shrink']);
  });

  test('that only moves warns too: the review looks where it was told to', async () => {
    const { repository } = await makeChange(calmFiles, { [policyPath]: null, 'gate.yml': samplePolicy });
    expect(reasonsIn(await reviewIn(repository))).toEqual(['june warn policy-removed']);
  });
});
