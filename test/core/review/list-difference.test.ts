import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { campaigns, listText, onFileText, shuffledCampaigns } from '../arbitrary-campaign.ts';
import { healthyRows, lines } from '../check-text.ts';
import { healthyList, onFile, reasonsOf, reviewTexts } from './review-text.ts';

const list = healthyList(200);
const unchanged = {
  added: 0,
  removed: 0,
  returned: 0,
  evidenceChanged: 0,
  newlySuppressed: 0,
};
const rows = healthyRows(200);
const utf16 = new Uint8Array(Buffer.from(`\ufeff${list}`, 'utf16le'));

describe('the same recipients written otherwise are no change', () => {
  test.each<[string, string | Uint8Array]>([
    ['the other way round', lines('email,last_delivered_at', ...rows.toReversed())],
    ['with quotes', list.replaceAll(/[^,\n]+/g, '"$&"')],
    ['with CRLF', list.replaceAll('\n', '\r\n')],
    ['with semicolons', list.replaceAll(',', ';')],
    ['with tabs', list.replaceAll(',', '\t')],
    ['in UTF-16', utf16],
    ['with a byte order mark', `\ufeff${list}`],
    ['in capitals', list.replaceAll('reader', 'READER').replaceAll('mail.example', 'Mail.EXAMPLE')],
    ['with blank lines and no last line end', `${list.replaceAll('\n', '\n\n')}`.trimEnd()],
    ['with columns the other way round', list.replaceAll(/^([^,]*),(.*)$/gm, '$2,$1')],
    ['with a column that says nothing', list.replaceAll(/$/gm, ',x').replace(/,x$/, '')],
  ])('%s', async (_, again) => {
    const review = await reviewTexts({ list }, { list: again });
    expect(review.change).toEqual({ before: 200, after: 200, ...unchanged });
    expect(review.newFindings).toEqual([]);
    expect([review.verdict, ...reasonsOf(review)]).toEqual(['pass']);
  });

  test('nor is any campaign against itself in another order', async () => {
    await fc.assert(
      fc.asyncProperty(shuffledCampaigns, async ({ campaign, shuffled }) => {
        const review = await reviewTexts(
          { list: listText(campaign.rows), suppressions: onFileText(campaign.onFile) },
          { list: listText(shuffled.rows), suppressions: onFileText(shuffled.onFile) },
        );
        expect(review.change).toMatchObject(unchanged);
        expect(review.newFindings).toEqual([]);
        expect(review.suppressions).toMatchObject({ added: 0, deleted: 0 });
        expect(review.after?.rates).toEqual(review.before?.rates);
      }),
      { numRuns: 60 },
    );
  });

  test('what changes from one campaign to another and back adds up', async () => {
    await fc.assert(
      fc.asyncProperty(campaigns, campaigns, async (one, other) => {
        const versions = [one, other].map(({ rows: some }) => ({ list: listText(some) })) as [
          { list: string },
          { list: string },
        ];
        const there = (await reviewTexts(versions[0], versions[1])).change;
        const back = (await reviewTexts(versions[1], versions[0])).change;
        expect([there.added, there.removed]).toEqual([back.removed, back.added]);
        expect(there.evidenceChanged).toBe(back.evidenceChanged);
        expect(there.after - there.before).toBe(there.added - there.removed);
      }),
      { numRuns: 60 },
    );
  });
});

describe('what is counted', () => {
  test('recipients who come and go', async () => {
    const head = lines('email,last_delivered_at', ...rows.slice(10), 'new@mail.example,2026-06-01');
    const { change } = await reviewTexts({ list }, { list: head });
    expect(change).toEqual({ before: 200, after: 191, ...unchanged, added: 1, removed: 10 });
  });

  test('recipients whose evidence changes, also one who is thereby suppressed', async () => {
    const suppressions = lines('email,reason,created_at', 'reader0@mail.example,hard-bounce,2026-05-01');
    const head = list
      .replace('reader0@mail.example,2026-05-20', 'reader0@mail.example,')
      .replace('reader1@mail.example,2026-05-20', 'reader1@mail.example,2024-05-20');
    const { change } = await reviewTexts({ list, suppressions }, { list: head, suppressions });
    expect(change).toEqual({ before: 200, after: 200, ...unchanged, evidenceChanged: 2 });
  });

  test('recipients whom the change newly suppresses, whose evidence did not change', async () => {
    const head = { list, suppressions: onFile('reader0@mail.example,hard-bounce', '@mail.example,manual') };
    expect((await reviewTexts({ list }, head)).change).toMatchObject({
      ...unchanged,
      newlySuppressed: 200,
    });
  });

  test('another soft bounce on file is no change of the list, and the same one is not counted twice', async () => {
    const soft = (count: number) => lines('email,reason,count', `reader0@mail.example,soft-bounce,${count}`);
    const more = await reviewTexts({ list, suppressions: soft(1) }, { list, suppressions: soft(2) });
    expect(more.change).toMatchObject(unchanged);
    const same = await reviewTexts({ list, suppressions: soft(2) }, { list, suppressions: soft(2) });
    expect(same.change).toMatchObject(unchanged);
    expect(same.after?.rates).toEqual(same.before?.rates);
  });

  test('a recipient who is brought back: suppressed, or in an earlier version', async () => {
    const row = 'ann@mail.example,2026-05-20';
    const head = { list: healthyList(200, row) };
    expect((await reviewTexts({ list }, head, { earlier: [list] })).change.returned).toBe(0);
    const again = await reviewTexts({ list }, head, { earlier: [list, healthyList(3, row.toUpperCase())] });
    expect([again.change.returned, ...reasonsOf(again)]).toEqual([1, 'warn recipients-returned']);
    const suppressions = onFile('ann@mail.example,unsubscribe');
    const listed = { list: head.list, suppressions };
    expect((await reviewTexts({ list, suppressions }, listed)).change.returned).toBe(1);
  });

  test('one soft bounce on file brings nobody back', async () => {
    const suppressions = onFile('ann@mail.example,soft-bounce');
    const head = { list: healthyList(200, 'ann@mail.example,2026-05-20'), suppressions };
    expect((await reviewTexts({ list, suppressions }, head)).change).toMatchObject({ added: 1, returned: 0 });
  });
});

describe('findings that the change adds', () => {
  const bad = ['bob@@mail.example,', 'reader0@mail.example,2026-05-20'];

  test('are told with their lines', async () => {
    const { newFindings } = await reviewTexts({ list }, { list: healthyList(200, ...bad) });
    expect(newFindings).toEqual([
      { code: 'duplicate', count: 1, lines: [203] },
      { code: 'invalid-address', count: 1, lines: [202] },
    ]);
  });

  test('are not those that were there before, duplicates neither', async () => {
    const before = { list: healthyList(200, ...bad) };
    const head = { list: healthyList(200, 'new@mail.example,2026-05-20', ...bad, bad[1] ?? '') };
    const review = await reviewTexts(before, head);
    expect(review.newFindings).toEqual([{ code: 'duplicate', count: 1, lines: [205] }]);
  });

  test('a base that breaks off half-way tells nothing', async () => {
    const review = await reviewTexts({ list: `${list}"open,\n` }, { list });
    expect(review.before).toBeNull();
    expect(review.change).toMatchObject({ before: 0, added: 200 });
  });
});
