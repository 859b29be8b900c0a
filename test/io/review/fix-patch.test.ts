import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { zipOf } from '../../core/zip/zip-of.ts';
import { calmFiles, lists, makeChange } from '../../review-repository.ts';
import { sampleList, samplePolicy, sampleRows, sampleSuppressions } from '../../sample-campaign.ts';
import type { Files, TestRepository } from '../git/make-repository.ts';
import { fixIn, reviewIn } from './review-in.ts';

const policyPath = '.github/bounce-gate.yml';
const people = Array.from({ length: 40 }, (_, index) => `old${index}@mail.example,hard-bounce,2026-11-12`);
const onFile = sampleSuppressions(...people);
const base: Files = { ...calmFiles, 'suppressions.csv': onFile };
const bouncedList = sampleList(
  ...sampleRows(60),
  ...people.slice(0, 9).map((row) => row.replace(/,.*/, ',')),
);

/** Applies the fix with plain git and commits it; the text of the patch. */
async function mend(repository: TestRepository): Promise<string> {
  const { patch, text } = await fixIn(repository);
  const file = join(repository.folder, '..', 'fix.patch');
  await writeFile(file, patch ?? '');
  repository.git('apply', file);
  await repository.commit();
  return text;
}

/** What still differs from the base. */
function differences(repository: TestRepository): string {
  return repository.git('diff', '--stat', 'main', '--', '.');
}

test('the patch takes only rows that the change adds, wherever they stand', async () => {
  const out = Array.from({ length: 12 }, (_, index) => `out${index}@mail.example`);
  const rows = out.map((address) => `${address},2026-11-10`);
  const optedOut = sampleSuppressions(...out.map((address) => `${address},unsubscribe,2026-11-12`));
  const before = {
    'list.csv': sampleList(...rows.slice(1), ...sampleRows(60)),
    'suppressions.csv': optedOut,
  };
  const after = sampleList(...rows.slice(1), ...sampleRows(60), ...rows.slice(0, 1));
  const { repository } = await makeChange({ ...calmFiles, ...before }, { 'list.csv': after });
  expect((await reviewIn(repository)).verdict).toBe('fail');
  await mend(repository);
  expect(differences(repository)).toBe('');
});

test.each(['sha256', 'md5'])('the patch mends a list that gives hashes of kind %s', async (kind) => {
  const hashed = (list: string) =>
    list.replace(/^[^,\n]+@[^,\n]+/gm, (address) => createHash(kind).update(address).digest('hex'));
  const before = hashed(sampleList(...sampleRows(60)));
  const files = { ...base, 'list.csv': before };
  const { repository } = await makeChange(files, { 'list.csv': hashed(bouncedList) });
  expect((await reviewIn(repository)).verdict).toBe('fail');
  expect(await mend(repository)).not.toBe('');
  expect((await reviewIn(repository)).verdict).not.toBe('fail');
});

describe('the patch puts deleted suppressions back', () => {
  const without = (gone: (index: number) => boolean) =>
    sampleSuppressions(...people.filter((_, index) => !gone(index)));
  const few = (index: number) => index === 7 || index === 8;

  test.each<[string, string]>([
    ['from the middle', without(few)],
    ['from the start', onFile.replace(/gone@.*\n/, '')],
    ['from the end', without((index) => index > 37)],
    ['from many places', without((index) => index % 13 === 5)],
    ['where other rows were changed too', without(few).replace('2026-11-12', '2026-11-13')],
  ])('%s', async (_, after) => {
    const { repository } = await makeChange(base, { 'suppressions.csv': after });
    expect((await mend(repository)).match(/^\+\w/gm)?.length).toBe(
      onFile.split('\n').length - after.split('\n').length,
    );
    const { reviews } = await reviewIn(repository);
    expect(reviews[0]?.suppressions.deleted ?? 0).toBe(0);
    if (!after.includes('2026-11-13')) expect(differences(repository)).toBe('');
  });

  test('as the whole file where it is gone', async () => {
    const { repository } = await makeChange(base, { 'suppressions.csv': null });
    await mend(repository);
    expect(differences(repository)).toBe('');
  });

  test('when so many are deleted that nothing is judged', async () => {
    const { repository } = await makeChange(base, { 'suppressions.csv': without((index) => index < 20) });
    expect((await reviewIn(repository)).verdict).toBe('unchecked');
    await mend(repository);
    expect((await reviewIn(repository)).verdict).toBe('pass');
  });

  test('before it takes rows off the list, and both for a change that fails', async () => {
    const { repository } = await makeChange(base, {
      'suppressions.csv': without(few),
      'list.csv': bouncedList,
    });
    const text = await mend(repository);
    expect(text.indexOf('b/suppressions.csv')).toBeLessThan(text.indexOf('b/list.csv'));
    // because a deleted suppression still counts, its row goes off the list as well
    const run = await reviewIn(repository);
    expect(run.verdict).not.toBe('fail');
    expect(run.reviews[0]?.suppressions.deleted).toBe(0);
  });

  test('and takes the rows of those off the list whose suppression is deleted too', async () => {
    const strict = samplePolicy.replace('allow }', 'allow, suppressed: { hard-bounce: fail } }');
    const { repository } = await makeChange(
      { ...base, [policyPath]: strict },
      { 'suppressions.csv': without(few), 'list.csv': bouncedList },
    );
    expect((await mend(repository)).match(/^-old/gm)).toHaveLength(9);
    expect(differences(repository)).toBe('');
  });

  test('only the row whose reason is lost, where another reason for the same address stays', async () => {
    const own = 'email,reason\na@mail.example,manual\na@mail.example,unsubscribe\n';
    const policy = samplePolicy.replace('[suppressions.csv]', '[suppressions.csv, own.csv]');
    const { repository } = await makeChange(
      { ...base, [policyPath]: policy, 'own.csv': own },
      { 'own.csv': own.replace(/.*unsubscribe\n/, '') },
    );
    expect((await fixIn(repository)).text.match(/^\+\w.*/gm)).toEqual(['+a@mail.example,unsubscribe']);
  });

  test('not where they still lie in a file that is named no more: its name has to come back', async () => {
    const policy = samplePolicy.replace('[suppressions.csv]', '[suppressions.csv, own.csv]');
    const { repository } = await makeChange(
      { ...base, [policyPath]: policy, 'own.csv': 'email,reason\na@mail.example,manual\n' },
      { [policyPath]: samplePolicy },
    );
    expect(await fixIn(repository)).toEqual({ patch: null, byHand: [], text: '' });
  });

  test('only where they are not stated elsewhere, expired or of another scope', async () => {
    const header = 'email,reason,scope,expires_at\n';
    const own = `${header}a@mail.example,manual,elsewhere,\nb@mail.example,manual,,2020-01-01\n`;
    const counts = 'c@mail.example,unsubscribe,,\nd@mail.example,unsubscribe,,\n';
    const policy = samplePolicy.replace('[suppressions.csv]', '[suppressions.csv, own.csv]');
    const { repository } = await makeChange(
      { ...base, [policyPath]: policy, 'own.csv': own + counts },
      {
        'own.csv': `${header}x@mail.example,manual,,\n`,
        'suppressions.csv': `${onFile}d@mail.example,unsubscribe,2026-11-12\n`,
      },
    );
    expect((await fixIn(repository)).text.match(/^\+\w.*/gm)).toEqual(['+c@mail.example,unsubscribe,,']);
  });

  test('into the file that it was moved to', async () => {
    const { repository } = await makeChange(base, {
      [policyPath]: samplePolicy.replace('suppressions.csv', 'moved/suppressions.csv'),
      'suppressions.csv': null,
      'moved/suppressions.csv': without(few),
    });
    const text = await mend(repository);
    expect(text).toContain('+++ b/moved/suppressions.csv');
    expect((await reviewIn(repository)).reviews[0]?.suppressions.deleted).toBe(0);
  });

  test('once where two campaigns share the file and the list', async () => {
    const both = `${samplePolicy}  may:\n    list: list.csv\n`;
    const { repository } = await makeChange(
      { ...base, [policyPath]: both },
      { 'suppressions.csv': without(few), 'list.csv': bouncedList },
    );
    const text = await mend(repository);
    expect(text.match(/^diff /gm)).toHaveLength(2);
  });
});

describe('the patch is byte for byte', () => {
  test.each<[string, (text: string) => string]>([
    ['CRLF', (text) => text.replaceAll('\n', '\r\n')],
    ['no end of the last line', (text) => text.trimEnd()],
    [
      'quoted cells over several lines',
      (text) => text.replaceAll(/^(old\d+)@/gm, '"$1@').replaceAll('example,', 'example","a\nb",'),
    ],
  ])('with %s', async (_, form) => {
    const wide = (text: string) => (text.includes('"') ? text.replace('email,', 'email,note,') : text);
    const { repository } = await makeChange(
      { ...base, 'suppressions.csv': wide(form(onFile)) },
      { 'suppressions.csv': wide(form(sampleSuppressions(...people.slice(0, 37)))) },
    );
    await mend(repository);
    expect((await reviewIn(repository)).reviews[0]?.suppressions.deleted ?? 0).toBe(0);
  });

  test('with letters of Windows-1252 beside the rows', async () => {
    const latin = (text: string) => Buffer.from(text.replaceAll(/,(2026-11-10)?$/gm, ',$1,Zo\xeb'), 'latin1');
    const header = (text: string) => text.replace('delivered_at', 'delivered_at,name');
    const { repository } = await makeChange(
      { ...base, 'list.csv': latin(header(calmFiles['list.csv'])) },
      { 'list.csv': latin(header(bouncedList)) },
    );
    await mend(repository);
    expect((await reviewIn(repository)).verdict).not.toBe('fail');
  });
});

describe('what a patch cannot change is named', () => {
  const utf16 = (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le');

  test.each<[string, string, (text: string) => Uint8Array]>([
    ['compressed', 'list.csv.gz', (text) => gzipSync(text)],
    ['compressed under a plain name', 'list.csv', (text) => gzipSync(text)],
    ['in UTF-16', 'list.csv', utf16],
    ['with carriage returns only', 'list.csv', (text) => Buffer.from(text.replaceAll('\n', '\r'))],
  ])('a list that is %s', async (_, path, form) => {
    const { 'list.csv': list, ...files } = calmFiles;
    const policy = samplePolicy.replace('list.csv', path);
    const { repository } = await makeChange(
      { ...files, [policyPath]: policy, [path]: form(list) },
      { [path]: form(lists.fail) },
    );
    expect((await reviewIn(repository)).verdict).toBe('fail');
    expect(await fixIn(repository)).toEqual({ patch: null, byHand: [path], text: '' });
  });

  test('a suppression file in a ZIP archive', async () => {
    const [policy, kept] = [
      samplePolicy.replace('[suppressions.csv]', '[own.zip, suppressions.csv]'),
      people[0],
    ];
    const zipped = (...rows: readonly string[]) =>
      zipOf([{ name: 'own.csv', content: sampleSuppressions(...rows) }]);
    const { repository } = await makeChange(
      {
        ...base,
        [policyPath]: policy,
        'own.zip': zipped(String(kept), 'lost@mail.example,hard-bounce,2026-11-12'),
      },
      { 'own.zip': zipped(String(kept)) },
    );
    expect(await fixIn(repository)).toEqual({ patch: null, byHand: ['own.zip/own.csv'], text: '' });
  });

  test('a suppression file with another header, whose columns may mean something else', async () => {
    const turned = sampleSuppressions(...people.slice(2)).replaceAll(/^([^,]*),([^,]*),(.*)$/gm, '$2,$1,$3');
    const { repository } = await makeChange(base, { 'suppressions.csv': turned });
    expect(await fixIn(repository)).toMatchObject({ patch: null, byHand: ['suppressions.csv'] });
  });
});

test('a change that needs no fix gets none', async () => {
  const { repository } = await makeChange(calmFiles, { 'list.csv': lists.pass });
  expect(await fixIn(repository)).toEqual({ patch: null, byHand: [], text: '' });
});
