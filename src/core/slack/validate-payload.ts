import type { Block, SlackHome, SlackMessage, SlackModal } from './block-kit.ts';
import { listRule, type Problems, rule, textRule, uniqueRule } from './payload-rules.ts';
import { slackLimits as limits } from './slack-limits.ts';
import { textsOf } from './texts-of.ts';
import { validateBlock } from './validate-block.ts';

/** Everything that is sent to Slack. */
export type SlackPayload = SlackMessage | SlackModal | SlackHome;

/** All documented limits that a payload breaks, without asking Slack; empty when it may be sent. */
export function validatePayload(payload: SlackPayload): Problems {
  if (!('type' in payload)) return validateMessage(payload);
  return [
    ...validateBlocks(payload.blocks, { most: limits.view.blocks, misplaced: onlyInMessages, least: 1 }),
    ...rule(JSON.stringify(payload).length <= limits.view.bytes, 'too-long', 'view'),
    ...(payload.type === 'modal' ? validateModal(payload) : []),
  ];
}

// https://docs.slack.dev/reference/block-kit/blocks: where each block may stand
const onlyInMessages: readonly Block['type'][] = ['data_table', 'data_visualization'];

function validateMessage(message: SlackMessage): Problems {
  const count = (type: Block['type']): number => message.blocks.filter((block) => block.type === type).length;
  const characters = textsOf(message.blocks).reduce((sum, { text }) => sum + text.length, 0);
  return [
    ...textRule(message.text, limits.message.text, 'text'),
    ...validateBlocks(message.blocks, { most: limits.message.blocks, misplaced: ['input'], least: 0 }),
    ...rule(count('data_visualization') <= limits.message.charts, 'too-many', 'blocks.data_visualization'),
    ...rule(count('data_table') <= limits.message.tables, 'too-many', 'blocks.data_table'),
    ...rule(characters <= limits.message.allText, 'too-long', 'blocks'),
  ];
}

function validateModal(modal: SlackModal): Problems {
  const needsSubmit = modal.blocks.some((block) => block.type === 'input');
  return [
    ...textRule(modal.title.text, limits.view.title, 'title'),
    ...textRule(modal.submit?.text, limits.view.button, 'submit'),
    ...textRule(modal.close?.text, limits.view.button, 'close'),
    ...textRule(modal.callback_id, limits.view.callbackId, 'callback_id'),
    ...rule((modal.private_metadata ?? '').length <= limits.view.metadata, 'too-long', 'private_metadata'),
    ...rule(!needsSubmit || modal.submit !== undefined, 'no-submit', 'submit'),
  ];
}

function validateBlocks(
  blocks: readonly Block[],
  {
    most,
    least,
    misplaced,
  }: { readonly most: number; readonly least: number; readonly misplaced: readonly Block['type'][] },
): Problems {
  const ids = blocks.flatMap(({ block_id: id }) => (id === undefined ? [] : [id]));
  return [
    ...listRule(blocks, { min: least, max: most, path: 'blocks' }, (block, path) => [
      ...rule(!misplaced.includes(block.type), 'misplaced-block', path),
      ...validateBlock(block, path),
    ]),
    ...uniqueRule(ids, 'blocks'),
    ...actionIds(blocks),
  ];
}

// https://docs.slack.dev/reference/block-kit/blocks/actions-block: an action_id is unique within its block
function actionIds(blocks: readonly Block[]): Problems {
  return blocks.flatMap((block, index) =>
    block.type === 'actions'
      ? uniqueRule(
          block.elements.map(({ action_id: id }) => id),
          `blocks[${index}]`,
        )
      : [],
  );
}
