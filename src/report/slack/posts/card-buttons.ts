import type { CardFacts } from '../../../core/post/card-facts.ts';
import type { Block, ButtonElement } from '../../../core/slack/block-kit.ts';
import { plain } from '../mrkdwn.ts';

/** What the buttons of a card lead to; without a bot only the run can be opened. */
export interface CardLinks {
  /** Address of the workflow run; null where there is none. */
  readonly runUrl: string | null;
  /** Null where no bot would hear a click. */
  readonly bot: {
    readonly ledger: string;
    /** Whether a workflow is named that checks again. */
    readonly canRerun: boolean;
    readonly nowMs: number;
  } | null;
}

const longestLabel = 75;

/** The next steps of a card; nothing where there is none. */
export function cardButtons(facts: CardFacts, { runUrl, bot }: CardLinks): readonly Block[] {
  const elements = [
    ...(bot === null ? [] : botButtons(facts, bot)),
    ...(runUrl === null ? [] : [openButton(runUrl, facts.check.campaign)]),
  ];
  return elements.length === 0 ? [] : [{ type: 'actions', elements }];
}

function botButtons(facts: CardFacts, bot: NonNullable<CardLinks['bot']>): readonly ButtonElement[] {
  const { check, newer, decision } = facts;
  const value = `${bot.ledger}/${check.campaign}/${check.id}`;
  const button = (action: string, text: string, label: string): ButtonElement => ({
    type: 'button',
    action_id: action,
    value,
    text: plain(text, longestLabel),
    accessibility_label: plain(`${label} ${check.campaign}`, longestLabel).text,
  });
  return [
    button('gate.why', 'Why?', 'Why the check decided so:'),
    ...(canOverride(facts, bot.nowMs)
      ? [{ ...button('gate.override', 'Override', 'Override with a reason:'), style: 'danger' as const }]
      : []),
    ...(canTellOutcome(facts, bot.nowMs)
      ? [button('gate.outcome', 'Record outcome', 'Record what came of')]
      : []),
    ...(newer === null && decision !== 'passed' && !isSent(facts) && bot.canRerun
      ? [button('gate.rerun', 'Check again', 'Check again:')]
      : []),
  ];
}

function canOverride(facts: CardFacts, nowMs: number): boolean {
  const { decision, newer, bar, check } = facts;
  const isOver = check.sendAt !== null && Date.parse(check.sendAt) <= nowMs;
  return decision === 'failed' && newer === null && bar === null && !isOver && !isSent(facts);
}

function isSent({ send, approval }: CardFacts): boolean {
  return send !== null || approval !== null;
}

function canTellOutcome({ decision, check, send, approval }: CardFacts, nowMs: number): boolean {
  if (send !== null) return false;
  if (approval !== null) return true;
  if (decision === 'failed' || decision === 'unchecked') return false;
  return check.sendAt === null || Date.parse(check.sendAt) <= nowMs;
}

function openButton(url: string, campaign: string): ButtonElement {
  return {
    type: 'button',
    action_id: 'gate.open',
    url,
    text: plain('Open the run', longestLabel),
    accessibility_label: plain(`Open the workflow run that checked ${campaign}`, longestLabel).text,
  };
}
