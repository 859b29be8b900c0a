import { type CheckRef, checkRefText } from '../../../core/access/check-ref.ts';
import type { OverrideRecord } from '../../../core/ledger/ledger-record.ts';
import { reasonLength } from '../../../core/override/make-override.ts';
import type { CardFacts } from '../../../core/post/card-facts.ts';
import type { Block, SlackModal } from '../../../core/slack/block-kit.ts';
import { instant } from '../../prose/overrides.ts';
import { joinMrkdwn, mrkdwn, mrkdwnDate, mrkdwnText, plain, richText } from '../mrkdwn.ts';
import { factSentences, furtherReasons, sentence, verdictSentence } from '../posts/card-sentences.ts';
import { type LedgerTrouble, troubleBlock } from './ledger-trouble.ts';

/** What the form of an override is about: the run of a check, and the override as it would be. */
export interface OverrideForm {
  readonly ref: CheckRef;
  readonly facts: CardFacts;
  readonly preview: OverrideRecord;
  /** That the ledger is not read at present. */
  readonly trouble?: LedgerTrouble | null;
}

/** The form: what was found, what an override does, why it is worth the risk; each field has the one element `value`. */
export function overrideModal({ ref, facts, preview, trouble = null }: OverrideForm): SlackModal {
  return {
    type: 'modal',
    callback_id: 'gate.override',
    title: plain('Override'),
    submit: plain('Override'),
    close: plain('Cancel'),
    private_metadata: checkRefText(ref),
    blocks: [
      { type: 'section', text: plain([verdictSentence(facts), ...factSentences(facts)].join(' ')) },
      ...listOf(furtherReasons(facts).map(sentence)),
      { type: 'section', text: mrkdwnText(whatItDoes(preview.expiresAt)) },
      ...(trouble === null ? [] : [troubleBlock(trouble)]),
      reasonInput,
      readInput,
    ],
  };
}

function listOf(sentences: readonly string[]): readonly Block[] {
  if (sentences.length === 0) return [];
  const elements = sentences.map(
    (text) => ({ type: 'rich_text_section', elements: [richText(text)] }) as const,
  );
  return [{ type: 'rich_text', elements: [{ type: 'rich_text_list', style: 'bullet', elements }] }];
}

function whatItDoes(expiresAt: string) {
  return joinMrkdwn([
    mrkdwn`An override lets it be sent once, exactly as it is, until `,
    mrkdwnDate(Date.parse(expiresAt), instant(expiresAt)),
    mrkdwn`. Any change of its list, suppressions or rules ends that.`,
  ]);
}

const { least, most } = reasonLength;

const reasonInput: Block = {
  type: 'input',
  block_id: 'reason',
  label: plain('Why is it worth the risk?'),
  hint: plain(
    `${least} to ${most} characters, without an address. It stays on the ledger, with your Slack ID.`,
  ),
  element: {
    type: 'plain_text_input',
    action_id: 'value',
    multiline: true,
    min_length: least,
    max_length: most,
  },
};

const readInput: Block = {
  type: 'input',
  block_id: 'read',
  label: plain('Before you override'),
  element: {
    type: 'checkboxes',
    action_id: 'value',
    options: [{ text: plain('I have read the reasons'), value: 'read' }],
  },
};
