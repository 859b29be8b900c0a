import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkReport } from '../../src/action/action-report.ts';
import { reviewMarkdown } from '../../src/report/review-markdown.ts';
import { foreignTags, hasRenderer, mentionsIn, renderMarkdown } from '../report/github-markdown.ts';
import { sampleValues } from '../report/html/sample-pages.ts';
import { withoutOwnLinks } from '../report/own-links.ts';
import { tellFigure, triesOf } from './figure.ts';
import { hostileAttacks, hostileTexts, naughty } from './hostile-texts.ts';
import { markdownWith } from './rendered.ts';

const goal = 'Inert Markdown';
const commentLimit = 65_536;
const summaryLimit = 1024 * 1024;

/** The charts are Mermaid, of numbers and our own words alone, so they are the same whatever the data is called. */
const pictures = renderMarkdown(markdownWith('june').join('\n\n')).match(/<pre[\s\S]*?<\/pre>/g) ?? [];
/** Between campaigns there is a line. */
const lines = ['<hr />', '<hr />'];

/** What GitHub's renderer makes of all Markdown with this text in it: nothing but our own tags, and nobody called. */
function expectInert(text: string): void {
  const whole = renderMarkdown(markdownWith(text).join('\n\n'));
  expectOnlyOurs(
    text,
    pictures.reduce((rest, picture) => rest.replace(picture, ''), whole),
    lines,
  );
}

function expectOnlyOurs(text: string, html: string, between: readonly string[]): void {
  expect([text, foreignTags(html), mentionsIn(html)]).toEqual([text, between, []]);
  expect(withoutOwnLinks(html)).not.toMatch(/<(?:img|a|script|input|del|h1)\b/);
}

test('a gate without the renderer is none', () => {
  if (process.env.CI !== undefined) expect(hasRenderer).toBe(true);
});

test.skipIf(!hasRenderer)(
  'no image, link, tag or mention comes of a text that is known to be awkward',
  { timeout: 600_000 },
  () => {
    const texts = [...naughty, ...hostileAttacks];
    for (const text of texts) expectInert(text);
    tellFigure(goal, `${texts.length} awkward texts through cmark-gfm`);
  },
);

test.skipIf(!hasRenderer)('nor of any other', { timeout: 3_600_000 }, () => {
  const numRuns = triesOf(60, 20_000);
  fc.assert(fc.property(hostileTexts, expectInert), { numRuns });
  tellFigure(goal, `${numRuns} property runs`);
});

test('a comment and a summary fit, however many campaigns there are and however long their names', {
  timeout: 1_800_000,
}, () => {
  const { numRuns, most } = { numRuns: triesOf(4, 100), most: { comment: 0, summary: 0 } };
  fc.assert(
    fc.property(
      hostileTexts,
      fc.integer({ min: 1, max: 400 }),
      fc.integer({ min: 0, max: 4000 }),
      (text, count, pad) => {
        const name = `${text}${text.repeat(Math.ceil(pad / Math.max(1, text.length)))}`.slice(
          0,
          text.length + pad,
        );
        const [run, review] = [sampleValues.run(name), sampleValues.review(name)];
        const many = <Value>(values: readonly Value[]) => Array.from({ length: count }, () => values).flat();
        const comment = reviewMarkdown({ ...review, reviews: many(review.reviews) }).text;
        const { summary } = checkReport({ ...run, campaigns: many(run.campaigns) });
        most.comment = Math.max(most.comment, comment.length);
        most.summary = Math.max(most.summary, Buffer.byteLength(summary));
        if (hasRenderer) expectOnlyOurs(name, renderMarkdown(comment), []);
        expect(comment.length).toBeLessThanOrEqual(commentLimit);
        expect(Buffer.byteLength(summary)).toBeLessThanOrEqual(summaryLimit);
      },
    ),
    { numRuns },
  );
  tellFigure(goal, `longest comment ${most.comment}, longest summary ${most.summary} bytes`);
});
