import type { CampaignList } from '../../../core/question/answer.ts';
import type { CampaignEntry } from '../../../core/question/campaign-entry.ts';
import type { SlackMessage } from '../../../core/slack/block-kit.ts';
import { counted, percent } from '../../numbers.ts';
import { mrkdwn } from '../mrkdwn.ts';
import { decisionTitle } from '../posts/decision-words.ts';
import { answerMessage } from './answer-parts.ts';
import { type AnswerStyle, nameOf } from './campaign-words.ts';

/** The campaigns that can be asked for here, by their newest checks. */
export function campaignsAnswer(list: CampaignList, style: AnswerStyle): SlackMessage {
  const { entries, more } = list;
  if (entries.length === 0) return answerMessage({ lead: mrkdwn`${nothingChecked}` });
  const bad = entries.filter(({ decision }) => decision === 'failed' || decision === 'unchecked').length;
  const which = more ? `The ${entries.length} campaigns checked last` : counted(entries.length, 'campaign');
  const waiting =
    bad === 0 ? 'none of them failed' : `${bad} must not be sent as ${bad === 1 ? 'it is' : 'they are'}`;
  return answerMessage({
    lead: mrkdwn`*${which}*: ${waiting}.`,
    lines: campaignLines(list, style),
    notes: [mrkdwn`Ask for one by its name: /bounce-rate ${nameOf(entries[0] ?? noEntry, style)}`],
  });
}

const noEntry = { ledger: '', campaign: 'CAMPAIGN' };

/** What is said while no campaign was ever checked, with the next step. */
export const nothingChecked =
  'No campaign was checked yet. The first run of the gate with a ledger brings it here; docs/slack.md tells how.';

/** One line for each campaign: its name, what was decided, its rate, its day. */
export function campaignLines({ entries }: CampaignList, style: AnswerStyle): readonly string[] {
  return entries.map((entry) => `${nameOf(entry, style)}: ${entryWords(entry)}`);
}

function entryWords({ check, decision, dueAt }: CampaignEntry): string {
  const { rates, limits } = check;
  const rate = rates === null ? '' : `, projected ${percent(rates.total[0], limits.total.fail)}`;
  const due = dueAt === null ? '' : `, due ${dueAt.slice(0, 10)}`;
  return `${decisionTitle[decision]}${rate}${due}`;
}
