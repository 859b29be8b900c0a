import { channelsFor } from '../core/notify/channels-for.ts';
import type { Answer, CampaignList } from '../core/question/answer.ts';
import { answerQuestion, type CampaignQuestion } from '../core/question/answer-question.ts';
import { campaignEntry } from '../core/question/campaign-entry.ts';
import type { CampaignFacts } from '../core/question/campaign-facts.ts';
import { parseQuestion } from '../core/question/parse-question.ts';
import type { AskedCampaign, AskedCounts, Question } from '../core/question/question.ts';
import type { SlackMessage } from '../core/slack/block-kit.ts';
import { StoreAway } from '../io/bot-store/store-away.ts';
import { renderAnswer } from '../report/slack/answers/render-answer.ts';
import { withTroubles } from '../report/slack/views/ledger-trouble.ts';
import { cardLinks } from './card-links.ts';
import { type AskedContext, type AskedHere, findAsked } from './find-asked.ts';
import { ledgerTroubles } from './ledger-troubles.ts';
import { mayShare } from './may-share.ts';

/** A `/bounce-rate` as it came in; ids are Slack's, `text` is what anybody typed. */
export interface AskedCommand {
  readonly user: string;
  readonly channel: string;
  readonly text: string;
}

/** What becomes of a command: an answer, or a modal that is to be opened. */
export type CommandResult =
  | {
      readonly kind: 'answer';
      /** For metrics: the word of the question, or what kind of no it was. */
      readonly sub: Question['ask'];
      readonly told: Answer['kind'];
      /** To be given at once; null when only `followUp` is to be sent. */
      readonly message: SlackMessage | null;
      /** For all in the channel, or for the asker alone. */
      readonly inChannel: boolean;
      /** To be sent after it to the response URL, in place of `message`; null for nothing. */
      readonly followUp: SlackMessage | null;
    }
  | {
      readonly kind: 'open';
      readonly open: 'outcome' | 'override';
      readonly ledger: string;
      readonly campaign: string;
      readonly counts: AskedCounts | null;
    };

/**
 * Answers `/bounce-rate` from the index alone, and remembers the question so that it can be shared. Throws `StoreAway`
 * when the database cannot be reached.
 */
export async function answerCommand(context: AskedContext, command: AskedCommand): Promise<CommandResult> {
  const question = parseQuestion(command.text);
  if (question.ask === 'share') return shareLast(context, command);
  const result = await answerOne(context, question, command);
  const isShareable = result.kind === 'answer' && result.told !== 'wrong' && question.ask !== 'help';
  if (isShareable) await remember(context, command);
  return result;
}

/** Keeps the question for `share`. */
async function remember(
  { store, clock }: AskedContext,
  { user, channel, text }: AskedCommand,
): Promise<void> {
  try {
    await store.rememberQuestion(user, channel, text, clock.nowMs());
  } catch (error) {
    // because what needs no database, such as a rate of counts, is answered without one too
    if (!(error instanceof StoreAway)) throw error;
  }
}

/** Answers the last question again, for all: what is shared is how it stands now. */
async function shareLast(context: AskedContext, command: AskedCommand): Promise<CommandResult> {
  const { user, channel } = command;
  // because an answer in the open is a post, and the bot posts only where its settings and Slack allow
  if (!(await mayShare(context, channel))) {
    return rendered(context, 'share', { kind: 'share-not-here' });
  }
  const text = await context.store.lastQuestion(user, channel);
  const question = text === null ? null : parseQuestion(text);
  if (question === null || question.ask === 'share') {
    return rendered(context, 'share', { kind: 'nothing-to-share' });
  }
  const result = await answerOne(context, question, command);
  if (result.kind === 'open') return rendered(context, 'share', { kind: 'nothing-to-share' });
  // because a message in the open is not given twice
  const message = result.followUp === null ? result.message : null;
  return { ...result, sub: 'share', message, inChannel: true };
}

/** An answer, with what to know of its ledgers where it is about more than one campaign or about none. */
async function answerOne(
  context: AskedContext,
  question: Question,
  { channel }: Pick<AskedCommand, 'channel'>,
): Promise<CommandResult> {
  const result = await answerAsked(context, question, channel);
  if (result.kind === 'open' || result.message === null || !isOfLedgers(result.told, question)) return result;
  const troubles = await ledgerTroubles(
    context,
    context.ledgers.map(({ name }) => name),
  );
  return { ...result, message: withTroubles(result.message, troubles) };
}

// because every answer about one campaign that was checked says so itself
const ofLedgers: ReadonlySet<Answer['kind']> = new Set([
  'campaigns',
  'unknown',
  'ambiguous',
  'never-checked',
]);

function isOfLedgers(told: Answer['kind'], question: Question): boolean {
  return ofLedgers.has(told) || (question.ask === 'help' && question.about === null);
}

async function answerAsked(
  context: AskedContext,
  question: Question,
  channel: string,
): Promise<CommandResult> {
  switch (question.ask) {
    case 'wrong':
      return rendered(context, question.ask, { kind: 'wrong', question });
    case 'share':
      return rendered(context, question.ask, { kind: 'nothing-to-share' });
    case 'help': {
      const list = question.about === null ? await listCampaigns(context, channel) : noCampaigns;
      return rendered(context, question.ask, { kind: 'help', about: question.about, list });
    }
    case 'campaigns': {
      const list = await listCampaigns(context, channel);
      return rendered(context, question.ask, { kind: 'campaigns', list });
    }
    case 'outcome':
    case 'override':
      return openModal(context, question, channel);
    default:
      return answerCampaigns(context, question, channel);
  }
}

async function openModal(
  context: AskedContext,
  question: Extract<Question, { ask: 'outcome' | 'override' }>,
  channel: string,
): Promise<CommandResult> {
  const found = await findAsked(context, question.of, { channel, records: 1, sends: 0 });
  if (!found.ok) return rendered(context, question.ask, found.answer);
  const { ledger, campaign } = found.facts;
  const counts = question.ask === 'outcome' ? question.counts : null;
  return { kind: 'open', open: question.ask, ledger, campaign, counts };
}

async function answerCampaigns(
  context: AskedContext,
  question: CampaignQuestion,
  channel: string,
): Promise<CommandResult> {
  const here: AskedHere = { channel, ...depthOf(question) };
  const campaigns: CampaignFacts[] = [];
  for (const asked of namesIn(question)) {
    const found = await findAsked(context, asked, here);
    if (!found.ok) return rendered(context, question.ask, found.answer);
    campaigns.push(found.facts);
  }
  const answer = answerQuestion(question, { campaigns, nowMs: context.clock.nowMs() });
  return rendered(context, question.ask, answer);
}

function namesIn(question: CampaignQuestion): readonly AskedCampaign[] {
  if (question.ask === 'compare') return [question.of, question.with];
  return question.of === null ? [] : [question.of];
}

// because checks that could not be judged stand between those that a trend shows
const spareRecords = 4;
const fewRecords = 4;

function depthOf(question: CampaignQuestion): Pick<AskedHere, 'records' | 'sends'> {
  if (question.ask === 'trend') return { records: question.last + spareRecords, sends: question.last };
  return { records: fewRecords, sends: 1 };
}

const noCampaigns: CampaignList = { entries: [], more: false };
const mostListed = 15;

/** The campaigns the channel is about; all of them where it is about none. */
async function listCampaigns(
  { config, ledgers, store, clock }: AskedContext,
  channel: string,
): Promise<CampaignList> {
  const names = ledgers.map(({ name }) => name);
  const newest = await store.latest({ ledgers: names, limit: mostListed + 1 });
  const entries = newest.flatMap(({ ledger, campaign, record: check }) =>
    check.kind === 'check' ? [campaignEntry({ ledger, campaign }, check, clock.nowMs())] : [],
  );
  const own = entries.filter(({ ledger, check }) =>
    channelsFor(config.channels, ledger, check).some(({ id }) => id === channel),
  );
  const listed = own.length === 0 ? entries : own;
  return { entries: listed.slice(0, mostListed), more: newest.length > mostListed };
}

function rendered(context: AskedContext, sub: Question['ask'], answer: Answer): CommandResult {
  const { message, followUp } = renderAnswer(answer, {
    namesLedger: context.ledgers.length > 1,
    linksOf: (ledger, check) => cardLinks(context, ledger, check),
  });
  return { kind: 'answer', sub, told: answer.kind, message, inChannel: false, followUp };
}
