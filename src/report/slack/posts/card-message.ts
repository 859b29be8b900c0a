import type { CheckRecord } from '../../../core/ledger/ledger-record.ts';
import type { CardFacts } from '../../../core/post/card-facts.ts';
import { decisionOf } from '../../../core/post/card-facts.ts';
import type { Block, SlackMessage } from '../../../core/slack/block-kit.ts';
import { percent } from '../../numbers.ts';
import { instant } from '../../prose/overrides.ts';
import { mrkdwn, plain, richText } from '../mrkdwn.ts';
import { type CardLinks, cardButtons } from './card-buttons.ts';
import { cardFields } from './card-fields.ts';
import { factSentences, verdictSentence } from './card-sentences.ts';
import { cardStates, paragraph } from './card-states.ts';
import { numberSentences } from './check-words.ts';
import { decisionTitle, decisionVerb } from './decision-words.ts';
import { suppressedTable } from './suppressed-table.ts';

/** The card of one run of a campaign as it stands now. */
export function cardMessage(facts: CardFacts, links: CardLinks): SlackMessage {
  const { check, decision, newer } = facts;
  const verdict = verdictSentence(facts);
  const rest = factSentences(facts).join(' ');
  const superseded = newer === null ? '' : ' A newer run has checked this campaign.';
  const blocks: readonly Block[] = [
    { type: 'header', text: plain(`${decisionTitle[decision]}: ${check.campaign}`, 150) },
    paragraph([richText(verdict, { bold: true }), richText(` ${rest}`)]),
    cardFields(check),
    ...suppressedTable(check),
    ...cardStates(facts, links.bot !== null),
    ...cardButtons(facts, links),
    { type: 'context', elements: [plain(originWords(facts, links), 2000)] },
  ];
  const numbers = numberSentences(check).join(' ');
  return { text: mrkdwn`${`${verdict} ${rest}${superseded} ${numbers}`.trimEnd()}`, blocks };
}

function originWords({ check, attempts, previous }: CardFacts, { bot }: CardLinks): string {
  const { run } = check;
  const parts = [
    ...(run === null ? [] : [`Run ${run.id}${run.attempt > 1 ? `, attempt ${run.attempt}` : ''}`]),
    ...(run === null ? [] : [`commit ${run.commit.slice(0, 7)}`, eventWords(run.event)]),
    `checked ${instant(check.at)}${attempts > 1 ? `, ${attempts} times` : ''}`,
    ...(previous === null ? ['the first run of this campaign'] : [previousWords(previous)]),
    ...(bot === null ? [] : [`ledger ${bot.ledger}`]),
  ];
  return parts.join(' · ');
}

function eventWords(event: string): string {
  return event.startsWith('pull_request') ? 'a pull request' : event.replaceAll('_', ' ');
}

function previousWords(previous: CheckRecord): string {
  const rate = previous.rates === null ? '' : ` at ${percent(previous.rates.total[0])}`;
  return `the run before ${decisionVerb[decisionOf(previous, null)]}${rate}`;
}
