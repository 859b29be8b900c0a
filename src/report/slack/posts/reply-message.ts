import type { ApprovalRecord, CheckRecord } from '../../../core/ledger/ledger-record.ts';
import { decisionOf } from '../../../core/post/card-facts.ts';
import type { ReplyFacts } from '../../../core/post/reply-facts.ts';
import type { RichTextElement, SlackMessage } from '../../../core/slack/block-kit.ts';
import { limitPercent, percent, points } from '../../numbers.ts';
import { instant, viaProse } from '../../prose/overrides.ts';
import { mrkdwn, richText } from '../mrkdwn.ts';
import { paragraph } from './card-states.ts';
import { decisionVerb } from './decision-words.ts';
import { guarded } from './guarded.ts';
import { overrideElements } from './override-elements.ts';
import { problemPhrase } from './problem-phrase.ts';
import { sendSentence } from './send-sentence.ts';

/** One record in the thread of its card: what it added, in one or two sentences. */
export function replyMessage({ record, card, send }: ReplyFacts): SlackMessage {
  switch (record.kind) {
    case 'check':
      return said(checkSentence(record));
    case 'approval':
      return said(approvalSentence(record));
    case 'outcome': {
      const opening = record.replaces === null ? '' : 'Corrected. ';
      return said(`${opening}${send === null ? '' : sendSentence(send)}`);
    }
    case 'override': {
      // because what the card has may be a later one
      const standing = card?.override?.record.id === record.id ? card.override : null;
      const override = standing ?? { record, state: 'open' as const, untilMs: Date.parse(record.expiresAt) };
      const words = `${record.campaign} was overridden ${viaProse[record.via]}, until ${instant(record.expiresAt)}, for the reason "${guarded(record.reason)}".`;
      return said(words, overrideElements(override));
    }
  }
}

function said(words: string, elements: readonly RichTextElement[] = [richText(words)]): SlackMessage {
  return { text: mrkdwn`${words}`, blocks: [paragraph(elements)] };
}

function checkSentence(check: CheckRecord): string {
  const { campaign, run, rates, limits, problems } = check;
  const attempt = run === null || run.attempt === 1 ? '' : ` (attempt ${run.attempt})`;
  const opening = `Checked again${attempt}, ${instant(check.at)}: ${campaign} ${decisionVerb[decisionOf(check, null)]}.`;
  if (rates === null) return `${opening} Nothing was judged, because ${problemPhrase(problems[0] ?? '')}.`;
  const [expected, low, high] = rates.total;
  const { fail } = limits.total;
  const limit = fail === null ? '' : `; the limit is ${limitPercent(fail)}`;
  return `${opening} Projected ${percent(expected, fail)} would bounce (${points(low)} to ${points(high)})${limit}.`;
}

function approvalSentence({ campaign, at, override }: ApprovalRecord): string {
  const used = override === null ? '' : ' It was let go by an override, which is used up now.';
  return `A send of ${campaign} was let go, ${instant(at)}.${used}`;
}
