import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findsAddress } from '../../../src/core/slack/find-address.ts';

const zeroWidth = '\u200b';

describe('an address is found', () => {
  test.each([
    ['as it is', 'mail anna@example.com now'],
    ['as any at sign', '@'],
    ['full-width', 'anna\uff20example.com'],
    ['small', 'anna\ufe6bexample.com'],
    ['percent-encoded', 'q=anna%40example.com'],
    ['percent-encoded twice', 'q=anna%2540example.com'],
    ['percent-encoded thrice', 'anna%252540example.com'],
    ['full-width and percent-encoded', 'anna%EF%BC%A0example.com'],
    ['as a decimal entity', 'anna&#64;example.com'],
    ['as a padded entity', 'anna&#0064;example.com'],
    ['as a hexadecimal entity', 'anna&#x40;example.com'],
    ['as a named entity', 'anna&commat;example.com'],
    ['as an entity that was escaped', 'anna&amp;#64;example.com'],
    ['as an escape of JSON', 'anna\\u0040example.com'],
    ['as an escape of JavaScript', 'anna\\x40example.com'],
    ['in square brackets', 'anna[at]example.com'],
    ['in round brackets', 'anna (at) example.com'],
    ['in braces', 'anna{AT}example.org'],
    ['in angle brackets', 'anna<at>example.com'],
    ['with both in brackets', 'anna [at] example [dot] com'],
    ['with spaces in the brackets', 'anna ( at ) example.com'],
    ['spoken', 'anna at example dot com'],
    ['spoken in part', 'anna at example [dot] com'],
    ['spoken with a full stop', 'bob at gmail.com'],
    ['spoken with a full stop, of more parts', 'write bob.smith at mail.example.com now'],
    ['spoken in another language', 'bob at gmail punkt com'],
    ['with blanks behind the brackets', 'bob (at) gmail com'],
    ['with a short word', 'bob(a)gmail.com'],
    ['between bars', 'bob |at| gmail.com'],
    ['between stars', 'bob *at* gmail.com'],
    ['between angle quotes', 'bob \u00abat\u00bb gmail.com'],
    ['between underscores', 'bob_at_gmail_dot_com'],
    ['quoted-printable', 'bob=40gmail.com'],
    ['with a host like a file', 'bob at list.csv.example'],
    ['with a zero-width space before', `anna${zeroWidth}@example.com`],
    ['with a zero-width space in the brackets', `anna[a${zeroWidth}t]example.com`],
    ['with a soft hyphen in the escape', 'anna%4\u00ad0example.com'],
    ['with a mark on the word', 'anna[a\u0335t]example.com'],
    ['with a Hangul filler', 'anna[a\u3164t]example.com'],
  ])('%s', (_, text) => {
    expect(findsAddress(text)).toBe(true);
  });
});

describe('what is none is left alone', () => {
  test.each([
    ['words', 'Projected 5.5 % bounces (4.5 to 6.6), limit 5 %.'],
    ['a time', 'Due at 09.00 in Vienna'],
    ['at and a full stop', 'Look at this. Then send.'],
    ['a source named at', 'Sources: de (12), at (5), ch (at) was last. Next'],
    ['a host', 'Open the run on github.com'],
    ['a time of the day', 'sent at 09:00'],
    ['numbers', 'projected at 2.0 % of 12.000'],
    ['a file', 'look at list.csv, at policy.yml and at list.csv.age.'],
    ['a path', 'lists/at/autumn.csv and lists/at/autumn.report'],
    ['a campaign named at', '*at did not pass.* Why: /bounce-rate why at'],
    ['a campaign', 'meet-at-paris-dot-com'],
    ['another campaign', 'meet-at-the-fair did not pass'],
    ['a setting', 'limit=40 and x=400.5'],
    ['a list of points', '(a) the rate, option (a) now'],
    ['percent of forty', '40 % and 100%4'],
    ['other entities', 'a &amp; b &lt;c&gt; &#65;'],
    ['other letters', 'Ostern in Österreich: 12 % größer \u2013 Straße'],
    ['nothing', ''],
  ])('%s', (_, text) => {
    expect(findsAddress(text)).toBe(false);
  });
});

describe('laws', () => {
  const invisible = fc.constantFrom('', zeroWidth, '\u200d', '\u2060', '\ufeff', '\u00ad', '\u202e');
  const sign = fc.constantFrom('@', '\uff20', '%40', '&#64;', '[at]', '(AT)', '{at}');

  test('an address is found in any text around it, with invisible characters anywhere in the sign', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), sign, invisible, (before, after, at, nothing) => {
        const hidden = [...at].join(nothing);
        expect(findsAddress(`${before} anna${hidden}example.com ${after}`)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test('words without any of its signs are never one', () => {
    const word = fc.stringMatching(/^[a-z0-9-]{1,12}$/).filter((text) => text !== 'at' && text !== 'dot');
    fc.assert(
      fc.property(fc.array(word), (words) => {
        expect(findsAddress(words.join(' '))).toBe(false);
      }),
    );
  });

  test('a megabyte made to be slow is read in one pass', () => {
    const hard = [
      '%25',
      '&amp;',
      '(at',
      '[at] a',
      '\\u{',
      ' at a',
      '( ',
      '{at}\u00e4',
      'a *at* ',
      'a_at_b_do_',
      '(a)b',
      'a=40',
    ];
    for (const part of hard) {
      const text = part.repeat(100_000);
      expect(findsAddress(`${text}\u00fc`)).toBe(false);
    }
  });
});
