import { decisions } from '../../../core/post/decision.ts';
import type { DigestCampaign, DigestFacts, DigestSend } from '../../../core/post/digest-facts.ts';
import type { Block, SlackMessage, TableCell } from '../../../core/slack/block-kit.ts';
import { driftSentences } from '../../history-sentences.ts';
import { count, counted, percent, points } from '../../numbers.ts';
import { mrkdwn, numberCell, plain, richText, textCell } from '../mrkdwn.ts';
import { sentence } from './card-sentences.ts';
import { decisionVerb } from './decision-words.ts';
import { guarded } from './guarded.ts';
import { placeWords } from './send-sentence.ts';

const shownSends = 20;
const shownNames = 10;

/** How a campaign is named: with its ledger where there are several. */
type Name = (campaign: DigestCampaign) => string;

/** The week of the channel's campaigns: checks, the best and the worst send, projected against actual, what is missing. */
export function digestMessage(facts: DigestFacts): SlackMessage {
  const title = `Week to ${new Date(facts.untilMs).toISOString().slice(0, 10)}`;
  const name: Name = ({ ledger, campaign }) => (facts.ledgers > 1 ? `${ledger}/${campaign}` : campaign);
  const sentences = digestSentences(facts, name);
  const lines = sentences.map((words) => ({
    type: 'rich_text_section' as const,
    elements: [richText(words)],
  }));
  return {
    text: mrkdwn`${`${title}: ${sentences.join(' ')}`}`,
    blocks: [
      { type: 'header', text: plain(title, 150) },
      { type: 'rich_text', elements: [{ type: 'rich_text_list', style: 'bullet', elements: lines }] },
      ...sendTable(facts.sends, name),
    ],
  };
}

function digestSentences(facts: DigestFacts, name: Name): readonly string[] {
  return [
    checkedSentence(facts),
    ...named('Not to be sent as they are', facts.failed, name),
    ...sendSentences(facts, name),
    ...missingSentence(facts, name),
    ...facts.drifts.flatMap(driftLines),
  ];
}

function driftLines({ drift }: DigestFacts['drifts'][number]): readonly string[] {
  const sources = drift.sources.map((source) => ({ ...source, source: guarded(source.source) }));
  return driftSentences({ ...drift, sources, campaign: '', rate: 'total' }).map(sentence);
}

const shortVerb = {
  ...decisionVerb,
  overridden: 'did not pass and was overridden',
  unchecked: 'could not be checked',
} as const;

function checkedSentence({ checked }: DigestFacts): string {
  const all = decisions.reduce((sum, one) => sum + checked[one], 0);
  if (all === 0) return 'No campaign was checked.';
  const parts = decisions
    .filter((one) => checked[one] > 0)
    .map((one) => `${count(checked[one])} ${shortVerb[one]}`);
  return `${counted(all, 'campaign')} checked: ${parts.join(', ')}.`;
}

function sendSentences({ sends, inside, projected }: DigestFacts, name: Name): readonly string[] {
  const best = sends.at(0);
  const worst = sends.at(-1);
  if (best === undefined || worst === undefined) return ['No outcome was recorded.'];
  const rate = (send: DigestSend) =>
    `${name(send)}, ${percent(send.point.actual, send.point.fail)} bounced (${placeWords(send.point) || 'not checked before'})`;
  const held =
    projected === 0
      ? []
      : [`${count(inside)} of ${counted(projected, 'send')} ended inside the projected range.`];
  if (best === worst) return [`One outcome was recorded: ${rate(best)}.`, ...held];
  return [`Best: ${rate(best)}.`, `Worst: ${rate(worst)}.`, ...held];
}

function missingSentence({ missing }: DigestFacts, name: Name): readonly string[] {
  const [first] = missing;
  if (first === undefined) return [];
  return [
    ...named('Due and without an outcome', missing, name),
    `Record what came of one: /bounce-rate outcome ${name(first)}`,
  ];
}

function named(what: string, campaigns: readonly DigestCampaign[], name: Name): readonly string[] {
  if (campaigns.length === 0) return [];
  const more = campaigns.length - shownNames;
  const shown = campaigns.slice(0, shownNames).map(name).join(', ');
  return [`${what}: ${shown}${more > 0 ? ` and ${count(more)} more` : ''}.`];
}

function sendTable(sends: readonly DigestSend[], name: Name): readonly Block[] {
  if (sends.length === 0) return [];
  const head = ['Campaign', 'Sent on', 'Sent', 'Projected', 'Actual', 'Remark'].map((text) => textCell(text));
  // because the worst are what somebody has to look at
  const rows = sends
    .toReversed()
    .slice(0, shownSends)
    .map((send) => sendRow(send, name));
  return [{ type: 'data_table', caption: 'Sends with an outcome, the worst first', rows: [head, ...rows] }];
}

function sendRow(send: DigestSend, name: Name): readonly TableCell[] {
  const { projected, actual, sent, sentAt, fail } = send.point;
  const range =
    projected === null
      ? 'not checked'
      : `${percent(projected.expected, fail)} (${points(projected.low)} to ${points(projected.high)})`;
  return [
    textCell(name(send)),
    textCell(sentAt.slice(0, 10)),
    numberCell(sent, count(sent)),
    textCell(range),
    textCell(percent(actual, fail)),
    textCell(placeWords(send.point) || 'not checked'),
  ];
}
