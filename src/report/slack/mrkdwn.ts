import { showable } from '../../core/showable.ts';
import type {
  Mrkdwn,
  MrkdwnText,
  PlainText,
  RichTextElement,
  TableCell,
  TextStyle,
} from '../../core/slack/block-kit.ts';
import { findsAddress, findsSaidAddress } from '../../core/slack/find-address.ts';

/** A value from data; a `Mrkdwn` is no such value, since it would be escaped twice: put those together with `joinMrkdwn`. */
export type MrkdwnData = (string & { readonly brand?: never }) | number;

/** In place of a text that may hold an address. */
const withheld = '(withheld)';

/** Characters of one text object of a section (https://docs.slack.dev/reference/block-kit/composition-objects/text-object). */
const longestText = 3000;
const longestLabel = 120;

/**
 * Our own words as mrkdwn with data in it: what stands between the braces is made one line, withheld when it may hold an
 * address, and its `& < >` are escaped once, so that it can be no mention, no link and no date.
 */
export function mrkdwn(words: TemplateStringsArray, ...data: readonly MrkdwnData[]): Mrkdwn {
  return brand(words.map((part, index) => part + escaped(data[index])).join(''));
}

/** Several pieces as one, with our own words between them. */
export function joinMrkdwn(parts: readonly Mrkdwn[], between = ''): Mrkdwn {
  return brand(parts.join(between));
}

/** A time that each reader sees in their own time zone; `fallback` is the time in words, with its zone. */
export function mrkdwnDate(atMs: number, fallback: string): Mrkdwn {
  const seconds = Math.trunc(atMs / 1000);
  const words = escaped(inert(fallback.replace(/[|^]/g, ' '), longestLabel));
  return brand(`<!date^${seconds}^{date_short_pretty} {time}|${words}>`);
}

/** What must not be cut through: an entity, a time, a pair of surrogates. */
const piece = /&(?:amp|lt|gt);|<[^<>]*>|[\uD800-\uDBFF][\uDC00-\uDFFF]|[\s\S]/g;

/** At most `limit` UTF-16 units, with an ellipsis where something was left out; entities, times and surrogate pairs stay whole. */
export function cutMrkdwn(text: Mrkdwn, limit: number): Mrkdwn {
  if (text.length <= limit) return text;
  let kept = '';
  for (const [part] of text.matchAll(piece)) {
    if (kept.length + part.length > limit - 1) break;
    kept += part;
  }
  return brand(`${kept}…`);
}

/** A text object of our own words; cut to what Slack takes. */
export function mrkdwnText(text: Mrkdwn, limit = longestText): MrkdwnText {
  return { type: 'mrkdwn', text: cutMrkdwn(text, limit), verbatim: true };
}

/** Text from data as Slack shows it letter by letter: one line, never empty, at most `limit` UTF-16 units. */
export function plain(text: string, limit = longestText): PlainText {
  return { type: 'plain_text', text: inert(text, limit), emoji: false };
}

/** A cell of a table with text from data. */
export function textCell(text: string, limit = 200): TableCell {
  return { type: 'raw_text', text: inert(text, limit) };
}

/** A cell that sorts by its number and shows the text. */
export function numberCell(value: number, text: string): TableCell {
  return { type: 'raw_number', value, text };
}

/** A piece of rich text from data. */
export function richText(text: string, style?: TextStyle): RichTextElement {
  const whole = spaced(text, longestText);
  return { type: 'text', text: whole === '' ? ' ' : whole, ...(style === undefined ? {} : { style }) };
}

/** Text from data without a mark-up: one line, no address, no token, at most `limit` UTF-16 units, never empty. */
function inert(text: string, limit: number): string {
  const line = spaced(text, limit).trim();
  return line === '' ? '(none)' : line;
}

function spaced(text: string, limit: number): string {
  const line = shown(text, limit)
    .replace(/\s+/g, ' ')
    // because nobody has said that text objects never read a token
    .replace(/<(?=[!@#a-z])/gi, '< ');
  return cutUnits(line, limit);
}

function shown(text: string, limit: number): string {
  const line = showable(text, limit);
  // because the word that stands before it may make an address of "at example.com"
  if (findsSaidAddress(`x ${line}`)) return withheld;
  // because what it leaves as it is was judged there
  if (line === text) return line;
  // because the words beside an at sign are parts of the address, and invisible characters became spaces
  return findsAddress(text) || findsAddress(line) ? withheld : line;
}

function cutUnits(text: string, limit: number): string {
  if (text.length <= limit) return text;
  let kept = '';
  for (const point of text) {
    if (kept.length + point.length > limit - 1) break;
    kept += point;
  }
  return `${kept}…`;
}

function escaped(data: MrkdwnData | undefined): string {
  if (data === undefined) return '';
  return shown(String(data), longestText)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}

function brand(text: string): Mrkdwn {
  // because this is the only place that makes mrkdwn: all data in it went through `escaped`
  return text as Mrkdwn;
}
