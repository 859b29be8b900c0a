import type { CampaignState } from '../../../core/question/campaign-state.ts';
import type { SlackMessage } from '../../../core/slack/block-kit.ts';
import { percent } from '../../numbers.ts';
import { instant } from '../../prose/overrides.ts';
import { joinMrkdwn, mrkdwn } from '../mrkdwn.ts';
import { cardButtons } from '../posts/card-buttons.ts';
import { factSentences } from '../posts/card-sentences.ts';
import { decisionVerb } from '../posts/decision-words.ts';
import { answerMessage } from './answer-parts.ts';
import { type AnswerStyle, freshness, nameOf, sendWords } from './campaign-words.ts';

/** The newest result of a campaign: the verdict, the number and its limit, what came of the last send, what to ask next. */
export function latestAnswer(state: CampaignState, style: AnswerStyle): SlackMessage {
  const { card } = state;
  const name = nameOf(state, style);
  return answerMessage({
    lead: joinMrkdwn([
      mrkdwn`*${name} ${decisionVerb[card.decision]}.* `,
      mrkdwn`${factSentences(ahead(state)).join(' ')}`,
    ]),
    lines: [...pastLine(state, name), ...changeLine(state), ...sendWords(state)],
    extra: cardButtons(card, style.linksOf(state.ledger, card.check)),
    notes: [...freshness(state, style), mrkdwn`${nextQuestion(state, name)}`],
  });
}

// because what was due is not due any more
function ahead({ card, isPastSend }: CampaignState): CampaignState['card'] {
  return isPastSend ? { ...card, check: { ...card.check, sendAt: null } } : card;
}

function pastLine({ card, isPastSend }: CampaignState, name: string): readonly string[] {
  const { check, send, decision } = card;
  if (!isPastSend || check.sendAt === null || send !== null) return [];
  const was = `It was due ${instant(check.sendAt)}`;
  if (decision === 'failed' || decision === 'unchecked') return [`${was}, and was not to be sent as it was.`];
  return [`${was}, and no outcome is recorded yet: /bounce-rate outcome ${name}`];
}

function changeLine({ card: { check, previous } }: CampaignState): readonly string[] {
  const [now, before] = [check.rates?.total[0], previous?.rates?.total[0]];
  if (now === undefined || before === undefined) return [];
  const [shown, shownBefore] = [percent(now), percent(before)];
  return shown === shownBefore
    ? [`As at the check before (${shownBefore}).`]
    : [`${now > before ? 'Up' : 'Down'} from ${shownBefore} at the check before.`];
}

function nextQuestion({ card }: CampaignState, name: string): string {
  const [first, others] =
    card.decision === 'passed' ? ['trend', 'sources, thresholds, why'] : ['why', 'reasons, sources, trend'];
  return `More: /bounce-rate ${first} ${name}; as well with ${others}`;
}
