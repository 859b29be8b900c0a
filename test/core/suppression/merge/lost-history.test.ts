import { describe, expect, test } from 'vitest';
import { lines } from '../../check-text.ts';
import { readTexts } from '../read-texts.ts';
import { mergedText, mergeTexts } from './merge-texts.ts';

const header = 'email,reason,scope,created_at,expires_at,count,source,history';
const good = 'zed@mail.example,manual,global,2026-01-01,,,,';
const fileWith = (line: string) => lines(header, good, line);
const more = { 'a.csv': lines('email,reason', 'bob@mail.example,manual') };

describe('a history that is garbage or cannot be is refused by its line, and nothing is lost', () => {
  test.each([
    ['a word that is not known', 'soft-bounce', '2026-05-01 ful spring', { mark: 1, fault: 'no-mark' }],
    [
      'the second part',
      'soft-bounce',
      '2026-05-01 full spring + 2026-05-0 full',
      { mark: 2, fault: 'no-mark' },
    ],
    ['no day', 'soft-bounce', 'full spring', { mark: 1, fault: 'no-mark' }],
    ['a day that does not exist', 'soft-bounce', '2026-02-30 full', { mark: 1, fault: 'no-mark' }],
    ['a separator too many', 'soft-bounce', '2026-05-01 full + ', { mark: 1, fault: 'no-mark' }],
    ['text behind a delivery', 'hard-bounce', '2026-05-01 delivered twice', { mark: 1, fault: 'no-mark' }],
    ['a hard class of a soft line', 'soft-bounce', '2026-05-01 unknown-user', { mark: 1, fault: 'word' }],
    ['a class that never counts', 'soft-bounce', '2026-05-01 greylist', { mark: 1, fault: 'word' }],
    ['a soft class of a hard line', 'hard-bounce', '2026-05-01 full', { mark: 1, fault: 'word' }],
    ['a delivery to who opted out', 'unsubscribe', '2026-05-01 delivered', { mark: 1, fault: 'word' }],
    ['a complaint taken back', 'complaint', '2026-05-01 released so there', { mark: 1, fault: 'word' }],
  ])('%s', async (_, reason, history, fault) => {
    const text = fileWith(`ann@mail.example,${reason},global,2026-05-01,,,,${history}`);
    const problem = { code: 'suppression-not-understood', line: 3, args: { reason: 'history', ...fault } };
    expect(await mergeTexts(more, { target: text })).toMatchObject({
      ok: false,
      problems: [{ ...problem, file: 'target.csv' }],
    });
    expect(await mergeTexts({ 'copy.csv': text })).toMatchObject({ ok: false, problems: [problem] });
    // because a check of a file that is half understood would let somebody through
    const checked = await readTexts({ 'all.csv': text });
    expect(checked.problems).toMatchObject([{ ...problem, file: 'all.csv' }]);
    expect(JSON.stringify(checked.problems)).not.toMatch(/ann|spring/);
  });

  test('a release that is yet to come is refused where the file is written; a check passes over it', async () => {
    const text = fileWith('ann@mail.example,manual,global,2026-05-01,,,,2099-01-01 released for ever');
    const args = { reason: 'history', mark: 1, fault: 'future' };
    expect(await mergeTexts(more, { target: text })).toMatchObject({ problems: [{ line: 3, args }] });
    const read = await readTexts({ 'all.csv': text });
    expect(read.problems).toEqual([]);
    expect(read.table.find('ann@mail.example', 'mail.example')).toMatchObject({ reasons: ['manual'] });
  });
});

describe('a cell of the file that could not be written again as it is', () => {
  test.each([
    ['created_at', 'ann@mail.example,manual,global,soon,,,,'],
    ['created_at', 'ann@mail.example,manual,global,2099-01-01,,,,'],
    ['expires_at', 'ann@mail.example,manual,global,2026-05-01,31/31/2026,,,'],
    ['count', 'ann@mail.example,soft-bounce,global,2026-05-01,,many,,'],
    ['count', 'ann@mail.example,soft-bounce,global,2026-05-01,,4000,,'],
    ['reason', 'ann@mail.example,moved away,global,2026-05-01,,,,'],
  ])('%s: %s', async (column, line) => {
    expect(await mergeTexts(more, { target: fileWith(line) })).toMatchObject({
      ok: false,
      problems: [{ file: 'target.csv', line: 3, args: { reason: 'target-cell', column } }],
    });
    expect(await mergeTexts({ 'source.csv': fileWith(line) })).toMatchObject({ ok: true });
  });

  test('what is written otherwise and means the same is no fault', async () => {
    const target = fileWith('Ann@mail.example,Opt-Out,,03.05.2026,2027-01-01T00:00:00Z,01,"web + app",');
    expect(await mergedText({}, { target })).toContain(
      'ann@mail.example,unsubscribe,global,2026-05-03,2027-01-01,,app + web,\n',
    );
  });
});
