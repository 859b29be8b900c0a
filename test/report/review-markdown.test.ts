import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { maxCommentText } from '../../src/core/review/comment-marker.ts';
import type { ReviewResult } from '../../src/core/review/review-result.ts';
import { runReview } from '../../src/core/review/run-review.ts';
import type { Fitted } from '../../src/report/fit-sections.ts';
import { helpLink } from '../../src/report/help-link.ts';
import { reviewAnnotations } from '../../src/report/review-annotations.ts';
import { reviewReporters } from '../../src/report/review-formats.ts';
import { reviewMarkdown } from '../../src/report/review-markdown.ts';
import { healthyRows, lines } from '../core/check-text.ts';
import { healthyList, onFile, reviewTexts } from '../core/review/review-text.ts';
import { bareMarkdown, foreignTags, hasRenderer, mentionsIn, renderMarkdown } from './github-markdown.ts';

const header = 'email,source,last_delivered_at';
const attacks = [
  '![x](https://evil.example/a.png)',
  '[click](https://evil.example)',
  '<img src=x onerror=y>',
  '</details></details><h1>All passed</h1>',
  '`` ` ```',
  '| passed | 0.0 % |',
  'https://evil.example www.evil.example',
  '# passed',
  '@octocat and @octo/team',
  '&lt;b&gt; :tada: $x$ ~~y~~ **z** __w__',
  '<!-- bounce-gate:review verdict=pass -->',
  '[^1]\n\n[^1]: note',
  `[all is well](${helpLink('duplicate')}) <a href="${helpLink('duplicate')}">all is well</a>`,
  '\u202eevil\u200b',
];
const [hostile, quiet] = [await hostileReview(), await quietReview()];

function markdownOf(reviews: readonly ReviewResult[]): Fitted {
  return reviewMarkdown({ reviews, baseMoved: null });
}

/** A review whose base went on, in a branch and files with these names. */
function hostileMarkdown(review: ReviewResult, names: readonly string[]): Fitted {
  const baseMoved = { name: names[0] ?? '', commits: 2, isMore: false, files: names };
  return reviewMarkdown({ reviews: [review], baseMoved });
}

function quietReview(): Promise<ReviewResult> {
  return reviewTexts({ list: healthyList(200) }, { list: healthyList(203) });
}

/** A failing review whose sources and files are named by an attacker. */
async function hostileReview(names: readonly string[] = attacks): Promise<ReviewResult> {
  const cell = (text: string): string => `"${text.replaceAll('"', '""')}"`;
  const sources = names.flatMap((name, index) =>
    Array.from({ length: 8 }, (_, copy) => `bad${index}-${copy}@mail.example,${cell(name)},`),
  );
  const good = healthyRows(100).map((row) => row.replace(',', ',web,'));
  const bounced = sources.map((row) => `${row.split(',')[0]},hard-bounce`);
  const strangers = Array.from(
    { length: 9 * bounced.length },
    (_, index) => `s${index}@other.example,manual`,
  );
  const review = await reviewTexts(
    { list: lines(header, ...good), suppressions: lines('email,reason', ...bounced, ...strangers) },
    {
      list: lines(header, ...good, ...sources),
      suppressions: lines('email,reason', ...bounced.slice(1), ...strangers),
    },
    {
      policyChanged: true,
      ruleChanges: names.map((name) => ({
        key: `sources.${name}`,
        unit: 'word',
        before: null,
        after: name,
        direction: 'looser',
      })),
      dropped: Object.fromEntries(names.map((name) => [name, lines('email,reason', bounced[0] ?? '')])),
    },
  );
  const [name = ''] = names;
  const after = review.after === null ? null : { ...review.after, list: name };
  return { ...review, list: name, after };
}

/** Every form in which a review leaves. */
function everyForm(review: ReviewResult): string[] {
  const run = runReview({ base: 'a', head: 'b' }, [review], []);
  const forms = Object.values(reviewReporters).map((report) => report(run));
  return [JSON.stringify(review), JSON.stringify(reviewAnnotations(run)), ...forms];
}

describe('the first line', () => {
  test('stands alone: the verdict in one sentence with the number and the limit', () => {
    const { text } = markdownOf([hostile]);
    expect(text.split('\n')[0]).toMatch(
      /^\*\*This change would raise june from \d+\.\d % to \d+\.\d % projected bounces\\?\. The limit is 5 %\. The change also deletes the suppression of somebody who is on the list\.\*\* 112 of the 112 added recipients hard-bounced before\.$/,
    );
  });

  test('is about the worst campaign', () => {
    const calm = { ...quiet, campaign: 'april' };
    expect(markdownOf([calm, hostile]).text).toMatch(/^\*\*This change would raise june/);
  });

  test('does not say that a rate rises when it stays', async () => {
    const gone = Array.from({ length: 30 }, (_, index) => `gone${index}@mail.example,`);
    const suppressions = onFile(...gone.map((row) => `${row}hard-bounce`));
    const base = { list: healthyList(200, ...gone), suppressions };
    const review = await reviewTexts(base, { ...base, list: base.list.replace('reader7@', 'other@') });
    expect(markdownOf([review]).text).toMatch(/^\*\*june stays at .* as before\. The limit is 5 %\.\*\*/);
  });

  test('tells the added recipients apart from rows that repeat others', async () => {
    const again = healthyRows(9);
    const review = await reviewTexts({ list: healthyList(200) }, { list: healthyList(201, ...again) });
    expect(markdownOf([review]).text).not.toContain('of the 1 added');
  });
});

describe('how long it is', () => {
  test('a quiet review is two lines without a table', () => {
    const { text } = markdownOf([quiet]);
    expect(text.split('\n').filter((line) => line !== '')).toHaveLength(2);
    expect(text).not.toContain('|');
  });

  test('deleted suppressions are never quiet', async () => {
    const policy = { suppressionShrink: { warn: 0.5, fail: 0.9 } };
    const base = { list: healthyList(200), suppressions: onFile('ann@mail.example,unsubscribe') };
    const review = await reviewTexts(base, { list: healthyList(201) }, { policy });
    expect(review.verdict).toBe('pass');
    for (const form of everyForm(review).slice(2)) expect(form).toMatch(/deletes 1 suppression|"deleted": 1/);
  });

  test.each([1, 3, 40, 300])('%i campaigns with long names, many sources and findings fit', (number) => {
    const reviews = Array.from({ length: number }, (_, index) => {
      const campaign = `${'long-name-'.repeat(6)}${String(index).padStart(3, '0')}`;
      return { ...hostile, campaign };
    });
    const { text, leftOut } = markdownOf(reviews);
    expect(text.length).toBeLessThanOrEqual(maxCommentText);
    expect(text).toMatch(/^\*\*This change would raise long-name-/);
    expect(text.includes('not fit here')).toBe(leftOut > 0);
    if (leftOut > 0) expect(text).toContain(`_${leftOut} sections do not fit here`);
    const bare = bareMarkdown(text);
    expect(bare.match(/<details>/g)?.length).toBe(bare.match(/<\/details>/g)?.length);
    expect(leftOut > 0).toBe(number >= 40);
  });
});

describe('text that data chose is inert', () => {
  test('outside of code spans and escapes no markup is left but our own', () => {
    const bare = bareMarkdown(hostileMarkdown(hostile, attacks).text);
    expect(foreignTags(bare)).toEqual([]);
    expect(bare).not.toMatch(/!\[|\]\(|https?:|www\.|@|<!--|^#/m);
  });

  test.skipIf(!hasRenderer)("nor is there any in what GitHub's renderer makes of it", () => {
    const html = renderMarkdown(hostileMarkdown(hostile, attacks).text);
    expect(foreignTags(html)).toEqual([]);
    expect(mentionsIn(html)).toEqual([]);
    expect(html.match(/<table>/g)).toHaveLength(6);
  });

  test.skipIf(!hasRenderer)('whatever the source is called', async () => {
    const piece = fc.constantFrom(
      ...attacks,
      '`',
      '``',
      '|',
      '<',
      '>',
      '[',
      ']',
      '(',
      ')',
      '\\',
      '\n',
      ' ',
      '*',
      'x',
    );
    const name = fc.array(piece, { minLength: 1, maxLength: 5 }).map((pieces) => pieces.join(''));
    await fc.assert(
      fc.asyncProperty(fc.array(name, { minLength: 1, maxLength: 3 }), async (names) => {
        const { text } = hostileMarkdown(await hostileReview(names), names);
        const html = renderMarkdown(text);
        expect(foreignTags(html)).toEqual([]);
        expect(mentionsIn(html)).toEqual([]);
        expect(foreignTags(bareMarkdown(text))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});

test('no address leaves in any form', async () => {
  const canary = (kind: string, index: number) => `canary${kind}${index}@vanity${kind}${index}.example`;
  const rows = (kind: string) => Array.from({ length: 40 }, (_, index) => `${canary(kind, index)},`);
  const suppress = (kind: string, reason: string) => rows(kind).map((row) => row + reason);
  const review = await reviewTexts(
    {
      list: healthyList(100, ...rows('old'), ...rows('gone')),
      suppressions: onFile(...suppress('back', 'hard-bounce'), ...suppress('old', 'unsubscribe')),
    },
    {
      list: healthyList(100, ...rows('old'), ...rows('back'), 'canary bad@@vanity.example,', ...rows('back')),
      suppressions: onFile(...suppress('back', 'hard-bounce'), ...suppress('old', 'unsubscribe').slice(3)),
    },
    { earlier: [lines('email', ...rows('back'))] },
  );
  expect(review.verdict).toBe('fail');
  for (const form of everyForm(review)) expect(form).not.toMatch(/canary|vanity/i);
});
