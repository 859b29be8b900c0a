import type { Block, RichTextSection, SlackMessage, TableCell } from './block-kit.ts';

/**
 * What to send in turn when Slack refuses the blocks of a message, as it does where newer blocks are not rolled out:
 * without its charts, then with its tables as lists. Empty when it has neither.
 */
export function degradeMessage(message: SlackMessage): readonly SlackMessage[] {
  const withoutCharts = message.blocks.filter(({ type }) => type !== 'data_visualization');
  const listed = withoutCharts.map((block) => (block.type === 'data_table' ? asList(block) : block));
  return [
    ...(withoutCharts.length < message.blocks.length ? [{ ...message, blocks: withoutCharts }] : []),
    ...(withoutCharts.some(({ type }) => type === 'data_table') ? [{ ...message, blocks: listed }] : []),
  ];
}

function asList({ caption, rows, block_id: id }: Extract<Block, { type: 'data_table' }>): Block {
  const lines = rows.slice(1).map(asSection);
  return {
    type: 'rich_text',
    ...(id === undefined ? {} : { block_id: id }),
    elements: [
      { type: 'rich_text_section', elements: [{ type: 'text', text: caption, style: { bold: true } }] },
      { type: 'rich_text_list', style: 'bullet', elements: lines },
    ],
  };
}

function asSection([first, ...rest]: readonly TableCell[]): RichTextSection {
  const values = rest.map(({ text }) => text).join(', ');
  const text = values === '' ? (first?.text ?? '') : `${first?.text ?? ''}: ${values}`;
  return { type: 'rich_text_section', elements: [{ type: 'text', text }] };
}
