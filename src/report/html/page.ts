import type { Verdict } from '../../core/campaign-result.ts';
import { toolVersion } from '../../core/tool-version.ts';
import { verdictWord } from '../headline.ts';
import { type Element, element } from './element.ts';
import { escapeText, renderElement } from './render-element.ts';
import { styleHash, styleSheet } from './style-sheet.ts';
import { verdictChip } from './verdict-chip.ts';

/** One document. */
export interface Page {
  readonly kind: 'check' | 'review' | 'trend';
  /** Null where nothing is judged. */
  readonly verdict: Verdict | null;
  /** The verdict as one sentence. */
  readonly headline: string;
  readonly body: readonly Element[];
  /** Links into the body; empty where it is about one thing. */
  readonly contents: readonly Element[];
}

/**
 * What the document may do, by the Content Security Policy: use its own style sheet. No script, no image, no font, no
 * frame, no form, no connection.
 */
const contentPolicy = `default-src 'none'; style-src '${styleHash}'; base-uri 'none'; form-action 'none'`;

/** A whole HTML document in one file. */
export function page({ kind, verdict, headline, body, contents }: Page): string {
  const skip =
    contents.length === 0 ? [] : [element('a', { class: 'skip', href: '#results' }, 'Skip to the results')];
  const top = element(
    'header',
    {},
    element(
      'p',
      { class: 'kind' },
      ...(verdict === null ? [] : [verdictChip(verdict), ' ']),
      `Bounce Gate ${kind}`,
    ),
    element('h1', {}, headline),
  );
  const navigation =
    contents.length === 0 ? [] : [element('nav', { 'aria-label': 'Campaigns' }, ...contents)];
  const main = element('main', { id: 'results' }, ...body);
  const title = `${verdict === null ? '' : `${verdictWord[verdict]}: `}${headline}`;
  const content = [...skip, top, ...navigation, main, footer()].map(renderElement).join('');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${contentPolicy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>${escapeText(title)}</title>
<style>${styleSheet}</style>
</head>
<body>
${content}</body>
</html>
`;
}

function footer(): Element {
  const text = `Bounce Gate ${toolVersion}. Rates are shares of the recipients mailed. A range is where nine in ten sends like this end up.`;
  return element('footer', {}, element('p', {}, text));
}
