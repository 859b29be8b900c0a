import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { calmFiles, lists, makeChange } from '../../review-repository.ts';
import { samplePolicy, sampleSuppressions } from '../../sample-campaign.ts';
import { fixIn, problemsIn, reasonsIn, reviewIn } from './review-in.ts';

const policyPath = '.github/bounce-gate.yml';
const mild = 'reserved-domains: allow, suppression-shrink: { fail: off }';
const two = samplePolicy
  .replace('[suppressions.csv]', '[suppressions.csv, own.csv]')
  .replace('reserved-domains: allow', mild);
const own = 'email,reason\nperson1@mail.example,unsubscribe\nstranger@mail.example,complaint\n';
const base = { ...calmFiles, [policyPath]: two, 'own.csv': own };
const named = samplePolicy.replace('reserved-domains: allow', mild);

describe('suppressions that the change does not read any more are deleted ones', () => {
  test('where their file is deleted', async () => {
    const { repository } = await makeChange(base, { 'own.csv': null });
    const run = await reviewIn(repository);
    expect(reasonsIn(run)).toEqual(['june warn suppressions-deleted']);
    expect(run.reviews[0]?.suppressions).toMatchObject({
      deleted: 2,
      deletedOnList: 1,
      deletedFrom: [{ file: 'own.csv', suppressions: 2, fate: 'deleted' }],
      droppedFiles: [],
    });
  });

  test('where it stays, but the policy names it no more', async () => {
    const { repository } = await makeChange(base, { [policyPath]: named });
    const run = await reviewIn(repository);
    expect(reasonsIn(run)).toEqual(['june warn suppression-files-dropped', 'june warn suppressions-deleted']);
    expect(run.reviews[0]).toMatchObject({
      policyChanged: true,
      suppressions: {
        deleted: 2,
        deletedOnList: 1,
        deletedFrom: [{ file: 'own.csv', suppressions: 2, fate: 'not-named' }],
        droppedFiles: ['own.csv'],
      },
    });
  });

  test('also when a wildcard becomes a name', async () => {
    const glob = two.replace('suppressions.csv, own.csv', '"*s.csv", own.csv');
    const { repository } = await makeChange(
      { ...base, [policyPath]: glob, 'bounces.csv': 'email,reason\nx@mail.example,hard-bounce\n' },
      { [policyPath]: two },
    );
    const { reviews } = await reviewIn(repository);
    expect(reviews[0]?.suppressions).toMatchObject({ deleted: 1, droppedFiles: ['bounces.csv'] });
  });

  test('and above the limit on shrinking nothing is judged', async () => {
    const strictTwo = two.replace(', suppression-shrink: { fail: off }', '');
    const strictOne = strictTwo.replace(', own.csv', '');
    for (const change of [{ 'own.csv': null }, { [policyPath]: strictOne }]) {
      const { repository } = await makeChange({ ...base, [policyPath]: strictTwo }, change);
      const run = await reviewIn(repository);
      expect([run.verdict, problemsIn(run)]).toEqual(['unchecked', ['suppression-shrunken']]);
    }
  });

  test('while what a file gains that is not named any more still keeps people out', async () => {
    const { repository } = await makeChange(base, {
      [policyPath]: named,
      'own.csv': `${own}person2@mail.example,unsubscribe\n`,
      'list.csv': lists.pass,
    });
    const { reviews } = await reviewIn(repository);
    expect(reviews[0]?.after?.counts.suppressedByReason.unsubscribe).toBe(2);
  });
});

describe('nothing is lost', () => {
  test('where the file moves together with its name', async () => {
    const { repository } = await makeChange(base, {
      [policyPath]: two.replace('own.csv', 'moved/own.csv'),
      'own.csv': null,
      'moved/own.csv': own,
    });
    const run = await reviewIn(repository);
    expect(run.verdict).toBe('pass');
    expect(run.reviews[0]?.suppressions).toMatchObject({ deleted: 0, deletedFrom: [], droppedFiles: [] });
  });

  test('where its rows move into another file, though the warning stays that one is named no more', async () => {
    const rows = own
      .split('\n')
      .slice(1, -1)
      .map((row) => `${row},`);
    const { repository } = await makeChange(base, {
      [policyPath]: named,
      'suppressions.csv': `${calmFiles['suppressions.csv']}${rows.join('\n')}\n`,
    });
    const run = await reviewIn(repository);
    expect(reasonsIn(run)).toEqual(['june warn suppression-files-dropped']);
    expect(run.reviews[0]?.suppressions.deleted).toBe(0);
  });

  test('where one more file is named', async () => {
    const { repository } = await makeChange({ ...base, [policyPath]: named }, { [policyPath]: two });
    const { reviews, verdict } = await reviewIn(repository);
    expect(verdict).toBe('warn');
    expect(reviews[0]).toMatchObject({
      policyChanged: false,
      ruleChanges: [{ key: 'suppressions', before: null, after: 'own.csv', direction: 'stricter' }],
      change: { newlySuppressed: 1 },
    });
  });
});

test('only what is in force counts: expired rows and those of other scopes may go', async () => {
  const header = 'email,reason,scope,expires_at\n';
  const rows = 'a@mail.example,unsubscribe,elsewhere,\nb@mail.example,manual,,2020-01-01\n';
  const stays = 'c@mail.example,manual,,\n';
  const { repository } = await makeChange(
    { ...base, 'own.csv': header + rows + stays },
    { 'own.csv': header + stays },
  );
  const { reviews } = await reviewIn(repository);
  expect(reviews[0]?.suppressions).toMatchObject({ deleted: 0, deletedFrom: [] });
});

test('hashed suppressions keep people out of a change too, and are put back by their rows', async () => {
  const digest = (address: string) => createHash('sha256').update(address).digest('hex');
  const hashed = (...addresses: readonly string[]) =>
    `sha256,reason\n${addresses.map((address) => `${digest(address)},unsubscribe\n`).join('')}`;
  const { repository } = await makeChange(
    { ...base, 'own.csv': hashed('a@mail.example', 'b@mail.example') },
    { 'own.csv': hashed('a@mail.example'), 'list.csv': `${lists.pass}b@mail.example,2026-11-10\n` },
  );
  const run = await reviewIn(repository);
  expect(run.verdict).toBe('fail');
  expect(reasonsIn(run)).toContain('june fail suppressed-unsubscribe');
  expect(run.reviews[0]?.suppressions.deletedFrom).toEqual([
    { file: 'own.csv', suppressions: 1, fate: 'edited' },
  ]);
  expect((await fixIn(repository)).text).toContain(`+${digest('b@mail.example')},unsubscribe`);
});

test('a weaker reason in the same file is a lost suppression of that file', async () => {
  const before = sampleSuppressions('a@mail.example,unsubscribe,');
  const { repository } = await makeChange(
    { ...calmFiles, [policyPath]: named, 'suppressions.csv': before },
    { 'suppressions.csv': before.replace('unsubscribe', 'soft-bounce') },
  );
  const { reviews } = await reviewIn(repository);
  expect(reviews[0]?.suppressions).toMatchObject({
    deletedByReason: { unsubscribe: 1 },
    deletedFrom: [{ file: 'suppressions.csv', suppressions: 1, fate: 'edited' }],
  });
});
