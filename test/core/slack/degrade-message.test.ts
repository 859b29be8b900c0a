import { expect, test } from 'vitest';
import { degradeMessage } from '../../../src/core/slack/degrade-message.ts';
import { validatePayload } from '../../../src/core/slack/validate-payload.ts';
import { chartOf, messageOf, richOf, tableOf } from './sample-payloads.ts';

test('a message without charts and tables has nothing simpler', () => {
  expect(degradeMessage(messageOf(richOf('a')))).toEqual([]);
});

test('charts go first, and what is beside them stays in its place', () => {
  const [first, ...more] = degradeMessage(messageOf(richOf('a'), chartOf(), { type: 'divider' }));
  expect(first?.blocks.map(({ type }) => type)).toEqual(['rich_text', 'divider']);
  expect(more).toEqual([]);
});

test('tables become lists with every row and every cell', () => {
  const [last] = degradeMessage(messageOf(tableOf(4, 3, '17'))).toReversed();
  const shown = JSON.stringify(last?.blocks);
  expect(shown.match(/17: 17, 17/g)).toHaveLength(3);
});

test('the largest table is a list that Slack takes', () => {
  const [last] = degradeMessage(messageOf(tableOf(101, 20))).toReversed();
  expect(last === undefined ? null : validatePayload(last)).toEqual([]);
});
