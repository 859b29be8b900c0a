import type { Block, Mrkdwn, SlackMessage } from '../../../core/slack/block-kit.ts';
import { slackLimits } from '../../../core/slack/slack-limits.ts';
import { cutMrkdwn, joinMrkdwn, mrkdwn, mrkdwnText, richText } from '../mrkdwn.ts';

/** The parts of an answer; text and blocks are made of the same words, so that both tell the same numbers. */
export interface AnswerParts {
  /** The answer in one sentence. */
  readonly lead: Mrkdwn;
  /** More of it, a line each; data may stand in them, since they are shown letter by letter. */
  readonly lines?: readonly string[];
  /** What to know about the answer, and the next step. */
  readonly notes?: readonly Mrkdwn[];
  /** Buttons between the lines and the notes. */
  readonly extra?: readonly Block[];
}

/** An answer as a message. */
export function answerMessage(parts: AnswerParts): SlackMessage {
  const { lead, lines = [], notes = [], extra = [] } = parts;
  const told = lines.map((line) => mrkdwn`${line}`);
  const shown = lines.length === 0 ? [] : [bullets(lines)];
  return {
    text: cutMrkdwn(joinMrkdwn([lead, ...told, ...notes], '\n'), slackLimits.message.text),
    blocks: [leadBlock(lead), ...shown, ...extra, ...noteBlocks(notes)],
  };
}

/** The same answer with its lines as a picture of them: charts and a table. */
export function picturedAnswer(
  { text }: SlackMessage,
  { lead, notes = [] }: AnswerParts,
  picture: readonly Block[],
): SlackMessage {
  return { text, blocks: [leadBlock(lead), ...picture, ...noteBlocks(notes)] };
}

function leadBlock(lead: Mrkdwn): Block {
  return { type: 'section', text: mrkdwnText(lead) };
}

function bullets(lines: readonly string[]): Block {
  const elements = lines.map((line) => ({
    type: 'rich_text_section' as const,
    elements: [richText(line)],
  }));
  return { type: 'rich_text', elements: [{ type: 'rich_text_list', style: 'bullet', elements }] };
}

function noteBlocks(notes: readonly Mrkdwn[]): readonly Block[] {
  return notes.length === 0
    ? []
    : [{ type: 'context', elements: [mrkdwnText(joinMrkdwn(notes, '\n'), 2000)] }];
}
