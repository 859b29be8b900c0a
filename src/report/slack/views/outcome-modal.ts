import { type CampaignRef, campaignRefText } from '../../../core/access/campaign-ref.ts';
import type { ExpectedOutcome } from '../../../core/outcome/expect-outcome.ts';
import type { Block, SlackModal, TextInput } from '../../../core/slack/block-kit.ts';
import { count } from '../../numbers.ts';
import { plain } from '../mrkdwn.ts';

/** What the form of an outcome is about and begins with. */
export interface OutcomeForm {
  readonly ref: CampaignRef;
  readonly expected: ExpectedOutcome;
  /** What was said already: it stands in for what is expected. */
  readonly counts: { readonly sent: number; readonly hard: number } | null;
}

/** Names of the fields, by which their values come back; each has the one element `value`. */
export const outcomeFields = ['sent', 'hard', 'soft', 'block', 'sent-at', 'sender'] as const;
export type OutcomeField = (typeof outcomeFields)[number];

/** The form: counts of the send, filled in as far as they are known. */
export function outcomeModal({ ref, expected, counts }: OutcomeForm): SlackModal {
  const sent = counts?.sent ?? expected.sent;
  return {
    type: 'modal',
    callback_id: 'gate.outcome',
    title: plain('Record the outcome'),
    submit: plain('Record'),
    close: plain('Cancel'),
    private_metadata: campaignRefText(ref),
    blocks: [
      {
        type: 'section',
        text: plain(
          `What came of ${ref.campaign}? Count at least 72 hours after the send. The same counts again change nothing; other counts take the place of the first.`,
        ),
      },
      field('sent', 'Mails sent', textOf(sent === null ? null : count(sent))),
      field('hard', 'Hard bounces', textOf(counts === null ? null : count(counts.hard))),
      optional(
        field('soft', 'Soft bounces', textOf(null)),
        'Leave it empty when your sending tool does not tell them.',
      ),
      optional(
        field('block', 'Blocked', textOf(null)),
        'Refused for reputation, policy or content, when your tool tells them apart.',
      ),
      sentAtField(expected.sentAtMs),
      optional(
        field('sender', 'Sending tool', textOf(expected.sender, 60)),
        'Counts of different tools are never mixed.',
      ),
    ],
  };
}

type InputBlock = Extract<Block, { type: 'input' }>;

function field(id: OutcomeField, label: string, element: InputBlock['element']): InputBlock {
  return { type: 'input', block_id: id, label: plain(label), element };
}

function optional(block: InputBlock, hint: string): InputBlock {
  return { ...block, optional: true, hint: plain(hint) };
}

function textOf(initial: string | null, max = 20): TextInput {
  const value = initial === null ? {} : { initial_value: plain(initial, max).text };
  return { type: 'plain_text_input', action_id: 'value', max_length: max, ...value };
}

function sentAtField(sentAtMs: number | null): InputBlock {
  const initial = sentAtMs === null ? {} : { initial_date_time: Math.trunc(sentAtMs / 1000) };
  const element = { type: 'datetimepicker', action_id: 'value', ...initial } as const;
  const hint = 'Leave it empty for the time it was approved or planned for.';
  return optional(field('sent-at', 'Sent at', element), hint);
}
