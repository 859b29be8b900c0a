import type { Block, SlackMessage, SlackModal } from '../../../core/slack/block-kit.ts';
import { mrkdwn, plain, richText } from '../mrkdwn.ts';

/** One thing that is said: a sentence, or one that begins with somebody of this workspace. */
export type NoticePart = string | { readonly user: string; readonly then: string };

/** What somebody is told in answer to a click: a title of at most 24 characters, and sentences of ours. */
export interface Notice {
  readonly title: string;
  readonly parts: readonly NoticePart[];
}

/** A notice in a modal, with nothing to fill in. */
export function noticeModal({ title, parts }: Notice): SlackModal {
  return {
    type: 'modal',
    callback_id: 'gate.notice',
    title: plain(title, 24),
    close: plain('Close'),
    blocks: parts.map(blockOf),
  };
}

/** A notice as a message that only one user sees. */
export function noticeMessage({ parts }: Notice): SlackMessage {
  const sentences = parts.map((part) => (typeof part === 'string' ? part : `Somebody ${part.then}`));
  return { text: mrkdwn`${sentences.join(' ')}`, blocks: parts.map(blockOf) };
}

function blockOf(part: NoticePart): Block {
  if (typeof part === 'string') return { type: 'section', text: plain(part) };
  const elements = [{ type: 'user', user_id: part.user } as const, richText(` ${part.then}`)];
  return { type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] };
}
