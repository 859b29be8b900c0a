import { findingCodes } from '../../src/core/finding.ts';
import { problemCodes } from '../../src/core/problem.ts';
import { helpLink } from '../../src/report/help-link.ts';
import { findingProse } from '../../src/report/prose/findings.ts';

/** Every link that a report may have, with the words it may stand on: a code's own page, on the code or on its title. */
const ownLinks: ReadonlyMap<string, readonly string[]> = new Map<string, readonly string[]>([
  ...findingCodes.map((code) => [helpLink(code), [code, findingProse[code].title]] as const),
  ...problemCodes.map((code) => [helpLink(code), [code]] as const),
]);

/** True for a link to where a code is explained, on that code or its title; no other link is ours. */
export function isOwnLink(address: string, words: string): boolean {
  return ownLinks.get(address)?.includes(words) === true;
}

/** HTML with our own links as their words alone, so that any link left is foreign. */
export function withoutOwnLinks(html: string): string {
  return html.replaceAll(
    /<a href="([^"]*)">(<code>)?([^<]*)(<\/code>)?<\/a>/g,
    (whole, address: string, open = '', words: string, close = '') =>
      isOwnLink(address, words) ? `${open}${words}${close}` : whole,
  );
}

/** The same for Markdown: `[words](address)`. */
export function withoutOwnMarkdownLinks(markdown: string): string {
  return markdown.replaceAll(/\[([^[\]]*)\]\(([^()]*)\)/g, (whole, words: string, address: string) =>
    isOwnLink(address, words) ? words : whole,
  );
}
