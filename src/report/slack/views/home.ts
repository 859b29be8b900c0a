import { type CampaignRef, campaignRefText } from '../../../core/access/campaign-ref.ts';
import { checkRefText } from '../../../core/access/check-ref.ts';
import type { ListedOverride, OverrideStanding } from '../../../core/override/list-overrides.ts';
import type { CardFacts } from '../../../core/post/card-facts.ts';
import type { Block, ButtonElement, SlackHome } from '../../../core/slack/block-kit.ts';
import { counted } from '../../numbers.ts';
import { instant } from '../../prose/overrides.ts';
import { plain } from '../mrkdwn.ts';
import { factSentences, verdictSentence } from '../posts/card-sentences.ts';
import { type LedgerTrouble, troubleBlock } from './ledger-trouble.ts';
import { overrideRefusalSentence } from './override-refusals.ts';

/** A campaign with its newest run. */
export interface HomeCampaign {
  readonly ledger: string;
  readonly facts: CardFacts;
}

/** An override of the one who looks. */
export interface HomeOverride {
  readonly ledger: string;
  readonly override: ListedOverride;
}

/** What one user sees. */
export interface HomeFacts {
  /** Ledgers that are not read at present. */
  readonly troubles?: readonly LedgerTrouble[];
  /** Failed, not overridden, and still to be sent. */
  readonly waiting: readonly HomeCampaign[];
  /** The newest run of each campaign, the last checked first. */
  readonly latest: readonly HomeCampaign[];
  /** Of the last week, the newest first. */
  readonly mine: readonly HomeOverride[];
  /** Whether names of campaigns need that of their ledger. */
  readonly manyLedgers: boolean;
}

// because a home has at most 100 blocks
const most = { troubles: 10, waiting: 10, latest: 25, mine: 10 } as const;

/** The App Home: what waits for a decision, the newest of each campaign, one's own overrides. */
export function homeView({ waiting, latest, mine, manyLedgers, troubles = [] }: HomeFacts): SlackHome {
  const nameOf = (ledger: string) => (manyLedgers ? `${ledger}: ` : '');
  return {
    type: 'home',
    blocks: [
      ...troubles.slice(0, most.troubles).map(troubleBlock),
      ...listed('Waiting for a decision', waiting, {
        none: 'Nothing waits for a decision.',
        most: most.waiting,
        blocksOf: (campaign) => waitingBlocks(campaign, nameOf(campaign.ledger)),
      }),
      ...listed('Latest', latest, {
        none: 'No check is on the ledger yet. The Action records the first.',
        most: most.latest,
        blocksOf: (campaign) => [latestBlock(campaign, nameOf(campaign.ledger))],
      }),
      ...listed('Your overrides of the last week', mine, {
        none: 'You overrode nothing in the last week.',
        most: most.mine,
        blocksOf: ({ ledger, override }) => [overrideBlock(override, nameOf(ledger))],
      }),
    ],
  };
}

interface Listing<Item> {
  readonly none: string;
  readonly most: number;
  readonly blocksOf: (item: Item) => readonly Block[];
}

function listed<Item>(
  title: string,
  items: readonly Item[],
  { none, most: limit, blocksOf }: Listing<Item>,
): readonly Block[] {
  const header: Block = { type: 'header', text: plain(title, 150) };
  if (items.length === 0) return [header, note(none)];
  const more = items.length - limit;
  const rest = more > 0 ? [note(`And ${counted(more, 'other')}: ask /bounce-rate by name.`)] : [];
  return [header, ...items.slice(0, limit).flatMap(blocksOf), ...rest];
}

function note(text: string): Block {
  return { type: 'context', elements: [plain(text)] };
}

function waitingBlocks({ ledger, facts }: HomeCampaign, name: string): readonly Block[] {
  const { campaign, id } = facts.check;
  const override: ButtonElement = {
    type: 'button',
    action_id: 'gate.override',
    text: plain('Override'),
    value: checkRefText({ ledger, campaign, check: id }),
    style: 'danger',
    accessibility_label: `Override ${campaign}, needs a reason`,
  };
  return [
    section(name, facts),
    facts.bar === null
      ? { type: 'actions', elements: [override] }
      : note(overrideRefusalSentence[facts.bar](campaign)),
  ];
}

function latestBlock({ ledger, facts }: HomeCampaign, name: string): Block {
  const block = section(name, facts);
  return facts.approval === null || facts.send !== null
    ? block
    : { ...block, accessory: outcomeButton({ ledger, campaign: facts.check.campaign }) };
}

function section(name: string, facts: CardFacts): Extract<Block, { type: 'section' }> {
  const text = `${name}${[verdictSentence(facts), ...factSentences(facts)].join(' ')}`;
  return { type: 'section', text: plain(text, 600) };
}

function outcomeButton(ref: CampaignRef): ButtonElement {
  return {
    type: 'button',
    action_id: 'gate.outcome',
    text: plain('Record the outcome'),
    value: campaignRefText(ref),
    accessibility_label: `Record the outcome of ${ref.campaign}`,
  };
}

const standings: Readonly<Record<OverrideStanding, string>> = {
  open: 'open, it may be sent once',
  used: 'used by a send',
  over: 'over',
};

function overrideBlock({ campaign, standing, at, expiresAt, reason }: ListedOverride, name: string): Block {
  const when = `${instant(at)} until ${instant(expiresAt)}`;
  return {
    type: 'section',
    text: plain(`${name}${campaign}: ${standings[standing]}. ${when}: ${reason}`, 600),
  };
}
