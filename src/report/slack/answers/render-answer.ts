import type { Answer } from '../../../core/question/answer.ts';
import type { SlackMessage } from '../../../core/slack/block-kit.ts';
import { calcAnswer } from './calc-answer.ts';
import type { AnswerStyle } from './campaign-words.ts';
import { campaignsAnswer } from './campaigns-answer.ts';
import { compareAnswer } from './compare-answer.ts';
import { helpAnswer } from './help-answer.ts';
import { latestAnswer } from './latest-answer.ts';
import { reasonsAnswer } from './reasons-answer.ts';
import { refusalAnswer } from './refusal-answers.ts';
import { sourcesAnswer } from './sources-answer.ts';
import { thresholdsAnswer } from './thresholds-answer.ts';
import { trendAnswer } from './trend-answer.ts';
import { whyAnswer } from './why-answer.ts';
import { wrongAnswer } from './wrong-answer.ts';

/** An answer as messages. */
export interface RenderedAnswer {
  /** Whole by itself, and of blocks that Slack has always taken: what is given at once gets no word back. */
  readonly message: SlackMessage;
  /** The same with charts and a table, to be sent in its place; null where there is no more to show. */
  readonly followUp: SlackMessage | null;
}

/** Puts an answer into the words and blocks of Slack. */
export function renderAnswer(answer: Answer, style: AnswerStyle): RenderedAnswer {
  if (answer.kind === 'trend') return trendAnswer(answer.state, answer.trend, style);
  return { message: renderMessage(answer, style), followUp: null };
}

function renderMessage(answer: Exclude<Answer, { kind: 'trend' }>, style: AnswerStyle): SlackMessage {
  switch (answer.kind) {
    case 'latest':
      return latestAnswer(answer.state, style);
    case 'reasons':
      return reasonsAnswer(answer.state, style);
    case 'why':
      return whyAnswer(answer.state, answer.change, style);
    case 'sources':
      return sourcesAnswer(answer.state, answer.rows, style);
    case 'compare':
      return compareAnswer(answer.states, answer.apart, style);
    case 'thresholds':
      return thresholdsAnswer(answer.state, style);
    case 'calc':
      return calcAnswer(answer.calculation, answer.state, style);
    case 'campaigns':
      return campaignsAnswer(answer.list, style);
    case 'help':
      return helpAnswer(answer.about, answer.list, style);
    case 'wrong':
      return wrongAnswer(answer.question);
    default:
      return refusalAnswer(answer, style);
  }
}
