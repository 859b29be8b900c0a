import { show } from './show.ts';

/**
 * Text from data as a code span (CommonMark 6.1): a fence longer than any run of backticks inside, pipes replaced
 * (they end table cells even in code), one line, at most 80 characters. Nothing in it can become markup.
 */
export function code(text: string): string {
  const inert = show(text, 80).replaceAll('|', '¦').replace(/\s+/g, ' ').trim();
  if (inert === '') return '`(none)`';
  const longest = Math.max(0, ...(inert.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  const pad = inert.startsWith('`') || inert.endsWith('`') ? ' ' : '';
  return `${fence}${pad}${inert}${pad}${fence}`;
}

/**
 * Our own sentence for Markdown: characters that could start markup are escaped, since parts of it come from data.
 * A colon is one only before a slash or a word (links, emoji), a dot only after `www`.
 */
export function prose(text: string): string {
  // because four blanks at the beginning of a line make code of it
  return text
    .trimStart()
    .replace(references, (start) => `${start}${wordJoiner}`)
    .replace(/[\\`*_{}[\]<>#+!|~$@&]|:(?=[/\w])|(?<=www)\./gi, (character) => `\\${character}`);
}

/** U+2060: nothing to see, and no reference goes on behind it. */
const wordJoiner = '\u2060';

/**
 * Where GitHub finds references in what was rendered, so that escaping them does nothing: a mention, an issue, the beginning
 * of a commit's name (docs.github.com, "Autolinked references and URLs").
 */
const references = /[@#](?=\w)|\bGH(?=-\d)|\b[\da-f](?=[\da-f]{6,39}\b)/gi;
