import { type Content, type Element, element } from './element.ts';

/** How deep a heading is. */
export type Level = 2 | 3;

/** A part of a report with its heading; nothing where it has no content. */
export function part(level: Level, title: string, ...contents: readonly Element[]): readonly Element[] {
  if (contents.length === 0) return [];
  return [element('section', {}, heading(level, title), ...contents)];
}

function heading(level: Level, ...title: readonly Content[]): Element {
  return element(level === 2 ? 'h2' : 'h3', {}, ...title);
}

/** Sentences of our own, one below the other; nothing where there are none. */
export function bullets(sentences: readonly string[]): readonly Element[] {
  if (sentences.length === 0) return [];
  return [element('ul', {}, ...sentences.map((sentence) => element('li', {}, asSentence(sentence))))];
}

/** Lines of a fix as clauses: what continues the line before it is put behind it. */
export function joined(lines: readonly string[]): readonly string[] {
  const clauses: string[] = [];
  for (const line of lines) {
    const before = /^(?:and|then) /.test(line) ? clauses.pop() : undefined;
    const link = line.startsWith('and') ? ', ' : '; ';
    clauses.push(before === undefined ? line : `${before}${link}${line}`);
  }
  return clauses;
}

/** A name from data, which may be long and without a space; it breaks anywhere rather than widen a table. */
export function nameOf(text: string): Element {
  return element('span', { class: 'name-of' }, text);
}

/** A part that opens on a click or a key, and is open in print. */
export function folded(title: string, ...contents: readonly Element[]): Element {
  return element('details', {}, element('summary', {}, title), ...contents);
}

/** Names with their values, such as the list and its recipients. */
export function facts(pairs: readonly (readonly [name: string, value: Content])[]): Element {
  const one = ([name, value]: readonly [string, Content]): Element =>
    element('div', {}, element('dt', {}, name), element('dd', {}, value));
  return element('dl', {}, ...pairs.map(one));
}

/** A clause as a sentence: with a capital, unless it begins with a file or a name, and a full stop, unless it ends in a command. */
export function asSentence(clause: string): string {
  const [first = ''] = clause.split(' ', 1);
  const isWord = /^[a-z]+,?$/.test(first);
  const opened = isWord ? `${clause.charAt(0).toUpperCase()}${clause.slice(1)}` : clause;
  return /[.!?:]$/.test(opened) || endsInCommand(opened) ? opened : `${opened}.`;
}

// because a full stop behind a command would be copied with it
function endsInCommand(clause: string): boolean {
  const start = clause.lastIndexOf('bounce-gate ');
  return start >= 0 && !clause.slice(start).includes('. ');
}
