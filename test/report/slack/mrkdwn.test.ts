import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Block, SlackMessage } from '../../../src/core/slack/block-kit.ts';
import { judgePayload } from '../../../src/core/slack/judge-payload.ts';
import {
  cutMrkdwn,
  joinMrkdwn,
  mrkdwn,
  mrkdwnDate,
  mrkdwnText,
  numberCell,
  plain,
  richText,
  textCell,
} from '../../../src/report/slack/mrkdwn.ts';
import { refuseMessage } from '../../slack/fake-blocks.ts';

const rules = { linkHosts: new Set(['github.com']) };

/** Text as data may bring it: any characters, with what Slack or a reader of mail would act on mixed in. */
const foreign = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        '<!channel>',
        '<!here|x>',
        '<@U0123456789>',
        '<#C0123456789>',
        '<https://evil.example|https://slack.com>',
        '<http://evil.example>',
        '<mailto:a|b>',
        '<',
        '>',
        '|',
        '&',
        '&amp;',
        '&#64;',
        'anna@example.com',
        'anna\uff20example.com',
        'anna%2540example.com',
        'anna [at] example.com',
        'anna at example dot com',
        '[a\u200bt]',
        'at',
        ' ',
        'example.com',
        '\u202e',
        '\ud83d',
        '\u{1f600}',
        '```',
        '*_~',
        '\n',
      ),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''));

function messageWith(text: string): SlackMessage {
  const blocks: readonly Block[] = [
    { type: 'header', text: plain(text, 150) },
    {
      type: 'section',
      text: mrkdwnText(
        joinMrkdwn([mrkdwn`*${text}* did not pass (${text}).`, mrkdwnDate(1.8e12, text)], ' '),
      ),
    },
    {
      type: 'rich_text',
      elements: [
        {
          type: 'rich_text_section',
          elements: [richText(text, { code: true }), richText(': ')],
        },
      ],
    },
    {
      type: 'data_table',
      caption: 'Rows by source',
      rows: [
        [textCell('Source'), textCell('Rows')],
        [textCell(text), numberCell(1, '1')],
      ],
    },
  ];
  return { text: cutMrkdwn(mrkdwn`${text}: not passed.`, 300), blocks };
}

describe('whatever data says', () => {
  test('every text stays within its limits, holds no address and starts nothing', () => {
    fc.assert(
      fc.property(foreign, (text) => {
        const message = messageWith(text);
        expect(judgePayload(message, rules)).toBeNull();
        expect(refuseMessage({ ...message }, { refuseCharts: false, longestText: 4000 })).toBeNull();
        // said once more without the code that is tested
        expect(JSON.stringify(message)).not.toMatch(/[@\uff20\ufe6b\u202e\u200b]|%40|anna/);
        expect(JSON.stringify(message)).not.toMatch(/<[!@#](?!date\^)|<http(?!s:\/\/github\.com\/)/);
      }),
      { numRuns: 3000 },
    );
  });

  test('a text with an address is withheld whole, since the words beside it may be parts of it', () => {
    expect(plain('to anna [at] example.com today').text).toBe('(withheld)');
    expect(mrkdwn`to ${'anna@example.com'} today`).toBe('to (withheld) today');
    expect(plain('anna\u200bat\u200bexample\u200bdot\u200bcom').text).toBe('(withheld)');
  });
});

describe('mrkdwn', () => {
  test('escapes data once, and our own words not at all', () => {
    expect(mrkdwn`*a* & ${'<b> & c'}`).toBe('*a* & &lt;b&gt; &amp; c');
    expect(joinMrkdwn([mrkdwn`${'<'}`, mrkdwn`${'>'}`], ', ')).toBe('&lt;, &gt;');
    expect(joinMrkdwn([mrkdwn`a`, mrkdwn`b`])).toBe('ab');
  });

  test('gives a time that Slack shows in the zone of the reader', () => {
    expect(mrkdwnDate(1_795_348_800_000, '2026-11-22 12:00 UTC')).toBe(
      '<!date^1795348800^{date_short_pretty} {time}|2026-11-22 12:00 UTC>',
    );
  });
});

describe('a cut', () => {
  const text = mrkdwn`${'&'.repeat(3000)}`;

  test('never ends within an entity', () => {
    expect(text.length).toBe(15_000);
    const cut = cutMrkdwn(text, 3000);
    expect(cut.length).toBeLessThanOrEqual(3000);
    expect(cut).toMatch(/^(&amp;)+…$/);
  });

  test('never ends within a time, nor within a pair of surrogates', () => {
    fc.assert(
      fc.property(foreign, fc.integer({ min: 1, max: 80 }), (label, limit) => {
        const cut = cutMrkdwn(joinMrkdwn([mrkdwn`${label} `, mrkdwnDate(1.8e12, label)]), limit);
        expect(cut.length).toBeLessThanOrEqual(limit);
        expect(cut).not.toMatch(/\p{Cs}|<[^>]*$|&[a-z]*$|&[a-z]*…$/u);
      }),
    );
  });

  test('leaves a text that fits as it is', () => {
    expect(cutMrkdwn(text, 15_000)).toBe(text);
  });

  test('of plain text counts in UTF-16 units, as the tightest reading of the limits', () => {
    const cut = plain('\u{1f600}'.repeat(100), 150).text;
    expect(cut.length).toBeLessThanOrEqual(150);
    expect(cut).not.toMatch(/\p{Cs}/u);
  });
});

test('text that is nothing to see is told as that', () => {
  expect(plain(' \u200b\n').text).toBe('(none)');
  expect(textCell('').text).toBe('(none)');
});

describe('a text of data', () => {
  test.each([
    ['write to anna@example.com today', '(withheld)'],
    ['at example.com', '(withheld)'],
    ['a\nb\t c', 'a b c'],
    ['a <!channel> b', 'a < !channel> b'],
    ['', '(none)'],
    ['june', 'june'],
  ])('%j is shown as %j', (text, shown) => {
    expect(plain(text)).toEqual({ type: 'plain_text', text: shown, emoji: false });
  });

  test.each([
    ['x'.repeat(150), 'x'.repeat(150)],
    ['x'.repeat(151), `${'x'.repeat(149)}…`],
    ['\u{1f600}'.repeat(75), '\u{1f600}'.repeat(75)],
    ['\u{1f600}'.repeat(76), `${'\u{1f600}'.repeat(74)}…`],
    [`x${'\u{1f600}'.repeat(75)}`, `x${'\u{1f600}'.repeat(74)}…`],
  ])('is cut to 150 units and never within a character: %j', (text, cut) => {
    expect(plain(text, 150).text).toBe(cut);
  });

  test('has a style where it is given one', () => {
    expect(richText('june')).toStrictEqual({ type: 'text', text: 'june' });
    expect(richText('june', { code: true })).toEqual({ type: 'text', text: 'june', style: { code: true } });
    expect(richText('')).toEqual({ type: 'text', text: ' ' });
  });
});

test('mrkdwn is cut where there is just no room, and Slack is told to read nothing into it', () => {
  expect(mrkdwnText(mrkdwn`${'x'.repeat(10)}`, 10)).toEqual({
    type: 'mrkdwn',
    text: 'x'.repeat(10),
    verbatim: true,
  });
  expect(cutMrkdwn(mrkdwn`${'x'.repeat(11)}`, 10)).toBe(`${'x'.repeat(9)}…`);
  expect(mrkdwnDate(1_795_348_800_000, 'a|b^c')).toBe('<!date^1795348800^{date_short_pretty} {time}|a b c>');
});
