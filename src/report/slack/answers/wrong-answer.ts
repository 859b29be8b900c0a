import type { QuestionFault, WrongQuestion } from '../../../core/question/question.ts';
import { longestTrend } from '../../../core/question/question.ts';
import type { SlackMessage } from '../../../core/slack/block-kit.ts';
import { count } from '../../numbers.ts';
import { mrkdwn } from '../mrkdwn.ts';
import { questionHelp } from './question-help.ts';
import { typedWord } from './typed-word.ts';

type Sentence = (question: WrongQuestion) => string;

const largest = 1_000_000_000;

/** What was wrong with a question, in one line. */
const faults: Readonly<Record<QuestionFault, Sentence>> = {
  'too-long': () => 'That is too long to be a question.',
  address: () => 'Please never type addresses here; they are not needed for any answer.',
  'not-understood': ({ word, near }) =>
    `I do not know "${typedWord(word)}".${near === null ? '' : ` Did you mean "${near}"?`}`,
  'campaign-missing': () => 'Which campaign?',
  'two-campaigns': () => 'Name the two campaigns to compare.',
  'too-many-words': ({ word }) => `"${typedWord(word)}" is one word too many.`,
  'last-out-of-range': ({ word }) =>
    `A trend shows 1 to ${longestTrend} checks and sends, and "${typedWord(word)}" is not among them.`,
  'not-a-number': ({ word }) => `"${typedWord(word)}" is not a whole number.`,
  'one-number': () => 'A rate needs two numbers: how many bounced, and how many were sent.',
  'many-readings': ({ word }) =>
    `"${typedWord(word)}" can be read in more than one way; put a slash between the numbers.`,
  negative: ({ word }) => `"${typedWord(word)}" is less than nothing.`,
  'nothing-sent': () => 'Nothing was sent, so there is no rate.',
  'more-bounced': ({ word }) =>
    `In "${typedWord(word)}" more bounced than were sent; the bounces stand first.`,
  'too-large': ({ word }) => `"${typedWord(word)}" is above ${count(largest)}, more than any list has.`,
};

/** Says in one line what was wrong with a question, with an example. */
export function wrongAnswer(question: WrongQuestion): SlackMessage {
  const { fault, about } = question;
  const example =
    about === null
      ? 'For example: /bounce-rate spring-launch, or /bounce-rate help'
      : `For example: ${questionHelp[about].example}`;
  const line = mrkdwn`${faults[fault](question)} ${example}`;
  return { text: line, blocks: [{ type: 'section', text: { type: 'mrkdwn', text: line, verbatim: true } }] };
}
