import { describe, expect, test } from 'vitest';
import { lines } from '../../check-text.ts';
import { matchOf, readTexts } from '../read-texts.ts';
import { mergedText, mergeTexts } from './merge-texts.ts';

const ann = 'ann@mail.example';
const header = 'email,reason,scope,created_at,expires_at,count,source,history';
const released = (reason: string, day = '2026-05-03', created = '2026-01-01') =>
  lines(header, `${ann},${reason},global,${created},,,,${day} released wrote to us from there`);
/** HubSpot gives no dates. */
const undated = { 'hubspot.csv': lines('Email,Portal Bounce,Portal Unsubscribe', `${ann},,TRUE`) };
const plain = (reason: string, created = '') => ({
  'a.csv': lines('email,reason,created', `${ann},${reason},${created}`),
});

async function keptOut(text: string): Promise<readonly string[]> {
  return matchOf(await readTexts({ 'all.csv': text }), ann)?.reasons ?? [];
}

describe('a wish without a date that was taken back and is stated again', () => {
  test('may be newer, so it holds again from that day on, and that is told', async () => {
    const merged = await mergeTexts(undated, { target: released('unsubscribe') });
    expect(merged).toMatchObject({ wishes: { renewed: 1, leftReleased: 0 }, change: { changed: 1 } });
    const text = await mergedText(undated, { target: released('unsubscribe') });
    expect(text).toContain(
      `${ann},unsubscribe,global,2026-06-15,,,hubspot,2026-05-03 released wrote to us from there`,
    );
    expect(await keptOut(text)).toEqual(['unsubscribe']);
    expect(await mergedText(undated, { target: text })).toBe(text);
    expect(await mergeTexts(undated, { target: text })).toMatchObject({ wishes: { renewed: 0 } });
  });

  test('be it an event', async () => {
    const event = { email: ann, event: 'unsubscribe', sg_event_id: 'x', sg_message_id: 'm' };
    const text = await mergedText(
      { 'hook.ndjson': JSON.stringify(event) },
      { target: released('unsubscribe') },
    );
    expect(await keptOut(text)).toEqual(['unsubscribe']);
  });

  test('whichever of several files states it', async () => {
    const target = released('unsubscribe');
    const files = { ...undated, ...plain('unsubscribe', '2026-02-01') };
    const text = await mergedText(files, { target });
    expect(await mergedText(Object.fromEntries(Object.entries(files).reverse()), { target })).toBe(text);
    expect(await keptOut(text)).toEqual(['unsubscribe']);
  });

  test('is left on the day on which it was taken back, and told', async () => {
    const target = released('unsubscribe', '2026-06-15');
    expect(await mergeTexts(undated, { target })).toMatchObject({ wishes: { renewed: 0, leftReleased: 1 } });
    expect(await keptOut(await mergedText(undated, { target }))).toEqual([]);
  });

  test('holds for entries by hand as for opt-outs; a bounce without a date stays taken back', async () => {
    for (const [reason, kept] of [
      ['manual', ['manual']],
      ['hard-bounce', []],
    ] as const) {
      const text = await mergedText(plain(reason), { target: released(reason) });
      expect(await keptOut(text)).toEqual(kept);
    }
  });

  test('one with a date is newer or is not', async () => {
    const target = released('unsubscribe');
    const at = async (day: string) => keptOut(await mergedText(plain('unsubscribe', day), { target }));
    expect(await at('2026-05-02')).toEqual([]);
    expect(await at('2026-05-04')).toEqual(['unsubscribe']);
  });

  test('one of the very day of the release that was not on file may be newer, so it holds again', async () => {
    const [target, files] = [released('unsubscribe'), plain('unsubscribe', '2026-05-03')];
    const text = await mergedText(files, { target });
    expect(await keptOut(text)).toEqual(['unsubscribe']);
    expect(await mergedText(files, { target: text })).toBe(text);
    expect(await mergeTexts(files, { target })).toMatchObject({ wishes: { renewed: 1 } });
    // because what was taken back was that one
    const own = released('unsubscribe', '2026-05-03', '2026-05-03');
    expect(await mergedText(files, { target: own })).toBe(own);
  });

  test('also on that day itself, and then it can still be taken back', async () => {
    const files = plain('unsubscribe', '2026-06-15');
    const text = await mergedText(files, { target: released('unsubscribe', '2026-06-15') });
    expect(text).toContain('unsubscribe,global,2026-06-16,');
    expect(await keptOut(text)).toEqual(['unsubscribe']);
    const release = { about: new Set([ann]), reason: 'asked again' };
    const again = await mergedText({}, { target: text, tidying: { expire: false, retest: false, release } });
    expect(await keptOut(again)).toEqual([]);
    expect(await keptOut(await mergedText(files, { target: again }))).toEqual([]);
  });

  test('the file itself states nothing anew, nor does a copy that knows of the release', async () => {
    const target = released('unsubscribe', '2026-05-03', '');
    expect(await mergedText({ 'copy.csv': target }, { target })).toBe(target);
    expect(await keptOut(target)).toEqual([]);
    const before = lines(header, `${ann},unsubscribe,global,,,,,`);
    expect(await keptOut(await mergedText({ 'before.csv': before }, { target }))).toEqual(['unsubscribe']);
  });

  test('and can be taken back once more', async () => {
    const target = await mergedText(undated, { target: released('unsubscribe') });
    const release = { about: new Set([ann]), reason: 'asked again' };
    const tidying = { expire: false, retest: false, release };
    expect(await keptOut(await mergedText({}, { target, tidying }))).toEqual([]);
  });
});
