import { spawnSync } from 'node:child_process';
import { withoutOwnLinks, withoutOwnMarkdownLinks } from './own-links.ts';

/** Whether Debian's cmark-gfm, GitHub's own renderer, is on this machine. */
export const hasRenderer = spawnSync('cmark-gfm', ['--version']).status === 0;

/** Markdown as GitHub's renderer makes HTML of it, raw tags and extensions included. */
export function renderMarkdown(markdown: string): string {
  const extensions = ['table', 'strikethrough', 'autolink', 'tasklist', 'footnotes'];
  const args = extensions.flatMap((name) => ['-e', name]);
  const run = spawnSync('cmark-gfm', ['--unsafe', ...args], { input: markdown, encoding: 'utf8' });
  if (run.status !== 0) throw new Error(run.stderr);
  return run.stdout;
}

/** The tags of HTML that a report of ours never has; of links it has those to where its codes are explained. */
export function foreignTags(html: string): string[] {
  const own = /^(?:p|strong|em|code|ul|li|table|thead|tbody|tr|th|td|details|summary)$/;
  return [...withoutOwnLinks(html).matchAll(/<\/?([a-z][a-z0-9]*)[^>]*>/gi)].flatMap(([tag, name = '']) => {
    const plain = /^<\/?[a-z]+(?: align="(?:left|right|center)")?>$/i.test(tag);
    return own.test(name.toLowerCase()) && plain ? [] : [tag];
  });
}

/** The text of HTML outside of code, in which GitHub looks for mentions. */
export function mentionsIn(html: string): string[] {
  const text = html.replaceAll(/<code>[\s\S]*?<\/code>/g, '').replaceAll(/<[^>]*>/g, ' ');
  return text.match(/(?<![\w`])@[a-z\d][\w-]*/gi) ?? [];
}

/**
 * Markdown without its code spans (CommonMark 6.1: a run of backticks ends at the next run of the same length), escaped
 * characters and our own links: what is left could be markup.
 */
export function bareMarkdown(markdown: string): string {
  return withoutOwnMarkdownLinks(markdown)
    .split('\n')
    .map((line) => line.replaceAll(/\\[!-/:-@[-`{-~]|(?<!`)(`+)(?!`)(?:.*?[^`])??\1(?!`)/g, ''))
    .join('\n');
}
