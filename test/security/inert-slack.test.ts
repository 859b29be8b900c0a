import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { overrideRecord } from '../../src/core/ledger/ledger-record.ts';
import { cardFacts } from '../../src/core/post/card-facts.ts';
import { replyFacts } from '../../src/core/post/reply-facts.ts';
import { answerQuestion, type CampaignQuestion } from '../../src/core/question/answer-question.ts';
import { parseQuestion } from '../../src/core/question/parse-question.ts';
import type { SlackMessage } from '../../src/core/slack/block-kit.ts';
import { judgePayload } from '../../src/core/slack/judge-payload.ts';
import { renderAnswer } from '../../src/report/slack/answers/render-answer.ts';
import { plain, richText, textCell } from '../../src/report/slack/mrkdwn.ts';
import { cardMessage } from '../../src/report/slack/posts/card-message.ts';
import { replyMessage } from '../../src/report/slack/posts/reply-message.ts';
import { failedCheck, minutesOn, overrideOf, passedCheck } from '../core/post/run-records.ts';
import { refuseMessage } from '../slack/fake-blocks.ts';
import { tellFigure, triesOf } from './figure.ts';
import { hostileAttacks, hostileTexts, naughty } from './hostile-texts.ts';

const rules = { linkHosts: new Set(['github.com']) };
const failed = failedCheck(0);
const links = { runUrl: 'https://github.com/lists/mail/actions/runs/1', bot: null };
let longest = 0;

/** What Slack would act on, looked for without the code that is tested: mentions, links elsewhere, and a text too long. */
function expectInert(text: string, message: SlackMessage): void {
  expect([text, judgePayload(message, rules)]).toEqual([text, null]);
  expect([text, refuseMessage({ ...message }, { refuseCharts: false, longestText: 4000 })]).toEqual([
    text,
    null,
  ]);
  const said = JSON.stringify(message);
  expect([text, said.match(/<[!@#](?!date\^)|<(?:http|mailto|tel)(?!s:\/\/github\.com\/)/i)]).toEqual([
    text,
    null,
  ]);
  longest = Math.max(longest, message.text.length);
}

/** What the bot posts of a campaign whose override has this text as its reason and its person, if the ledger would take it. */
function posts(text: string): readonly SlackMessage[] {
  const record = { ...overrideOf(failed, 10), via: 'cli', reason: text, by: text } as const;
  if (!overrideRecord.safeParse(record).success) return [];
  const card = cardFacts([failed, record], { run: '4711', nowMs: minutesOn(60) });
  const reply = replyFacts([failed, record], { id: record.id, nowMs: minutesOn(60) });
  return [
    ...(card === null ? [] : [cardMessage(card, links)]),
    ...(reply === null ? [] : [replyMessage(reply)]),
  ];
}

/** What the bot answers to somebody who types this. */
function answers(text: string): readonly SlackMessage[] {
  const index = { indexedAtMs: minutesOn(60), trouble: null };
  const campaigns = [failed, passedCheck(5)].map((check) => ({
    ledger: 'eu',
    campaign: check.campaign,
    records: [check],
    index,
  }));
  return ['', 'why ', 'sources ', 'calc ', 'trend ', 'compare '].map((word) => {
    // because a question that is not about a campaign is answered as what it is
    const question = parseQuestion(`${word}${text}`) as CampaignQuestion;
    const style = { namesLedger: true, linksOf: () => ({ runUrl: null, bot: null }) };
    return renderAnswer(answerQuestion(question, { campaigns, nowMs: minutesOn(60) }), style).message;
  });
}

/** Every block that text from data may stand in. */
function blocksOf(text: string): SlackMessage {
  const { message } = { message: answers('why autumn-sale')[0] };
  if (message === undefined) throw new Error('no message');
  return {
    ...message,
    blocks: [
      { type: 'header', text: plain(text, 150) },
      { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [richText(text)] }] },
      { type: 'data_table', caption: 'Rows', rows: [[textCell('Source')], [textCell(text)]] },
    ],
  };
}

function expectAllInert(text: string): void {
  for (const message of [...posts(text), ...answers(text), blocksOf(text)]) expectInert(text, message);
}

afterAll(() =>
  tellFigure('Inert Slack', `longest text ${longest} characters, each payload accepted by both judges`),
);

describe('nothing that is sent to Slack does more than show words', () => {
  test('whatever awkward text data has', { timeout: 600_000 }, () => {
    const texts = [...naughty, ...hostileAttacks];
    for (const text of texts) expectAllInert(text);
    tellFigure('Inert Slack', `${texts.length} awkward texts in posts, answers and blocks`);
  });

  test('whatever else', { timeout: 3_600_000 }, () => {
    const numRuns = triesOf(100, 20_000);
    fc.assert(fc.property(hostileTexts, expectAllInert), { numRuns });
    tellFigure('Inert Slack', `${numRuns} property runs`);
  });
});
