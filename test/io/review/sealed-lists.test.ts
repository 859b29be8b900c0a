import { describe, expect, test } from 'vitest';
import type { FixPatch } from '../../../src/io/review/fix-patch.ts';
import { reviewChange } from '../../../src/io/review-change.ts';
import { type Change, calmFiles, lists, makeChange } from '../../review-repository.ts';
import { samplePolicy } from '../../sample-campaign.ts';
import { makeKeyPair, sealFor, useKeys } from '../../sealed-files.ts';

const key = await makeKeyPair();
const policyPath = '.github/bounce-gate.yml';
const sealedPolicy = samplePolicy.replaceAll('.csv', '.csv.age');

async function sealedFiles(list: string = calmFiles['list.csv']) {
  return {
    [policyPath]: sealedPolicy,
    'list.csv.age': await sealFor(list, key.recipient),
    'suppressions.csv.age': await sealFor(calmFiles['suppressions.csv'], key.recipient),
  };
}

function review({ repository, base, head }: Change, more: object = {}) {
  return reviewChange({
    folder: repository.folder,
    baseRefs: [base],
    headRefs: [head],
    policyPath,
    campaigns: [],
    limits: {},
    asOfMs: Date.UTC(2026, 10, 20),
    nowMs: Date.UTC(2026, 10, 20),
    ...more,
  });
}

describe('a change of a sealed list', () => {
  test.each(['pass', 'warn', 'fail'] as const)('comes to %s as that of a plain one does', async (verdict) => {
    useKeys({ KEY: key.identity });
    const plain = await review(await makeChange(calmFiles, { 'list.csv': lists[verdict] }));
    const list = await sealFor(lists[verdict], key.recipient);
    const sealed = await review(await makeChange(await sealedFiles(), { 'list.csv.age': list }));
    expect(sealed.verdict).toBe(verdict);
    const [one, other] = [sealed.reviews[0], plain.reviews[0]];
    expect(one?.change).toEqual(other?.change);
    expect(one?.after?.counts).toEqual(other?.after?.counts);
  });

  test('can be the one that seals it', async () => {
    useKeys({ KEY: key.identity });
    const change = { ...(await sealedFiles()), 'list.csv': null, 'suppressions.csv': null };
    const { verdict, reviews } = await review(await makeChange(calmFiles, change));
    expect(verdict).toBe('pass');
    expect(reviews[0]?.change).toMatchObject({ before: 60, after: 60, added: 0, removed: 0 });
  });

  test('is not checked without the key, as on a fork', async () => {
    const list = await sealFor(lists.pass, key.recipient);
    const change = await makeChange(await sealedFiles(), { 'list.csv.age': list });
    const { verdict, reviews } = await review(change);
    expect(verdict).toBe('unchecked');
    expect(reviews[0]?.problems.map(({ code }) => code)).toContain('age-key-missing');
  });

  test('is never made into a patch, in which its rows would stand open', async () => {
    useKeys({ KEY: key.identity });
    const list = await sealFor(lists.fail, key.recipient);
    const fixes: FixPatch[] = [];
    await review(await makeChange(await sealedFiles(), { 'list.csv.age': list }), {
      onPatch: (fix: FixPatch) => fixes.push(fix),
    });
    expect(fixes).toEqual([{ patch: null, byHand: ['list.csv.age'] }]);
  });

  test('nor are suppressions that it deletes with their file', async () => {
    useKeys({ KEY: key.identity });
    const fixes: FixPatch[] = [];
    const more = await sealFor('email,reason\nann@mail.example,complaint\n', key.recipient);
    const base = { ...(await sealedFiles()), 'more.csv.age': more };
    const policy = sealedPolicy.replace('[suppressions.csv.age]', '[suppressions.csv.age, more.csv.age]');
    const change = await makeChange({ ...base, [policyPath]: policy }, { 'more.csv.age': null });
    await review(change, { onPatch: (fix: FixPatch) => fixes.push(fix) });
    expect(fixes.map(({ patch }) => patch)).toEqual([null]);
  });
});

describe('in a public repository', () => {
  const isPublic = true;

  test('a plain list is refused, whatever the change says of it', async () => {
    const policy = samplePolicy.replace('policy: { ', 'policy: { plain-lists: allow, ');
    const change = await makeChange(calmFiles, { 'list.csv': lists.pass, [policyPath]: policy });
    const { verdict, reviews } = await review(change, { isPublic });
    expect(verdict).toBe('unchecked');
    expect(reviews[0]?.problems).toMatchObject([{ code: 'list-plain-in-public', file: 'list.csv' }]);
    expect(reviews[0]?.ruleChanges).toMatchObject([{ key: 'policy.plain-lists', direction: 'looser' }]);
  });

  test('a plain list is judged where the policy allowed it before', async () => {
    const policy = samplePolicy.replace('policy: { ', 'policy: { plain-lists: allow, ');
    const change = await makeChange({ ...calmFiles, [policyPath]: policy }, { 'list.csv': lists.fail });
    expect((await review(change, { isPublic })).verdict).toBe('fail');
  });

  test('a change that seals a plain list is judged', async () => {
    useKeys({ KEY: key.identity });
    const gone = { 'list.csv': null, 'suppressions.csv': null };
    const change = await makeChange(calmFiles, { ...(await sealedFiles()), ...gone });
    expect((await review(change, { isPublic })).verdict).toBe('pass');
  });
});
