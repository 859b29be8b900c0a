import type { SlackMessage, SlackModal } from '../../core/slack/block-kit.ts';
import { mrkdwn, mrkdwnText, plain } from './mrkdwn.ts';

/** What the bot says when it cannot say what was asked for. */
export const shellCodes = [
  'unknown-command',
  'failed',
  'away',
  'waiting',
  'malformed',
  'other-team',
  'withheld',
  'stopping',
] as const;
export type ShellCode = (typeof shellCodes)[number];

const sentences: Readonly<Record<ShellCode, string>> = {
  'unknown-command': 'This command is not known here. Try /bounce-rate help.',
  failed:
    'Something went wrong here, so this may not have been done. Look before you try again; the log of the bot tells more.',
  away: 'The database of the bot cannot be reached, so there is no answer now. Try again in a minute; nothing was lost.',
  waiting: 'Still working on it. The answer follows here.',
  malformed: 'This request could not be read, so nothing was done. Try /bounce-rate help.',
  'other-team': 'This bot does not serve your workspace, so nothing was done.',
  withheld:
    'The answer held something that must not leave, so it was kept back. The log of the bot tells more.',
  stopping: 'The bot is being restarted. Try again in a moment.',
};

/** One sentence as a message. */
export function shellMessage(code: ShellCode): SlackMessage {
  const text = mrkdwn`${sentences[code]}`;
  return { text, blocks: [{ type: 'section', text: mrkdwnText(text) }] };
}

const titles: Readonly<Partial<Record<ShellCode, string>>> = { waiting: 'Still working' };

/** One sentence in place of a modal that was sent in. */
export function shellModal(code: ShellCode): SlackModal {
  const text: Readonly<Partial<Record<ShellCode, string>>> = {
    waiting:
      'This takes longer than usual. The card of the campaign tells when it is done; this window can be closed.',
  };
  return {
    type: 'modal',
    callback_id: 'gate.told',
    title: plain(titles[code] ?? 'Not done', 24),
    close: plain('Close', 24),
    blocks: [{ type: 'section', text: plain(text[code] ?? sentences[code]) }],
  };
}
