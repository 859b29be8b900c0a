import type { CampaignState } from '../../../core/question/campaign-state.ts';
import type { SourceRow } from '../../../core/question/list-sources.ts';
import type { SlackMessage } from '../../../core/slack/block-kit.ts';
import { count, counted, percent } from '../../numbers.ts';
import { mrkdwn } from '../mrkdwn.ts';
import { guarded } from '../posts/guarded.ts';
import { answerMessage } from './answer-parts.ts';
import { type AnswerStyle, freshness, nameOf } from './campaign-words.ts';

const mostShown = 10;

/** Where the recipients of a campaign came from, and what is expected of each source. */
export function sourcesAnswer(
  state: CampaignState,
  rows: readonly SourceRow[],
  style: AnswerStyle,
): SlackMessage {
  const name = nameOf(state, style);
  const named = rows.filter(({ source }) => source !== '');
  if (named.length === 0) {
    const lead = mrkdwn`*${name}* has no sources: its list has no source column, so all recipients count together.`;
    return answerMessage({ lead, notes: freshness(state, style) });
  }
  const rest = rows.slice(mostShown);
  return answerMessage({
    lead: mrkdwn`*${name}* by source: ${leadWords(named)}`,
    lines: [...rows.slice(0, mostShown).map(rowWords), ...restLine(rest)],
    notes: [...learntNote(state), ...freshness(state, style)],
  });
}

function leadWords(rows: readonly SourceRow[]): string {
  const recipients = rows.reduce((sum, row) => sum + row.recipients, 0);
  return `${counted(rows.length, 'source')}, ${counted(recipients, 'recipient')}; most expected bounces first.`;
}

function rowWords({ source, recipients, expected, actual }: SourceRow): string {
  const rate = expected === null ? '' : `, ${percent(expected)} projected`;
  const came =
    actual === null ? '' : `, ${percent(actual.rate)} of ${count(actual.sent)} bounced in the last send`;
  return `${source === '' ? '(no source)' : guarded(source)}: ${counted(recipients, 'recipient')}${rate}${came}`;
}

function restLine(rest: readonly SourceRow[]): readonly string[] {
  if (rest.length === 0) return [];
  const recipients = rest.reduce((sum, row) => sum + row.recipients, 0);
  return [`${counted(rest.length, 'smaller source')}: ${counted(recipients, 'recipient')}`];
}

function learntNote({ card: { check } }: CampaignState) {
  const { campaigns } = check.history;
  return campaigns === 0
    ? []
    : [mrkdwn`By source as before anything was learnt; ${counted(campaigns, 'past send')} moved the total.`];
}
