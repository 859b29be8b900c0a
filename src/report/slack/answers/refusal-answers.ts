import type { Answer } from '../../../core/question/answer.ts';
import type { SlackMessage } from '../../../core/slack/block-kit.ts';
import { mrkdwn } from '../mrkdwn.ts';
import { answerMessage } from './answer-parts.ts';
import { type AnswerStyle, nameOf } from './campaign-words.ts';
import { nothingChecked } from './campaigns-answer.ts';
import { typedWord } from './typed-word.ts';

type Refusal = Extract<
  Answer,
  { kind: 'unknown' | 'ambiguous' | 'never-checked' | 'nothing-to-share' | 'share-not-here' }
>;

/** Answers that have no numbers: what is not there, and what to ask instead. */
export function refusalAnswer(answer: Refusal, style: AnswerStyle): SlackMessage {
  switch (answer.kind) {
    case 'unknown':
      return unknownAnswer(answer, style);
    case 'ambiguous': {
      const { campaign, ledgers } = answer;
      const lead = mrkdwn`Several ledgers have *${campaign}*. Which one is meant?`;
      return answerMessage({ lead, lines: ledgers.map((ledger) => `/bounce-rate ${ledger}/${campaign}`) });
    }
    case 'never-checked':
      return answerMessage({
        lead: mrkdwn`*${nameOf(answer, style)}* has records but no check yet. It is told here after the next run of the gate.`,
      });
    case 'nothing-to-share':
      return answerMessage({
        lead: mrkdwn`You have asked nothing in this channel yet. Ask first, then share: /bounce-rate spring-launch`,
      });
    case 'share-not-here':
      return answerMessage({
        lead: mrkdwn`Answers may only be shared in channels that the bot posts in, and this is none of them. Its settings name them.`,
      });
  }
}

function unknownAnswer(
  { asked, near, isEmpty }: Extract<Answer, { kind: 'unknown' }>,
  style: AnswerStyle,
): SlackMessage {
  if (isEmpty) return answerMessage({ lead: mrkdwn`${nothingChecked}` });
  const name = asked.ledger === null ? asked.campaign : `${asked.ledger}/${asked.campaign}`;
  const shown = typedWord(name, 60);
  if (near.length === 0) {
    return answerMessage({ lead: mrkdwn`There is no campaign "${shown}". All of them: /bounce-rate latest` });
  }
  const names = near.map((one) => nameOf(one, style));
  const [last = '', ...before] = names.toReversed();
  const choice = before.length === 0 ? last : `${before.toReversed().join(', ')} or ${last}`;
  return answerMessage({ lead: mrkdwn`There is no campaign "${shown}". Did you mean ${choice}?` });
}
