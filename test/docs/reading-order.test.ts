import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

interface Page {
  readonly number: number;
  readonly title: string;
  readonly file: string;
  readonly about: string;
}

const index = readFileSync('docs/README.md', 'utf8');
const pages: readonly Page[] = [...index.matchAll(/^(\d+)\. \[([^\]]+)\]\(([a-z-]+\.md)\): (.+)$/gm)].map(
  ([, number, title = '', file = '', about = '']) => ({ number: Number(number), title, file, about }),
);

const titleOf = (file: string): string =>
  /^# (.*)$/m.exec(readFileSync(`docs/${file}`, 'utf8'))?.[1] ?? 'no title';

/** What stands at the end of a page: the way back, to all pages, and on. */
function footerOf(position: number): string {
  const [before, next] = [pages[position - 1], pages[position + 1]];
  const links = [
    ...(before === undefined ? [] : [`Before: [${before.title}](${before.file})`]),
    '[All pages](README.md)',
    ...(next === undefined ? [] : [`Next: [${next.title}](${next.file})`]),
  ];
  return `\n---\n\n${links.join(' | ')}\n`;
}

const footer = /\n---\n\n(?:Before: |\[All pages\]).*\n*$/;

describe('the documents read in order', () => {
  if (process.env.UPDATE_DOCS === '1') {
    for (const [position, { file }] of pages.entries()) {
      const text = readFileSync(`docs/${file}`, 'utf8').replace(footer, '').trimEnd();
      writeFileSync(`docs/${file}`, `${text}\n${footerOf(position)}`);
    }
  }

  test('docs/README.md lists every page once, numbered, under its own title, with a line about it', () => {
    const files = readdirSync('docs').filter((name) => name.endsWith('.md') && name !== 'README.md');
    expect(pages.map(({ file }) => file).toSorted()).toEqual(files.toSorted());
    expect(pages.map(({ number }) => number)).toEqual(pages.map((_, position) => position + 1));
    expect(pages.map(({ title }) => title)).toEqual(pages.map(({ file }) => titleOf(file)));
  });

  test('what people ask for first comes first', () => {
    const wanted = [
      'start',
      'how-it-decides',
      'findings',
      'policy',
      'suppressions',
      'pull-requests',
      'schedule',
      'outcomes',
      'slack',
      'privacy',
      'limits',
      'performance',
      'comparison',
      'faq',
    ];
    const listed = pages.map(({ file }) => file.replace('.md', ''));
    expect(listed.filter((name) => wanted.includes(name))).toEqual(wanted);
  });

  test.each(pages.map((page, position) => ({ ...page, position })))(
    '$file ends with the way back and the way on',
    ({ file, position }) => {
      const text = readFileSync(`docs/${file}`, 'utf8');
      expect(
        text.endsWith(footerOf(position)),
        'UPDATE_DOCS=1 npx vitest run test/docs/reading-order.test.ts writes it',
      ).toBe(true);
      expect(text.match(/^(?:Before: |\[All pages\])/gm)).toHaveLength(1);
    },
  );
});
