import type {
  Block,
  MrkdwnText,
  PlainText,
  RichTextElement,
  RichTextList,
  RichTextSection,
  SlackHome,
  SlackModal,
} from '../../src/core/slack/block-kit.ts';

/** Columns of a picture; longer lines are broken between words. */
const width = 110;

/** Names of people as Slack would show them, by their IDs. */
export type PeopleNames = Readonly<Record<string, string>>;

/** What Slack shows of a message, a home or a modal, as text: buttons in brackets, charts by name, times in UTC. */
export function slackPicture(
  shown: { readonly blocks: readonly Block[] } | SlackHome | SlackModal,
  people: PeopleNames = {},
): string {
  const parts = shown.blocks.map((block) => blockText(block, people));
  if (!('title' in shown)) return parts.join('\n\n');
  const { title, close, submit } = shown;
  const ends = [close, submit].flatMap((label) => (label === undefined ? [] : [button(label)]));
  return [title.text, ...parts, ends.join(' ')].join('\n\n');
}

function blockText(block: Block, people: PeopleNames): string {
  switch (block.type) {
    case 'header':
      return block.text.text;
    case 'divider':
      return '-'.repeat(width);
    case 'section':
      return sectionText(block);
    case 'context':
      return block.elements.map((element) => wrapped(textOf(element))).join('\n');
    case 'actions':
      return block.elements.map(({ text }) => button(text)).join(' ');
    case 'rich_text':
      return block.elements.map((element) => richBlockText(element, people)).join('\n');
    case 'data_table':
      return `${block.caption}\n${tableText(block.rows.map((row) => row.map(({ text }) => text)))}`;
    case 'data_visualization':
      return `(a ${block.chart.type} chart, "${block.title}": ${block.chart.series.map(({ name }) => name).join(', ')})`;
    case 'input':
      return inputText(block);
  }
}

function sectionText({ text, fields = [], accessory }: Extract<Block, { type: 'section' }>): string {
  const names = fields.map((field) => textOf(field).split('\n'));
  const lines = [
    ...(text === undefined ? [] : [wrapped(textOf(text))]),
    ...(names.length === 0 ? [] : [tableText(names)]),
    ...(accessory === undefined ? [] : [button(accessory.text)]),
  ];
  return lines.join('\n');
}

function inputText({ label, element, hint, optional }: Extract<Block, { type: 'input' }>): string {
  const name = `${label.text}${optional === true ? ' (optional)' : ''}`;
  const below = hint === undefined ? '' : `\n${wrapped(hint.text)}`;
  if (element.type === 'checkboxes') {
    return `${name}\n${element.options.map(({ text }) => `[ ] ${text.text}`).join('\n')}${below}`;
  }
  const value =
    element.type === 'datetimepicker' ? timeOf(element.initial_date_time) : (element.initial_value ?? '');
  return `${name}\n[ ${value.padEnd(30)} ]${below}`;
}

function timeOf(seconds: number | undefined): string {
  return seconds === undefined ? '' : new Date(seconds * 1000).toISOString().slice(0, 16).replace('T', ' ');
}

function richBlockText(element: RichTextSection | RichTextList, people: PeopleNames): string {
  if (element.type === 'rich_text_section') return wrapped(spanText(element, people));
  return element.elements.map((item) => wrapped(`- ${spanText(item, people)}`, '  ')).join('\n');
}

function spanText({ elements }: RichTextSection, people: PeopleNames): string {
  return elements.map((element) => elementText(element, people)).join('');
}

function elementText(element: RichTextElement, people: PeopleNames): string {
  if (element.type !== 'user') return element.text;
  return `@${people[element.user_id] ?? element.user_id}`;
}

function button({ text }: PlainText): string {
  return `[${text}]`;
}

/** Texts as Slack shows them: without the marks of bold, times by their words. */
function textOf({ type, text }: PlainText | MrkdwnText): string {
  if (type === 'plain_text') return text;
  return text
    .replace(/<!date\^\d+\^[^|>]*\|([^>]*)>/g, '$1')
    .replace(/<[^|>]*\|([^>]*)>/g, '$1')
    .replace(/\*([^*\n]+)\*/g, '$1')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

function tableText(rows: readonly (readonly string[])[]): string {
  const columns = Math.max(...rows.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, at) =>
    Math.max(...rows.map((row) => row[at]?.length ?? 0)),
  );
  return rows
    .map((row) => `  ${row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join('   ')}`.trimEnd())
    .join('\n');
}

function wrapped(text: string, indent = ''): string {
  return text
    .split('\n')
    .map((line) => wrappedLine(line, indent))
    .join('\n');
}

function wrappedLine(line: string, indent: string): string {
  const lines: string[] = [];
  let last = '';
  for (const word of line.split(' ')) {
    if (last !== '' && last.length + 1 + word.length > width) {
      lines.push(last);
      last = `${indent}${word}`;
    } else last = last === '' ? word : `${last} ${word}`;
  }
  return [...lines, last].join('\n');
}
