import type { SlackMessage } from '../../../../src/core/slack/block-kit.ts';
import { judgePayload } from '../../../../src/core/slack/judge-payload.ts';

/** What keeps a message from going out; null when it may. */
export function refusalOf(message: SlackMessage) {
  return judgePayload(message, { linkHosts: new Set(['github.com']) });
}

/** All words that a reader sees, a line for each block; users as their ids in brackets. */
export function wordsOf({ blocks }: SlackMessage): string {
  return blocks.map((block) => collect(block, '').join(' ')).join('\n');
}

function collect(value: unknown, name: string): readonly string[] {
  if (typeof value === 'string') return wordOf(value, name);
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((item) => collect(item, name));
  return Object.entries(value).flatMap(([key, member]) => collect(member, key));
}

function wordOf(text: string, name: string): readonly string[] {
  if (name === 'user_id') return [`(${text})`];
  return name === 'text' || name === 'caption' ? [text] : [];
}

/** The action ids of a message's buttons. */
export function buttonsOf({ blocks }: SlackMessage): readonly string[] {
  return blocks.flatMap((block) =>
    block.type === 'actions' ? block.elements.map(({ action_id }) => action_id) : [],
  );
}
