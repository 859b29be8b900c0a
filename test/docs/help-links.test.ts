import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { commands } from '../../src/cli/commands.ts';
import { findingCodes } from '../../src/core/finding.ts';
import { problemCodes } from '../../src/core/problem.ts';
import { runReview } from '../../src/core/review/run-review.ts';
import { runResult } from '../../src/core/run-result.ts';
import { helpLines, helpLink, helpPage, projectPage } from '../../src/report/help-link.ts';
import { jsonReport } from '../../src/report/json.ts';
import { plain } from '../../src/report/paint.ts';
import { reporters } from '../../src/report/report-formats.ts';
import { reviewReporters } from '../../src/report/review-formats.ts';
import { sarifReport } from '../../src/report/sarif.ts';
import { textReport } from '../../src/report/text.ts';
import { checkText, lines } from '../core/check-text.ts';
import { healthyList, reviewTexts } from '../core/review/review-text.ts';
import { anchorsOf } from './markdown.ts';

const page = 'docs/findings.md';
const codes: readonly (typeof findingCodes | typeof problemCodes)[number][] = [
  ...findingCodes,
  ...problemCodes,
];

/** The file of this repository and the place in it that a link of ours leads to. */
function targetOf(link: string): { readonly file: string; readonly anchor: string } {
  const [, file = '', anchor = ''] = /^(?:.*)\/blob\/main\/([^#]+)#(.*)$/.exec(link) ?? [];
  expect(link.startsWith(`${projectPage}/blob/main/`)).toBe(true);
  return { file, anchor };
}

/** The document with an anchor before every code that stands first in its row. */
function withAnchors(document: string): string {
  const known = new Set<string>(codes);
  const seen = new Set<string>();
  return document.replaceAll(/^\| (?:<a id="[^"]*"><\/a>)?`([a-z0-9-]+)` \|/gm, (row, code: string) => {
    if (!known.has(code) || seen.has(code)) return row;
    seen.add(code);
    return `| <a id="${code}"></a>\`${code}\` |`;
  });
}

describe('every code leads to its place in the documents', () => {
  if (process.env.UPDATE_DOCS === '1') writeFileSync(page, withAnchors(readFileSync(page, 'utf8')));
  const document = readFileSync(page, 'utf8');

  test('no code is both a finding and a problem, so that one anchor does for each', () => {
    expect(new Set(codes).size).toBe(codes.length);
  });

  test('its row has the anchor, once', () => {
    const missing = codes.filter((code) => !document.includes(`| <a id="${code}"></a>\`${code}\` |`));
    expect(missing, 'UPDATE_DOCS=1 npx vitest run test/docs/help-links.test.ts writes them').toEqual([]);
    const anchors = anchorsOf(page);
    expect(codes.filter((code) => anchors.indexOf(code) !== anchors.lastIndexOf(code))).toEqual([]);
  });

  test('no anchor is left of a code that is gone', () => {
    const written = [...document.matchAll(/<a id="([^"]+)">/g)].map(([, anchor = '']) => anchor);
    expect(written.toSorted()).toEqual(codes.toSorted());
  });

  test('its link leads there', () => {
    for (const code of codes) expect(targetOf(helpLink(code))).toEqual({ file: page, anchor: code });
    expect(targetOf(`${helpPage}x`)).toEqual({ file: page, anchor: 'x' });
  });
});

describe('what is wrong says where it is explained', () => {
  test.each(commands)('a wrong argument of $name leads to the help of $name', ({ name }) => {
    const [line = ''] = helpLines([{ code: 'argument-wrong' }], name);
    const { file, anchor } = targetOf(line.replace(/^More: /, ''));
    expect(anchorsOf(file)).toContain(anchor);
  });

  test('one line for each different code, and no more than three', () => {
    const problems = problemCodes.slice(0, 5).map((code) => ({ code, args: {} }));
    expect(helpLines([...problems.slice(0, 1), ...problems.slice(0, 1)])).toHaveLength(1);
    expect(helpLines(problems)).toHaveLength(3);
    expect(helpLines([])).toEqual([]);
  });

  const run = runResult([], [{ code: 'policy-no-campaign', args: {} }]);

  test('on the terminal, in JSON and in SARIF', () => {
    const text = textReport(run, {
      paint: plain,
      details: false,
      cleanCommand: () => '',
      milliseconds: null,
    });
    expect(text).toContain(`More: ${helpLink('policy-no-campaign')}\n`);
    expect(JSON.parse(jsonReport(run))).toMatchObject({ help: helpPage });
    expect(JSON.parse(sarifReport(run)).runs[0].tool.driver.rules).toMatchObject([
      { id: 'policy-no-campaign', helpUri: helpLink('policy-no-campaign') },
    ]);
  });
});

describe('and so do the reports for people, once for each code', () => {
  const list = lines('email', 'no address', 'no address either', 'ann@mail.example', 'ann@mail.example');
  const suppressions = { 'gone.csv': lines('email,reason', 'ann@mail.example,unsubscribe') };
  const linksIn = (report: string) => report.match(/https:[^\s")<]+/g)?.toSorted() ?? [];

  test.each(['markdown', 'html', 'junit'] as const)('%s of what could not be checked', async (format) => {
    const stopped = runResult([], [{ code: 'policy-no-campaign', args: {} }]);
    expect(linksIn(reporters[format](stopped))).toEqual([helpLink('policy-no-campaign')]);
    const unchecked = runResult([await checkText(lines('name,company', 'a,b'), { suppressions })]);
    expect(linksIn(reporters[format](unchecked))).toEqual([helpLink('no-address-column')]);
  });

  test.each(['markdown', 'html'] as const)(
    '%s of findings, however many entries have them',
    async (format) => {
      const result = await checkText(list, { suppressions });
      const found = result.findingsByCode.map(({ code }) => helpLink(code)).toSorted();
      expect(found.length).toBeGreaterThan(2);
      expect(linksIn(reporters[format](runResult([result])))).toEqual(found);
    },
  );

  test('JUnit of the findings that fail a campaign', async () => {
    const result = await checkText(list, { suppressions });
    expect(result.verdict).toBe('fail');
    expect(linksIn(reporters.junit(runResult([result])))).toEqual([helpLink('suppressed-unsubscribe')]);
  });

  test('the review of a change, of what its added entries have', async () => {
    const added = healthyList(20, 'no address,', 'no address either,');
    const review = await reviewTexts({ list: healthyList(20) }, { list: added });
    const run = runReview({ base: 'a', head: 'b' }, [review], []);
    for (const format of ['markdown', 'html'] as const)
      expect(linksIn(reviewReporters[format](run))).toEqual([helpLink('invalid-address')]);
  });
});

test('every document that a message names is there', () => {
  const files = readdirSync('src/report', { recursive: true, encoding: 'utf8' });
  const prose = files
    .filter((path) => path.endsWith('.ts'))
    .map((path) => readFileSync(`src/report/${path}`, 'utf8'));
  const named = new Set(prose.flatMap((text) => text.match(/docs\/[a-z-]+\.md/g) ?? []));
  expect(named.size).toBeGreaterThan(8);
  for (const path of named) expect(() => readFileSync(path), path).not.toThrow();
});
