import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { auditPage } from './audit-page.ts';
import { hostileNames } from './hostile-names.ts';
import { samplePage, samples } from './sample-pages.ts';
import { type Browser, chromium, noChromium, type OpenPage, startChromium } from './start-chromium.ts';

/** Telephones narrower than usual (WCAG 2.2, reflow), usual ones, and a desk, on both grounds; and paper. */
const views = [
  { width: 320, scheme: 'light', media: 'screen' },
  { width: 360, scheme: 'dark', media: 'screen' },
  { width: 1200, scheme: 'light', media: 'screen' },
  { width: 1200, scheme: 'dark', media: 'screen' },
  { width: 1200, scheme: 'dark', media: 'screen', forced: true },
  { width: 690, scheme: 'dark', media: 'print' },
] as const;

if (chromium === null) console.warn(noChromium);

test.runIf(process.env.CI === 'true')('where changes are judged for good, a browser is there', () => {
  expect(chromium, noChromium).not.toBeNull();
});

describe.skipIf(chromium === null)(
  `in a real browser${chromium === null ? ` (skipped: ${noChromium})` : ''}`,
  () => {
    let browser: Browser;
    beforeAll(async () => {
      browser = await startChromium();
    });
    afterAll(() => browser.stop());

    describe.each(samples)('the document %s', (sample) => {
      test('asks for nothing, says nothing on the console and breaks no rule, whoever looks at it', async () => {
        const page = await browser.open(samplePage(sample));
        for (const view of views) {
          await page.look(view);
          expect(await page.evaluate(auditPage), JSON.stringify(view)).toEqual([]);
          await page.evaluate(unfold);
          expect(await page.evaluate(auditPage), `${JSON.stringify(view)}, unfolded`).toEqual([]);
          await keepPicture(page, `${sample} ${Object.values(view).join(' ')}`);
          await page.evaluate(fold);
        }
        expect(page.messages).toEqual([]);
        expect(page.requests).toHaveLength(1);
      });

      test('holds the longest names without becoming wider than the screen', async () => {
        const page = await browser.open(samplePage(sample, 'a'.repeat(300)));
        for (const view of views) {
          await page.look(view);
          await page.evaluate(unfold);
          expect(await page.evaluate(auditPage), JSON.stringify(view)).toEqual([]);
        }
      });

      test('is the same tree of elements whatever the data is called', async () => {
        const page = await browser.open('<!doctype html><title>parser</title>');
        const plain = await page.evaluate(treeOf(samplePage(sample)));
        await fc.assert(
          fc.asyncProperty(hostileNames, async (name) => {
            expect(await page.evaluate(treeOf(samplePage(sample, name)))).toEqual(plain);
          }),
          { numRuns: 40 },
        );
      });
    });

    test('everything that can be reached is reached by Tab in order, is seen, and opens by Enter', async () => {
      const page = await browser.open(samplePage('several'));
      await page.look({ width: 1200, scheme: 'light', media: 'screen' });
      const wanted = await page.evaluate(reachable);
      const reached: unknown[] = [];
      for (const _ of Array.isArray(wanted) ? wanted : []) {
        await page.press('Tab');
        reached.push(await page.evaluate(focused));
      }
      expect(reached).toEqual(wanted);
      expect(reached.length).toBeGreaterThan(5);
      await page.evaluate('document.querySelector("summary").focus()');
      expect(await page.evaluate('document.activeElement.parentElement.open')).toBe(false);
      await page.press('Enter');
      expect(await page.evaluate('document.activeElement.parentElement.open')).toBe(true);
    });

    test('paper shows what is folded on a screen', async () => {
      const page = await browser.open(samplePage('failing'));
      const shown = 'document.querySelector("details table").checkVisibility()';
      expect(await page.evaluate(shown)).toBe(false);
      await page.look({ width: 690, scheme: 'dark', media: 'print' });
      expect(await page.evaluate(shown)).toBe(true);
      expect(await page.evaluate('getComputedStyle(document.body).backgroundColor')).toBe(
        'rgb(255, 255, 255)',
      );
    });

    test('a screen reader is told landmarks, charts and tables by name', async () => {
      const page = await browser.open(samplePage('several'));
      const tree = await page.tree();
      const names = (role: string) => tree.filter((node) => node.role === role).map(({ name }) => name);
      for (const role of ['banner', 'main', 'contentinfo', 'navigation']) expect(names(role)).toHaveLength(1);
      expect(names('region')).toEqual(['june', 'calm-june', 'june']);
      const charts = [...names('image'), ...names('img')];
      expect(charts).toHaveLength(2);
      for (const chart of charts) expect(chart).toMatch(/limits Total: projected .* Hard: .* Soft: /s);
      expect(names('table').length).toBeGreaterThan(4);
      expect(names('table')).not.toContain('');
    });

    test('the policy stops a script, a picture, a style and a frame, should one ever get in', async () => {
      const page = await browser.open(samplePage('passing'));
      let asked = 0;
      const server = createServer(() => {
        asked += 1;
      }).listen(0, '127.0.0.1');
      await once(server, 'listening');
      const stopped = await page.evaluate(intruders(portOf(server)));
      server.close();
      expect(stopped).toEqual({ ran: false, colour: 'rgb(29, 33, 38)', directives: expectedStops });
      expect(asked).toBe(0);
    });

    test('a page that breaks the rules is found out', async () => {
      expect(await breachesOf(browser, '<h3>a</h3><svg></svg><table><tr><td>1</table>')).toEqual(
        expect.arrayContaining([
          'there is one main',
          'the first heading is the first level',
          'a table has a caption',
          expect.stringContaining('a picture has a name'),
        ]),
      );
      const grey = samplePage('passing').replaceAll('--soft-text: #545c66', '--soft-text: #999999');
      const loose = grey.replace(/<meta http-equiv[^>]*>/, '');
      const page = await browser.open(loose);
      expect(await page.evaluate(auditPage)).toContainEqual(
        expect.stringContaining('text has a contrast of 2.8'),
      );
    });
  },
);

/** Writes what is seen, unfolded, into the folder SCREENSHOTS, for somebody to look at. */
async function keepPicture(page: OpenPage, name: string): Promise<void> {
  const folder = process.env.SCREENSHOTS;
  if (folder === undefined) return;
  await writeFile(join(folder, `${name.replaceAll(' ', '-')}.png`), await page.picture());
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

async function breachesOf(browser: Browser, body: string): Promise<unknown> {
  const page: OpenPage = await browser.open(`<!doctype html><html lang="en"><title>a</title><body>${body}`);
  return page.evaluate(auditPage);
}

const unfold = `for (const one of document.querySelectorAll('details')) one.open = true`;
const fold = `for (const one of document.querySelectorAll('details')) one.open = false`;
const wordsOf = `(node) => node.localName + ': ' + (node.getAttribute('aria-label') ?? node.textContent).trim()`;
const reachable = `[...document.querySelectorAll('a, summary, [tabindex]')]
  .filter((node) => node.closest('details:not([open]) > :not(summary)') === null).map(${wordsOf})`;
const focused = `(() => {
  const node = document.activeElement;
  if (getComputedStyle(node).outlineStyle === 'none') return 'without an outline';
  return (${wordsOf})(node);
})()`;

/** The elements of a document with their attributes, as the browser's own parser reads it; text left out. */
function treeOf(html: string): string {
  return `(() => {
    const tree = (node) => [node.localName, [...node.attributes].map(({ name, value }) => name + '=' + value).join(' '), [...node.children].map(tree)];
    return JSON.stringify(tree(new DOMParser().parseFromString(${JSON.stringify(html)}, 'text/html').documentElement));
  })()`;
}

const expectedStops = [
  'connect-src',
  'frame-src',
  'img-src',
  'script-src-attr',
  'script-src-elem',
  'style-src-attr',
  'style-src-elem',
];
const intruders = (port: number) => `(async () => {
  const directives = new Set();
  addEventListener('securitypolicyviolation', (event) => directives.add(event.effectiveDirective));
  const add = (tag, fields) => document.body.append(Object.assign(document.createElement(tag), fields));
  add('script', { textContent: 'window.ran = true' });
  add('style', { textContent: 'body { color: rgb(1, 2, 3) }' });
  add('img', { src: 'http://127.0.0.1:${port}/picture' });
  add('iframe', { src: 'http://127.0.0.1:${port}/frame' });
  const held = document.createElement('div');
  held.innerHTML = '<p onclick="window.ran = true" style="color: red">text</p>';
  document.body.append(held);
  held.firstChild.click();
  await fetch('http://127.0.0.1:${port}/fetch').catch(() => {});
  const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
  while (directives.size < ${expectedStops.length}) await pause(20);
  await pause(200);
  return { ran: window.ran === true, colour: getComputedStyle(document.body).color, directives: [...directives].sort() };
})()`;
