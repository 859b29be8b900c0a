import { describe, expect, test } from 'vitest';
import { lines } from '../../check-text.ts';
import { mergedText, mergeTexts } from './merge-texts.ts';

const header = 'email,reason,scope,created_at,expires_at,count,source,history';

describe('the canonical file', () => {
  test('has one line for who, why and which scope, sorted, whatever the sources were', async () => {
    const files = {
      'suppression_bounces.csv': lines(
        'status,reason,email,created',
        '5.1.1,550 user unknown,Zoe@Mail.example,1773216000',
        ',,ann@mail.example,1773216000',
        '5.7.1,550 blocked using a block list,bob@mail.example,1773216000',
      ),
      'asm_groups_7_suppressions.csv': lines('email,created', 'zoe@mail.example,1773302400'),
      'dump.json':
        '{"Suppressions":[{"EmailAddress":"zoe@mail.example","SuppressionReason":"HardBounce","Origin":"Recipient","CreatedAt":"2026-03-20T08:00:00Z"}]}',
      'all.csv': lines('email,reason,scope', 'sales*,manual,pattern', '@MÜLLER.example,manual,'),
    };
    expect(await mergedText(files)).toBe(
      lines(
        header,
        '"@xn--mller-kva.example",manual,global,,,,,',
        'ann@mail.example,hard-bounce,global,2026-03-11,,,sendgrid-bounces,',
        'sales*,manual,pattern,,,,,',
        'zoe@mail.example,unknown-user,global,2026-03-20,,,postmark + sendgrid-bounces,',
        'zoe@mail.example,unsubscribe,group:7,2026-03-12,,,sendgrid-group-unsubscribes,',
      ),
    );
  });

  test('keeps what is there, and what a source says besides', async () => {
    const target = lines(
      header,
      'ann@mail.example,unsubscribe,global,2026-01-01,,,CRM export + form',
      'bob@mail.example,complaint,global,2026-01-02,2026-02-02,,',
    );
    const files = {
      'a.csv': lines('email,reason,created_at,source', 'ann@mail.example,unsubscribe,2026-05-01,web'),
    };
    expect(await mergedText(files, { target })).toBe(
      lines(
        header,
        'ann@mail.example,unsubscribe,global,2026-05-01,,,CRM export + form + web,',
        'bob@mail.example,complaint,global,2026-01-02,2026-02-02,,,',
      ),
    );
  });

  test('the newest date, the latest expiry and the larger count hold; rows of one file are bounces of their own', async () => {
    const soft = (date: string, count: string) =>
      `ann@mail.example,soft-bounce,,${date},2026-0${count}-01,${count}`;
    const one = lines(
      'email,reason,scope,created,expires,count',
      soft('2026-01-01', '2'),
      soft('2026-02-01', '3'),
    );
    const other = lines('email,reason,created,expires', 'ann@mail.example,soft bounce,2026-01-15,2027-01-01');
    expect(await mergedText({ 'one.csv': one, 'other.csv': other })).toContain(
      'ann@mail.example,soft-bounce,global,2026-02-01,2027-01-01,5,',
    );
    const forGood = { 'one.csv': one, 'b.csv': lines('email,reason', 'ann@mail.example,soft bounce') };
    expect(await mergedText(forGood)).toContain('ann@mail.example,soft-bounce,global,2026-02-01,,5,');
  });

  test('no cell but the address is one that a spreadsheet runs, and every cell comes back as it was', async () => {
    const target = lines(
      header,
      '"+tag@mail.example",manual,\'=vip,,,,"\'-web + x,y"',
      '"=x@mail.example",manual,global,,,,',
    );
    const text = await mergedText(
      { 'a.csv': lines('email,reason,scope,source', '+tag@mail.example,manual,=VIP,-web') },
      { target },
    );
    expect(text).toBe(
      lines(
        header,
        '"+tag@mail.example",manual,\'=vip,,,,"\'-web + x,y",',
        '"=x@mail.example",manual,global,,,,,',
      ),
    );
  });
});

describe('what changes is told', () => {
  test('lines added, changed and as before, by reason, and the scopes that are not global', async () => {
    const target = lines(
      header,
      'ann@mail.example,unsubscribe,global,2026-01-01,,,',
      'bob@mail.example,manual,news,,,,',
    );
    const files = {
      'a.csv': lines(
        'email,reason,created',
        'ann@mail.example,unsubscribe,2026-02-01',
        'eve@mail.example,complaint,',
      ),
    };
    expect(await mergeTexts(files, { target })).toMatchObject({
      ok: true,
      change: {
        before: 2,
        after: 3,
        added: 1,
        changed: 1,
        removed: 0,
        addedByReason: { complaint: 1, unsubscribe: 0 },
        scopes: [{ scope: 'news', entries: 1 }],
      },
    });
  });

  test('built anew from its sources, a file may lose lines', async () => {
    const target = lines(
      header,
      'ann@mail.example,unsubscribe,global,,,,',
      'bob@mail.example,manual,global,,,,',
    );
    const merged = await mergeTexts(
      { 'a.csv': lines('email,reason', 'bob@mail.example,manual') },
      { target, keep: false },
    );
    expect(merged).toMatchObject({ change: { before: 2, after: 1, added: 0, changed: 0, removed: 1 } });
  });

  test('an empty target is none', async () => {
    for (const target of ['', `${header}\n`]) {
      const merged = await mergeTexts({ 'a.csv': lines('email', 'bob@mail.example') }, { target });
      expect(merged).toMatchObject({ ok: true, change: { before: 0, added: 1 } });
    }
  });
});

test('an export without any row adds nothing, and stops nothing', async () => {
  const files = {
    'suppression_spam_reports.csv': 'ip,email,created\n',
    'a.csv': lines('email', 'bob@mail.example'),
  };
  expect(await mergeTexts(files)).toMatchObject({
    ok: true,
    change: { after: 1 },
    files: [{ readAs: 'sendgrid-spam-reports', entries: 0 }, { entries: 1 }],
  });
  expect(await mergeTexts({ 'events.json': '[]', 'items.json': '{"items":[]}', ...files })).toMatchObject({
    ok: true,
    change: { after: 1 },
  });
  expect(await mergeTexts({ 'a.csv': '' })).toMatchObject({ problems: [{ code: 'suppression-empty' }] });
});

describe('nothing is merged', () => {
  const good = { 'a.csv': lines('email,reason', 'bob@mail.example,manual') };

  test.each([
    [
      'into a file with a column of its own',
      lines('email,reason,note', 'a@x.example,manual,by phone'),
      { reason: 'target-columns', columns: 'note' },
    ],
    ['into an export', lines('address,tags,created_at', 'a@x.example,*,'), { reason: 'target-columns' }],
    [
      'into a file with a status',
      lines('email,reason,status', 'a@x.example,bounce,5.1.1'),
      { reason: 'target-columns', columns: 'status' },
    ],
    [
      'where a row of the file would be lost',
      lines(
        'email,reason',
        ...Array.from({ length: 30 }, (_, n) => `a${n}@x.example,manual`),
        'by phone,manual',
      ),
      { reason: 'target-rows' },
    ],
  ])('%s', async (_, target, args) => {
    expect(await mergeTexts(good, { target })).toMatchObject({
      ok: false,
      problems: [{ code: 'suppression-not-understood', file: 'target.csv', args }],
    });
  });

  test('where any source cannot be read, and all of them are told', async () => {
    const files = { ...good, 'b.json': '[{"email":"a@x.example"}', 'c.csv': 'id\n1\n' };
    expect(await mergeTexts(files)).toMatchObject({
      ok: false,
      problems: [
        { code: 'json-damaged', file: 'b.json' },
        { code: 'no-address-column', file: 'c.csv' },
      ],
    });
  });
});
