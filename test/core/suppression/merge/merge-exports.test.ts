import { describe, expect, test } from 'vitest';
import { refuseCutOff } from '../../../../src/core/suppression/merge/refuse-cut-off.ts';
import { lines } from '../../check-text.ts';
import { mergedText, mergeTexts } from './merge-texts.ts';

const bounces = (...rows: readonly string[]) => lines('status,reason,email,created', ...rows);
const disabled = '550,550 5.2.1 The email account that you tried to reach is disabled,ann@mail.example,';

describe('a disabled mailbox of an export', () => {
  const retest = { expire: false, retest: true, release: null };

  test('may be tried once more after 90 days, as one of an event may', async () => {
    const old = { 'suppression_bounces.csv': bounces(`${disabled}2025-06-01`) };
    const target = await mergedText(old);
    expect(target).toContain(
      'ann@mail.example,hard-bounce,global,2025-06-01,,,sendgrid-bounces,2025-06-01 disabled',
    );
    expect(await mergeTexts({}, { target, tidying: retest })).toMatchObject({
      tidied: { retested: 1 },
      standing: { suppressing: 0, released: 1 },
    });
  });

  test('of which nothing says when is not', async () => {
    const undated = await mergedText({ 'suppression_bounces.csv': bounces(disabled) });
    expect(undated).toContain('ann@mail.example,hard-bounce,global,,,,sendgrid-bounces,\n');
  });
});

describe('a hard bounce of an export stands with what its reply says', () => {
  test.each([
    ['550 5.1.1 user unknown', 'unknown-user'],
    ['550 5.1.2 host unknown', 'bad-domain'],
    ['556 5.1.10 the domain has a null MX', 'bad-domain'],
    ['551 5.1.6 the person has moved', 'moved'],
    ['553 5.1.3 the address is not valid', 'unknown-user'],
  ])('%s: %s, and merging that once more changes nothing', async (reply, word) => {
    const exported = { 'suppression_bounces.csv': bounces(`550,${reply},ann@mail.example,2026-06-01`) };
    const target = await mergedText(exported);
    expect(target).toContain(`ann@mail.example,${word},global,2026-06-01`);
    expect(await mergedText({}, { target })).toBe(target);
    expect(await mergedText(exported, { target })).toBe(target);
  });

  test('and where two differ, with the one that says most, in any order', async () => {
    const [one, other] = ['bad-domain', 'moved'].map(
      (word) => `email,reason,created_at\nann@mail.example,${word},2026-06-01\n`,
    );
    const given = [one ?? '', other ?? ''];
    for (const [a = '', b = ''] of [given, given.toReversed()])
      expect(await mergedText({ 'a.csv': a, 'b.csv': b })).toContain('ann@mail.example,bad-domain,global');
  });
});

async function objection(...given: Parameters<typeof mergeTexts>) {
  const merged = await mergeTexts(...given);
  return merged.ok ? refuseCutOff(merged) : merged.problems;
}

describe('a table with a header and no rows', () => {
  const rows = { 'suppression_bounces.csv': bounces(`${disabled}2025-06-01`) };

  test('is refused where it is all there is, whatever is on file', async () => {
    const target = await mergedText(rows);
    const refused = { code: 'suppression-not-understood', file: 'export.csv', args: { reason: 'no-rows' } };
    expect(await objection({ 'export.csv': 'email,reason\n' }, { target })).toEqual(refused);
    expect(await objection({ 'export.csv': 'email,reason\n', ...rows })).toBeNull();
    expect(await objection({ 'bounces.json': '[]' })).toBeNull();
    expect(await objection({}, { target })).toBeNull();
  });

  test('is told where other sources have rows', async () => {
    const merged = await mergeTexts({ 'export.csv': 'email,reason\n', ...rows });
    expect(merged).toMatchObject({ ok: true, noRows: ['export.csv'] });
  });

  test('is nothing like an answer of an API that has none', async () => {
    expect(await mergeTexts({ 'bounces.json': '[]' })).toMatchObject({ ok: true, noRows: [] });
  });

  test('may be the file that is written', async () => {
    const merged = await mergeTexts(rows, { target: 'email,reason\n' });
    expect(merged).toMatchObject({ ok: true, noRows: [] });
  });
});
