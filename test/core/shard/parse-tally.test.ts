import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseTally, tallyText } from '../../../src/core/shard/parse-tally.ts';
import { awkwardCampaigns } from '../arbitrary-awkward.ts';
import { lines } from '../check-text.ts';
import { sha256, tallyOfText } from './tally-of.ts';

const list = lines(
  'email,source,last_delivered_at',
  'ann@acme.test,web,2026-06-01',
  'a.n.n@gmail.com,fair,',
  'bob..x@acme.test,,',
);
const suppressions = { 'a.csv': lines('email,reason', 'ann@acme.test,complaint', '@gmail.com,manual') };
const shard = { index: 2, of: 2 };

test('what was written is read again as it was', async () => {
  await fc.assert(
    fc.asyncProperty(awkwardCampaigns, async (campaign) => {
      const tally = await tallyOfText(campaign.list, shard, campaign.options);
      const text = tallyText(tally, sha256);
      const read = parseTally(text, sha256);
      expect(read.ok && tallyText(read.tally, sha256)).toBe(text);
    }),
    { numRuns: 20 },
  );
});

test('a tally that ends anywhere before its end, or has one byte changed, is refused', async () => {
  const text = tallyText(await tallyOfText(list, shard, { suppressions }), sha256);
  for (let end = 0; end < text.length - 1; end += 37)
    expect(parseTally(text.slice(0, end), sha256).ok).toBe(false);
  for (let at = 0; at < text.length - 1; at += 41) {
    const other = text[at] === '7' ? '8' : '7';
    expect(parseTally(text.slice(0, at) + other + text.slice(at + 1), sha256).ok).toBe(false);
  }
});

describe('a tally whose digest is right', () => {
  const sealed = (body: string): string => `${body}\n{"sha256":"${sha256(body)}"}\n`;

  test.each([
    ['is no JSON', () => 'not json', 'not-json'],
    ['is of another version', (body: string) => body.replace('tally/1', 'tally/2'), 'other-version'],
    [
      'has a member that is not known',
      (body: string) => body.replace('{"sch', '{"more":1,"sch'),
      'wrong-shape',
    ],
    ['lacks a member', (body: string) => body.replace(/"rows":\d+,/, ''), 'wrong-shape'],
    ['counts less than nobody', (body: string) => body.replace(/"rows":\d+/, '"rows":-1'), 'wrong-shape'],
    ['counts halves', (body: string) => body.replace(/"rows":\d+/, '"rows":0.5'), 'wrong-shape'],
    ['is of a shard that cannot be', (body: string) => body.replace('"index":2', '"index":3'), 'wrong-shape'],
    ['has a code that is not known', (body: string) => body.replace(/"baseline"/, '"odd"'), 'wrong-shape'],
    ['is of another program', (body: string) => body.replace('"0.1.0"', '"0.0.9"'), 'other-version'],
    ['is of another model', (body: string) => body.replace('"model":"1"', '"model":"0"'), 'other-version'],
    [
      'counts more than a file has bytes',
      (body: string) => body.replace(/"undated":\d+/, '"undated":4294967297'),
      'wrong-shape',
    ],
    [
      'has more recipients than rows',
      (body: string) => body.replace(/"rows":\d+,"rec/, '"rows":1,"rec'),
      'wrong-shape',
    ],
    [
      'has more rows than the file',
      (body: string) => body.replace(/"records":\d+,"lin/, '"records":1,"lin'),
      'wrong-shape',
    ],
    [
      'has a recipient less than its cells',
      (body: string) => body.replace(/"count":\d+\}\]/, '"count":0}]'),
      'wrong-shape',
    ],
    [
      'has more invalid ones than recipients',
      (body: string) => body.replace(/"invalid":\d+,"sup/, '"invalid":900,"sup'),
      'wrong-shape',
    ],
    [
      'has more suppressed ones than recipients',
      (body: string) => body.replace(/"manual":\d+/, '"manual":900'),
      'wrong-shape',
    ],
    [
      'is of a day that no calendar has',
      (body: string) => body.replace(/"oldestDay":null/, '"oldestDay":900000000'),
      'wrong-shape',
    ],
    [
      'was counted in the year 1970',
      (body: string) => body.replace(/"asOfMs":\d+/, '"asOfMs":1'),
      'wrong-shape',
    ],
    [
      'has an address for a source',
      (body: string) => body.replace('"source":""', '"source":"ann@acme.test"'),
      'wrong-shape',
    ],
    [
      'has an address in a finding',
      (body: string) => body.replace('"args":{', '"args":{"a":"ann@acme.test",'),
      'wrong-shape',
    ],
    [
      'has an address for a member',
      (body: string) => body.replace('"args":{', '"args":{"ann@acme.test":1,'),
      'wrong-shape',
    ],
    ['is of no campaign', (body: string) => body.replace(/"campaigns":.*/, '"campaigns":[]}'), 'wrong-shape'],
  ])('and %s is refused', async (_, change, reason) => {
    const people = Array.from({ length: 60 }, (_row, index) => `r${index * 7}@gmail.com`);
    const wide = lines('email', ...people, ...people, 'info@gmail.com', '.a@gmail.com');
    const [body = ''] = tallyText(await tallyOfText(wide, shard), sha256).split('\n');
    expect(parseTally(sealed(body), sha256).ok).toBe(true);
    const changed = change(body);
    expect(changed).not.toBe(body);
    expect(parseTally(sealed(changed), sha256)).toEqual({ ok: false, reason });
  });

  test('and something behind it is refused', async () => {
    const text = tallyText(await tallyOfText(list, shard), sha256);
    expect(parseTally(`${text}{}`, sha256)).toEqual({ ok: false, reason: 'changed' });
  });
});

test('a tally holds no address, no domain of one and no hash, but the provider that a misspelt one means', async () => {
  await fc.assert(
    fc.asyncProperty(awkwardCampaigns, async (campaign) => {
      const text = tallyText(await tallyOfText(campaign.list, shard, campaign.options), sha256);
      expect(text.replaceAll(/"meant":"[^"]*"/g, '')).not.toMatch(
        /@|gmail|yahoo|acme|firma|mailinator|müller|xn--|nosuchtop/i,
      );
    }),
    { numRuns: 20 },
  );
});
