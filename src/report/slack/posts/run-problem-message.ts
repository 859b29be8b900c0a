import type { Block, SlackMessage } from '../../../core/slack/block-kit.ts';
import { mrkdwn, plain, richText } from '../mrkdwn.ts';
import { paragraph } from './card-states.ts';

const opening = 'Could not check any campaign, so none must be sent.';
const next = 'Next: open the run, which names the file and the line, put it right, and check again.';

/** That a run could not check anything at all, so that there is no campaign to tell of. */
export function runProblemMessage(runUrl: string | null): SlackMessage {
  const button: readonly Block[] =
    runUrl === null
      ? []
      : [
          {
            type: 'actions',
            elements: [{ type: 'button', action_id: 'gate.open', url: runUrl, text: plain('Open the run') }],
          },
        ];
  return {
    text: mrkdwn`${`${opening} ${next}`}`,
    blocks: [
      { type: 'header', text: plain('Could not check', 150) },
      paragraph([richText(opening, { bold: true }), richText(` ${next}`)]),
      ...button,
    ],
  };
}
