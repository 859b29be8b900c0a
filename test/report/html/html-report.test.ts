import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asSentence, joined } from '../../../src/report/html/blocks.ts';
import { tags } from '../../../src/report/html/element.ts';
import { percentScale, placeOn } from '../../../src/report/html/percent-scale.ts';
import { escapeText } from '../../../src/report/html/render-element.ts';
import { styleHash, styleSheet } from '../../../src/report/html/style-sheet.ts';
import { reporters } from '../../../src/report/report-formats.ts';
import { reviewReporters } from '../../../src/report/review-formats.ts';
import { withoutOwnLinks } from '../own-links.ts';
import { hostileNames } from './hostile-names.ts';
import { samplePage, samples } from './sample-pages.ts';

/** What a document says, without its markup. */
function wordsOf(html: string): string {
  return html
    .slice(html.indexOf('<body>'))
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ');
}

test('check, review and trend know the format', () => {
  expect(Object.keys(reporters)).toContain('html');
  expect(Object.keys(reviewReporters)).toContain('html');
});

describe.each(samples)('the document %s', (sample) => {
  const html = samplePage(sample);

  test('allows itself its own style and nothing else', () => {
    const digest = createHash('sha256').update(styleSheet).digest('base64');
    expect(styleHash).toBe(`sha256-${digest}`);
    const [, policy] = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html) ?? [];
    expect(policy).toBe(`default-src 'none'; style-src '${styleHash}'; base-uri 'none'; form-action 'none'`);
    // because what stands before it is not under it
    expect(html.indexOf('Content-Security-Policy')).toBeLessThan(html.indexOf('<title>'));
  });

  test('has no element that could load, run or send, and leads to places of its own and where codes are explained', () => {
    const head = ['html', 'head', 'meta', 'style', 'body'];
    const used = new Set([...html.matchAll(/<([a-z][a-z0-9]*)/g)].map(([, tag]) => tag));
    expect([...used].filter((tag) => ![...head, ...tags].includes(tag ?? ''))).toEqual([]);
    const own = withoutOwnLinks(html);
    expect(own).not.toMatch(/ (?:src|style|on[a-z]+|srcset|action)=|https?:|url\(|@import/);
    for (const [, href = ''] of own.matchAll(/ href="([^"]*)"/g)) expect(href).toMatch(/^#[a-z0-9-]+$/);
  });

  test('says the verdict first', () => {
    const first = wordsOf(html).replace(/^ (?:Skip to the results )?/, '');
    expect(first).toMatch(/^(?:(?:PASS|WARN|FAIL|UNCHECKED) )?Bounce Gate (?:check|review|trend) \S/);
    expect(html.match(/<h1>/g)).toHaveLength(1);
    expect(html).toMatch(/<h1>[^<]+[.]<\/h1>/);
  });

  test('has as much markup whatever the data is called', () => {
    const marks = (page: string) => page.replace(/[^<>"'=]/g, '').replace(/=/g, '');
    fc.assert(
      fc.property(hostileNames, (name) => {
        expect(marks(samplePage(sample, name))).toBe(marks(html));
      }),
      { numRuns: 60 },
    );
  });

  test('tells no address that a name may hold, nor a command to a runner', () => {
    const page = samplePage(sample, 'canary@leak.example ::error::x ##[error]y');
    expect(page).not.toMatch(/canary|leak\.example|mail\.example/);
    expect(page).not.toMatch(/##\[|^\s*::/m);
  });

  test('is the same bytes twice', () => {
    expect(samplePage(sample)).toBe(html);
  });
});

describe('what is told', () => {
  test('of several campaigns is how many came out how, the worst first', () => {
    expect(samplePage('several')).toContain(
      '<h1>Of 3 campaigns, 1 could not be checked, 1 did not pass and 1 passed.</h1>',
    );
  });

  test('of a failing campaign is the rate, the fix, the causes and what it rests on', () => {
    const words = wordsOf(samplePage('failing'));
    expect(words).toMatch(
      /june did not pass: projected \d+\.\d % would bounce \(\d+\.\d to \d+\.\d\), the limit is 5 %\./,
    );
    for (const part of [
      'How to make it pass',
      'What would bounce, and why',
      'By source',
      'How this was judged',
    ]) {
      expect(words).toContain(part);
    }
    expect(words).toMatch(/hard-bounced before 40 /);
    expect(words).toContain('An override does not hold');
  });

  test('of a campaign that was not checked is why, and no rate', () => {
    const words = wordsOf(samplePage('unchecked'));
    expect(words).toContain('Could not check june, so it must not be sent');
    expect(words).not.toContain('Projected bounces');
  });

  test('of a change is what it raises, deletes and adds, beside the rates before', () => {
    const words = wordsOf(samplePage('review'));
    expect(words).toMatch(/This change would raise june from 1\.2 % to \d/);
    expect(words).toContain('before the change');
    expect(words).toContain('This change deletes 4 suppressions (4 hard-bounce)');
    expect(words).toContain('sources.june: none becomes june, looser.');
  });

  test('of past sends is the last one, and each in the table', () => {
    const html = samplePage('trend');
    expect(html).toMatch(/<h1>3\.1.% of the last send of june bounced; the projection was 2\.6.%\.<\/h1>/);
    expect(html.match(/<th scope="row">/g)).toHaveLength(12);
    expect(wordsOf(html)).toContain('not checked');
    expect(wordsOf(html)).toContain('above the limit, worse than projected');
  });
});

describe('sentences', () => {
  test.each([
    ['the list is old', 'The list is old.'],
    ['lists/june.csv:3: no column', 'lists/june.csv:3: no column.'],
    ['june-sale was due', 'june-sale was due.'],
    ['What now?', 'What now?'],
    ['to override it again: bounce-gate override june', 'To override it again: bounce-gate override june'],
  ])('%j is told as %j', (clause, sentence) => {
    expect(asSentence(clause)).toBe(sentence);
  });

  test('a line that goes on stands behind the line it continues', () => {
    expect(joined(['remove a', 'and b', 'then it passes', 'take c'])).toEqual([
      'remove a, and b; then it passes',
      'take c',
    ]);
    expect(joined(['and nothing before'])).toEqual(['and nothing before']);
  });

  test('no text is markup, and a number keeps its percent sign', () => {
    expect(escapeText(`<a href="x" id='y'>&amp;`)).toBe(
      '&lt;a href=&quot;x&quot; id=&#39;y&#39;&gt;&amp;amp;',
    );
    expect(escapeText('6.0 % a\u0000b\u202e')).toBe('6.0\u00a0% a b ');
  });
});

describe('the axis', () => {
  const rates = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 6 });

  test('has room for every rate, and two to six ticks that begin at 0', () => {
    fc.assert(
      fc.property(rates, (shown) => {
        const scale = percentScale(shown);
        for (const rate of shown) expect(rate).toBeLessThanOrEqual(scale.top);
        expect(scale.ticks[0]).toBe(0);
        expect(scale.ticks.length).toBeGreaterThan(1);
        expect(scale.ticks.length).toBeLessThan(7);
        expect(scale.ticks.at(-1)).toBeLessThanOrEqual(scale.top + 1e-9);
      }),
    );
  });

  test('puts a larger rate further, and none beyond its ends', () => {
    fc.assert(
      fc.property(
        rates,
        fc.double({ min: 0, max: 2, noNaN: true }),
        fc.double({ min: 0, max: 2, noNaN: true }),
        (shown, a, b) => {
          const scale = percentScale(shown);
          const [less, more] = [placeOn(scale, Math.min(a, b), 3), placeOn(scale, Math.max(a, b), 3)];
          expect(less).toBeGreaterThanOrEqual(3);
          expect(more).toBeGreaterThanOrEqual(less);
          expect(more).toBeLessThanOrEqual(97);
        },
      ),
    );
  });
});
