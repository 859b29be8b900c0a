import type { SlackMessage } from '../../core/slack/block-kit.ts';

/** A message as the answer inside an acknowledgement. */
export interface CommandBody {
  readonly response_type: 'ephemeral' | 'in_channel';
  readonly text: string;
  readonly blocks: SlackMessage['blocks'];
  readonly unfurl_links: false;
  readonly unfurl_media: false;
  readonly link_names: false;
}

/** Seen by the asker alone unless it is for the channel. */
export function commandBody({ text, blocks }: SlackMessage, inChannel = false): CommandBody {
  const response_type = inChannel ? 'in_channel' : 'ephemeral';
  return { response_type, text, blocks, unfurl_links: false, unfurl_media: false, link_names: false };
}
