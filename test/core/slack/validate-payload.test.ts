import { describe, expect, test } from 'vitest';
import type { Block } from '../../../src/core/slack/block-kit.ts';
import type { PayloadCode } from '../../../src/core/slack/payload-problem.ts';
import { type SlackPayload, validatePayload } from '../../../src/core/slack/validate-payload.ts';
import { refuseMessage, refuseView } from '../../slack/fake-blocks.ts';
import {
  buttonOf,
  buttonsOf,
  chartOf,
  inputOf,
  messageOf,
  modalOf,
  plainText,
  raw,
  richOf,
  tableOf,
  words,
} from './sample-payloads.ts';

const section = (text: string): Block => ({
  type: 'section',
  text: { type: 'mrkdwn', text: raw(text), verbatim: true },
});
const fields = (count: number, length: number): Block => ({
  type: 'section',
  fields: Array.from({ length: count }, () => plainText(words(length))),
});
const context = (count: number, length: number): Block => ({
  type: 'context',
  elements: Array.from({ length: count }, () => plainText(words(length))),
});
const dividers = (count: number): readonly Block[] =>
  Array.from({ length: count }, () => ({ type: 'divider' }));
const confirm = (title: number, text: number, deny: number): Block =>
  buttonOf({
    confirm: {
      title: plainText(words(title)),
      text: plainText(words(text)),
      confirm: plainText('Yes'),
      deny: plainText(words(deny)),
    },
  });
const uneven: Block = {
  type: 'data_table',
  caption: 'Rows',
  rows: [
    [{ type: 'raw_text', text: 'Reason' }],
    [
      { type: 'raw_text', text: 'Hard' },
      { type: 'raw_number', value: 1, text: '1' },
    ],
  ],
};
const numberHeader: Block = {
  type: 'data_table',
  caption: 'Rows',
  rows: [[{ type: 'raw_number', value: 1, text: '1' }], [{ type: 'raw_text', text: 'Hard' }]],
};
const badChart = (names: readonly string[], labels: readonly string[], value = 1): Block => ({
  type: 'data_visualization',
  title: 'Rates',
  chart: {
    type: 'line',
    series: names.map((name) => ({ name, data: labels.map((label) => ({ label, value })) })),
    axis_config: { categories: ['a', 'b'] },
  },
});
const option = (text: number, value: number, count = 1): Block =>
  inputOf({
    element: {
      type: 'checkboxes',
      action_id: 'read',
      options: Array.from({ length: count }, (_, index) => ({
        text: plainText(words(text)),
        value: `${index}${words(value - String(index).length)}`,
      })),
    },
  });

const allowed: readonly [string, SlackPayload][] = [
  ['50 blocks', messageOf(...dividers(50))],
  ['a text alone', { text: raw(words(4000)), blocks: [] }],
  ['a header of 150', messageOf({ type: 'header', text: plainText(words(150)) })],
  ['a section of 3,000', messageOf(section(words(3000)))],
  ['10 fields', messageOf(fields(10, 200))],
  ['a field of 2,000', messageOf(fields(1, 2000))],
  ['10 parts of a context', messageOf(context(10, 100))],
  ['25 buttons', messageOf(buttonsOf(25))],
  ['a full button', messageOf(buttonOf({ text: plainText(words(75)), value: words(2000) }))],
  ['a full confirmation', messageOf(confirm(100, 300, 30))],
  ['rich text', messageOf(richOf(words(3000)))],
  ['a table of 101 rows and 20 columns', messageOf(tableOf(101, 20))],
  ['a table of 10,000 characters', messageOf(tableOf(100, 1, words(100)))],
  ['two charts of 6 series and 20 points', messageOf(chartOf({ series: 6, points: 20 }), chartOf())],
  ['labels of 20', messageOf(chartOf({ label: words(19) }))],
  ['an input', modalOf(inputOf())],
  ['100 blocks of a view', modalOf(...dividers(100))],
  ['a title of 24', { ...modalOf(...dividers(1)), title: plainText(words(24)) }],
  ['metadata of 3,000', { ...modalOf(...dividers(1)), private_metadata: words(3000) }],
  ['10 options', modalOf(option(75, 150, 10))],
  ['a home', { type: 'home', blocks: dividers(3) }],
];

const refused: readonly [string, PayloadCode, SlackPayload][] = [
  ['51 blocks', 'too-many', messageOf(...dividers(51))],
  ['no text', 'too-short', { text: raw(''), blocks: dividers(1) }],
  ['a text of 4,001', 'too-long', { text: raw(words(4001)), blocks: [] }],
  ['an empty header', 'too-short', messageOf({ type: 'header', text: plainText('') })],
  ['a header of 151', 'too-long', messageOf({ type: 'header', text: plainText(words(151)) })],
  ['an empty section', 'empty-section', messageOf({ type: 'section' })],
  ['a section of 3,001', 'too-long', messageOf(section(words(3001)))],
  ['11 fields', 'too-many', messageOf(fields(11, 1))],
  ['no fields', 'too-few', messageOf(fields(0, 1))],
  ['a field of 2,001', 'too-long', messageOf(fields(1, 2001))],
  ['11 parts of a context', 'too-many', messageOf(context(11, 1))],
  ['an empty context', 'too-few', messageOf(context(0, 1))],
  ['26 buttons', 'too-many', messageOf(buttonsOf(26))],
  ['no buttons', 'too-few', messageOf(buttonsOf(0))],
  ['a button of 76', 'too-long', messageOf(buttonOf({ text: plainText(words(76)) }))],
  ['a value of 2,001', 'too-long', messageOf(buttonOf({ value: words(2001) }))],
  ['a url of 3,001', 'too-long', messageOf(buttonOf({ url: `https://github.com/${words(2982)}` }))],
  ['a label of 76', 'too-long', messageOf(buttonOf({ accessibility_label: words(76) }))],
  ['an action_id of 256', 'too-long', messageOf(buttonOf({ action_id: words(256) }))],
  ['a confirmation title of 101', 'too-long', messageOf(confirm(101, 300, 30))],
  ['a confirmation text of 301', 'too-long', messageOf(confirm(100, 301, 30))],
  ['a confirmation button of 31', 'too-long', messageOf(confirm(100, 300, 31))],
  ['a block_id of 256', 'too-long', messageOf({ type: 'divider', block_id: words(256) })],
  [
    'a block_id twice',
    'not-unique',
    messageOf({ type: 'divider', block_id: 'a' }, { type: 'divider', block_id: 'a' }),
  ],
  ['empty rich text', 'too-short', messageOf(richOf(''))],
  [
    'a user that is none',
    'unknown-user',
    messageOf({
      type: 'rich_text',
      elements: [{ type: 'rich_text_section', elements: [{ type: 'user', user_id: 'anna' }] }],
    }),
  ],
  [
    'a list indented by 9',
    'no-number',
    messageOf({
      type: 'rich_text',
      elements: [
        {
          type: 'rich_text_list',
          style: 'bullet',
          indent: 9,
          elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: 'a' }] }],
        },
      ],
    }),
  ],
  ['a table of 102 rows', 'too-many', messageOf(tableOf(102, 1))],
  ['a table of one row', 'too-few', messageOf(tableOf(1, 1))],
  ['a table of 21 columns', 'too-many', messageOf(tableOf(2, 21))],
  ['a table of 10,001 characters', 'too-long', messageOf(tableOf(73, 1, words(137)))],
  ['an empty cell', 'too-short', messageOf(tableOf(2, 2, ''))],
  ['uneven rows', 'uneven-rows', messageOf(uneven)],
  ['a number as header', 'header-cell', messageOf(numberHeader)],
  ['two tables', 'too-many', messageOf(tableOf(2, 2), tableOf(2, 2))],
  ['three charts', 'too-many', messageOf(chartOf(), chartOf(), chartOf())],
  ['7 series', 'too-many', messageOf(chartOf({ series: 7 }))],
  ['21 points', 'too-many', messageOf(chartOf({ points: 21 }))],
  ['a title of 51', 'too-long', messageOf(chartOf({ title: words(51) }))],
  ['labels of 21', 'too-long', messageOf(chartOf({ label: words(20) }))],
  ['a series twice', 'not-unique', messageOf(badChart(['a', 'a'], ['a', 'b']))],
  ['a series without a category', 'uneven-series', messageOf(badChart(['a'], ['a']))],
  ['a series with another category', 'uneven-series', messageOf(badChart(['a'], ['a', 'c']))],
  ['a series with a category twice', 'uneven-series', messageOf(badChart(['a'], ['a', 'b', 'b']))],
  ['a value that is no number', 'no-number', messageOf(badChart(['a'], ['a', 'b'], Number.NaN))],
  ['an input in a message', 'misplaced-block', messageOf(inputOf())],
  ['a chart in a modal', 'misplaced-block', modalOf(chartOf())],
  ['a table in a home', 'misplaced-block', { type: 'home', blocks: [tableOf(2, 2)] }],
  ['101 blocks of a view', 'too-many', modalOf(...dividers(101))],
  ['a view without blocks', 'too-few', modalOf()],
  ['a title of 25', 'too-long', { ...modalOf(...dividers(1)), title: plainText(words(25)) }],
  ['a closing button of 25', 'too-long', { ...modalOf(...dividers(1)), close: plainText(words(25)) }],
  ['metadata of 3,001', 'too-long', { ...modalOf(...dividers(1)), private_metadata: words(3001) }],
  ['a callback_id of 256', 'too-long', { ...modalOf(...dividers(1)), callback_id: words(256) }],
  [
    'an input without submit',
    'no-submit',
    { type: 'modal', callback_id: 'a', title: plainText('a'), blocks: [inputOf()] },
  ],
  ['a label of 2,001', 'too-long', modalOf(inputOf({ label: plainText(words(2001)) }))],
  ['a hint of 2,001', 'too-long', modalOf(inputOf({ hint: plainText(words(2001)) }))],
  [
    'a placeholder of 151',
    'too-long',
    modalOf(
      inputOf({
        element: { type: 'plain_text_input', action_id: 'a', placeholder: plainText(words(151)) },
      }),
    ),
  ],
  [
    'a longest input of 3,001',
    'no-number',
    modalOf(inputOf({ element: { type: 'plain_text_input', action_id: 'a', max_length: 3001 } })),
  ],
  [
    'a time in milliseconds',
    'no-number',
    modalOf(
      inputOf({ element: { type: 'datetimepicker', action_id: 'a', initial_date_time: 1_795_348_800_000 } }),
    ),
  ],
  [
    'a shortest input above the longest',
    'no-number',
    modalOf(inputOf({ element: { type: 'plain_text_input', action_id: 'a', min_length: 9, max_length: 8 } })),
  ],
  [
    'a first value above the longest',
    'too-long',
    modalOf(
      inputOf({ element: { type: 'plain_text_input', action_id: 'a', initial_value: 'abc', max_length: 2 } }),
    ),
  ],
  [
    'a view of 300,000 bytes',
    'too-long',
    modalOf(...Array.from({ length: 100 }, () => section(words(3000)))),
  ],
  ['11 options', 'too-many', modalOf(option(1, 3, 11))],
  ['an option of 76', 'too-long', modalOf(option(76, 3))],
  ['an option value of 151', 'too-long', modalOf(option(75, 151))],
  [
    '13,500 characters in all',
    'too-long',
    messageOf(...Array.from({ length: 5 }, () => section(words(2700)))),
  ],
];

describe('what Slack takes passes', () => {
  test.each(allowed)('%s', (_, payload) => {
    expect(validatePayload(payload)).toEqual([]);
    expect(refusedByFake(payload), 'the fake says the same').toBeNull();
  });
});

describe('what Slack refuses is found here first', () => {
  test.each(refused)('%s is %s', (_, code, payload) => {
    expect(validatePayload(payload).map((problem) => problem.code)).toContain(code);
    expect(refusedByFake(payload), 'the fake says the same').not.toBeNull();
  });
});

describe('limits of our own, tighter than any Slack tells', () => {
  test('an action_id twice in one block is not unique', () => {
    const [button] = [buttonOf()];
    const elements = button?.type === 'actions' ? [...button.elements, ...button.elements] : [];
    expect(validatePayload(messageOf({ type: 'actions', elements }))).toEqual([
      { code: 'not-unique', path: 'blocks[0]' },
    ]);
  });

  test('a problem names its place and none of its words', () => {
    const problems = validatePayload(messageOf({ type: 'divider' }, section(words(3001))));
    expect(problems).toEqual([{ code: 'too-long', path: 'blocks[1].text' }]);
  });
});

function refusedByFake(payload: SlackPayload): unknown {
  const sent: unknown = JSON.parse(JSON.stringify(payload));
  const fieldsOf = (value: unknown): Readonly<Record<string, unknown>> => ({ ...(value as object) });
  if (!('type' in payload))
    return payload.text === ''
      ? 'no_text'
      : refuseMessage(fieldsOf(sent), { refuseCharts: false, longestText: 4000 });
  return refuseView(sent, payload.type);
}
