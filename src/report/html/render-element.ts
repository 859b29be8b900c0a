import type { Content, Tag } from './element.ts';

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/**
 * Text that cannot be anything else: what starts markup or ends a value escaped, what is invisible a space. A number and
 * its percent sign stay on one line.
 */
export function escapeText(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/gu, ' ')
    .replace(/[&<>"']/g, (character) => entities[character] ?? '')
    .replace(/(\d) %/g, '$1\u00a0%');
}

// because a report of many short lines can be compared line by line, and white space around these would be seen
const inline: ReadonlySet<Tag> = new Set(['a', 'code', 'span', 'strong', 'tspan'] as const);

/** An element as HTML. */
export function renderElement(content: Content): string {
  if (typeof content === 'string') return escapeText(content);
  const { tag, attributes, children } = content;
  const written = Object.entries(attributes).map(
    ([name, value]) => ` ${name}="${escapeText(String(value))}"`,
  );
  const end = inline.has(tag) ? '' : '\n';
  return `<${tag}${written.join('')}>${children.map(renderElement).join('')}</${tag}>${end}`;
}
