import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { lines } from '../check-text.ts';
import { type ZippedFile, zipOf } from '../zip/zip-of.ts';
import { matchOf, readTexts } from './read-texts.ts';

/** The samples of an audience export, packed as Mailchimp hands them out. */
const audience = ['cleaned', 'nonsubscribed', 'subscribed', 'unsubscribed'].flatMap((status) => {
  const folder = `test/formats/mailchimp-${status}`;
  const names = readdirSync(folder).filter((name) => name.endsWith('.csv'));
  return names.map((name): ZippedFile => ({ name, content: readFileSync(`${folder}/${name}`) }));
});
const header = (status: string) =>
  String(audience.find(({ name }) => name.startsWith(status))?.content).split('\n', 1)[0] ?? '';

describe('a ZIP archive among the suppressions', () => {
  test('is read file by file, and the subscribed contacts stay out of it', async () => {
    expect(audience).toHaveLength(4);
    const read = await readTexts({ 'exports/audience.zip': zipOf(audience) });
    expect(read.problems).toEqual([]);
    expect(read.files.map(({ path, readAs, entries }) => `${path}: ${readAs}, ${entries}`)).toEqual([
      'exports/audience.zip/cleaned_email_audience_export_3f2a91c0d4.csv: mailchimp-cleaned, 1',
      'exports/audience.zip/nonsubscribed_email_audience_export_3f2a91c0d4.csv: mailchimp-nonsubscribed, 1',
      'exports/audience.zip/unsubscribed_email_audience_export_3f2a91c0d4.csv: mailchimp-unsubscribed, 1',
    ]);
    const reasonOf = (address: string) => matchOf(read, address)?.reasons.join(' ');
    expect(
      ['maren.holt@harbour.example', 'ana.ruiz@mail.example', 'ola.lind@harbour.example'].map(reasonOf),
    ).toEqual(['hard-bounce', 'manual', 'unsubscribe']);
    expect(matchOf(read, 'kim.lee@mail.example')).toBeUndefined();
  });

  test.each([
    ['renamed', 'subscribed_people.csv'],
    ['under a word of its own', 'subscribed_members_export_3f2a91c0d4e5.csv'],
  ])('subscribed contacts without their columns, %s, keep nobody out', async (_, name) => {
    const contacts = { name, content: lines('Email Address,First Name', 'kim.lee@mail.example,Kim') };
    const read = await readTexts({ 'audience.zip': zipOf([...audience, contacts]) });
    expect(matchOf(read, 'kim.lee@mail.example')).toBeUndefined();
  });

  test('may have a file without rows, but not only such', async () => {
    const empty = { name: 'cleaned_email_audience_export_3f2a91c0d4.csv', content: `${header('cleaned')}\n` };
    const rest = audience.filter(({ name }) => !name.startsWith('cleaned'));
    const read = await readTexts({ 'audience.zip': zipOf([...rest, empty]) });
    expect(read.problems).toEqual([]);
    expect(read.files).toHaveLength(2);
    const alone = await readTexts({ 'audience.zip': zipOf([empty]) });
    expect(alone.problems).toMatchObject([{ code: 'suppression-empty', file: 'audience.zip' }]);
  });

  test.each([
    ['nothing but subscribed contacts', () => audience.filter(({ name }) => name.startsWith('subscribed'))],
    ['nothing but what a system left', () => [{ name: '__MACOSX/._cleaned.csv', content: 'x' }]],
  ])('with %s leaves nothing judged', async (_, files) => {
    const { problems } = await readTexts({ 'audience.zip': zipOf(files()) });
    expect(problems).toEqual([{ code: 'zip-refused', file: 'audience.zip', args: { reason: 'nothing' } }]);
  });

  test.each([
    ['a file that is not understood', { name: 'notes.txt', content: 'call them\n' }, 'no-address-column'],
    [
      'a workbook',
      { name: 'more.xlsx', content: zipOf([{ name: '[Content_Types].xml', content: '' }]) },
      'zip-refused',
    ],
    ['a damaged file', { name: 'more.csv', content: 'email\n', crc: 1 }, 'zip-refused'],
  ])('with %s leaves nothing judged, whatever else is in it', async (_, file, code) => {
    const { problems } = await readTexts({ 'audience.zip': zipOf([...audience, file]) });
    expect(problems).toMatchObject([{ code }]);
  });
});
