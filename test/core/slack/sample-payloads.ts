import type {
  Block,
  Mrkdwn,
  PlainText,
  SlackMessage,
  SlackModal,
} from '../../../src/core/slack/block-kit.ts';

/** Mrkdwn for tests alone, whatever is in it. */
export function raw(text: string): Mrkdwn {
  // because a test has to make what the renderer never would
  return text as Mrkdwn;
}

export function plainText(text: string): PlainText {
  return { type: 'plain_text', text, emoji: false };
}

export function messageOf(...blocks: readonly Block[]): SlackMessage {
  return { text: raw('autumn-sale did not pass.'), blocks };
}

export function modalOf(...blocks: readonly Block[]): SlackModal {
  return {
    type: 'modal',
    callback_id: 'gate.override',
    title: plainText('Override'),
    submit: plainText('Override'),
    blocks,
  };
}

export function words(length: number): string {
  return 'x'.repeat(length);
}

export function buttonOf(more: Partial<Extract<Block, { type: 'actions' }>['elements'][number]> = {}): Block {
  const button = { type: 'button', action_id: 'gate.why', text: plainText('Why'), ...more } as const;
  return { type: 'actions', elements: [button] };
}

export function buttonsOf(count: number): Block {
  const elements = Array.from({ length: count }, (_, index) => ({
    type: 'button' as const,
    action_id: `gate.${index}`,
    text: plainText('Why'),
  }));
  return { type: 'actions', elements };
}

export function tableOf(rows: number, columns: number, cell = '1'): Block {
  const row = Array.from({ length: columns }, () => ({ type: 'raw_text' as const, text: cell }));
  return { type: 'data_table', caption: 'Rows by reason', rows: Array.from({ length: rows }, () => row) };
}

export function chartOf({
  series = 1,
  points = 2,
  label = '',
  title = 'Bounce rate',
}: {
  readonly series?: number;
  readonly points?: number;
  readonly label?: string;
  readonly title?: string;
} = {}): Block {
  const categories = Array.from({ length: points }, (_, index) => `${index}${label}`);
  return {
    type: 'data_visualization',
    title,
    chart: {
      type: 'line',
      series: Array.from({ length: series }, (_, index) => ({
        name: `Series ${index}`,
        data: categories.map((each) => ({ label: each, value: 1.5 })),
      })),
      axis_config: { categories, y_label: '%' },
    },
  };
}

export function richOf(text: string): Block {
  return {
    type: 'rich_text',
    elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text }] }],
  };
}

export function inputOf(more: Partial<Extract<Block, { type: 'input' }>> = {}): Block {
  return {
    type: 'input',
    block_id: 'reason',
    label: plainText('Reason'),
    element: {
      type: 'plain_text_input',
      action_id: 'reason',
      multiline: true,
      min_length: 20,
      max_length: 500,
    },
    ...more,
  };
}
