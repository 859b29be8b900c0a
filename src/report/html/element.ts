import type { HelpLink } from '../help-link.ts';

/** The elements a report is made of: none that loads, runs or sends anything. */
export const tags = [
  'a',
  'caption',
  'circle',
  'code',
  'dd',
  'desc',
  'details',
  'div',
  'dl',
  'dt',
  'figure',
  'footer',
  'h1',
  'h2',
  'h3',
  'header',
  'li',
  'line',
  'main',
  'nav',
  'p',
  'path',
  'rect',
  'section',
  'span',
  'strong',
  'summary',
  'svg',
  'table',
  'tbody',
  'td',
  'text',
  'th',
  'thead',
  'title',
  'tr',
  'tspan',
  'ul',
] as const;
export type Tag = (typeof tags)[number];

/** The attributes an element may have. A link leads to a place of the same document, or to where a code is explained. */
export interface Attributes {
  readonly class?: string;
  readonly id?: string;
  readonly href?: `#${string}` | HelpLink;
  readonly scope?: 'col' | 'row';
  readonly role?: 'img' | 'region';
  readonly tabindex?: '0';
  readonly 'aria-label'?: string;
  readonly 'aria-labelledby'?: string;
  readonly 'aria-hidden'?: 'true';
  readonly focusable?: 'false';
  readonly d?: string;
  readonly x?: string;
  readonly y?: string;
  readonly x1?: string;
  readonly y1?: string;
  readonly x2?: string;
  readonly y2?: string;
  readonly cx?: string;
  readonly cy?: string;
  readonly r?: string;
  readonly rx?: string;
  readonly dx?: string;
  readonly width?: string;
  readonly height?: string;
  readonly viewBox?: string;
  readonly 'text-anchor'?: 'start' | 'middle' | 'end';
}

/** A piece of a report as data: text in it is text, whatever it says; there is no form for markup. */
export interface Element {
  readonly tag: Tag;
  readonly attributes: Attributes;
  readonly children: readonly Content[];
}
export type Content = Element | string;

/** An element of these attributes around these contents. */
export function element(tag: Tag, attributes: Attributes, ...children: readonly Content[]): Element {
  return { tag, attributes, children };
}
