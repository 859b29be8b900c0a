import type { CampaignList } from '../../../core/question/answer.ts';
import { type QuestionWord, questionWords } from '../../../core/question/question.ts';
import type { Mrkdwn, SlackMessage } from '../../../core/slack/block-kit.ts';
import { mrkdwn } from '../mrkdwn.ts';
import { answerMessage } from './answer-parts.ts';
import type { AnswerStyle } from './campaign-words.ts';
import { campaignLines, nothingChecked } from './campaigns-answer.ts';
import { questionHelp } from './question-help.ts';

const mostListed = 5;

/** What can be asked, with the campaigns of the channel; or more of one word. */
export function helpAnswer(about: QuestionWord | null, list: CampaignList, style: AnswerStyle): SlackMessage {
  if (about !== null) return wordHelp(about);
  const lines = questionWords.map((word) => {
    const { form, tells } = questionHelp[word];
    return `/bounce-rate ${form} - ${tells}`;
  });
  return answerMessage({
    lead: mrkdwn`*Ask Bounce Gate how many mails of a campaign will bounce.* Answers are for you alone until you share one.`,
    lines,
    notes: [
      ...checkedLast(list, style),

      mrkdwn`A campaign that is called like one of these words stands in quotes: /bounce-rate "latest"`,
    ],
  });
}

function wordHelp(word: QuestionWord): SlackMessage {
  const { form, tells, example } = questionHelp[word];
  return answerMessage({
    lead: mrkdwn`*/bounce-rate ${form}*: ${tells}. For example: ${example}`,
  });
}

function checkedLast(list: CampaignList, style: AnswerStyle): readonly Mrkdwn[] {
  const entries = list.entries.slice(0, mostListed);
  if (entries.length === 0) return [mrkdwn`${nothingChecked}`];
  const isMore = list.more || list.entries.length > mostListed;
  const more = isMore ? [mrkdwn`All of them: /bounce-rate latest`] : [];
  const lines = campaignLines({ entries, more: isMore }, style).map((line) => mrkdwn`${line}`);
  return [mrkdwn`*Checked last*`, ...lines, ...more];
}
