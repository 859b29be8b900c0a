import type { Block, Mrkdwn, SlackMessage } from '../../../core/slack/block-kit.ts';
import { slackLimits } from '../../../core/slack/slack-limits.ts';
import { instant } from '../../prose/overrides.ts';
import { cutMrkdwn, joinMrkdwn, mrkdwn, mrkdwnText, plain } from '../mrkdwn.ts';

/** A ledger that is not read at present, and when it was read last. */
export interface LedgerTrouble {
  readonly ledger: string;
  readonly trouble: 'unreachable' | 'rewritten' | 'missing';
  readonly indexedAtMs: number;
}

const troubles: Readonly<Record<LedgerTrouble['trouble'], string>> = {
  unreachable: 'cannot be reached',
  rewritten: 'was rewritten and is not trusted until somebody has looked',
  missing: 'has no branch any more',
};

/** That what is shown is as old as the last reading of its ledger, as one sentence; a ledger that is the only one has no name (null). */
export function troubleSentence({
  ledger,
  trouble,
  indexedAtMs,
}: Omit<LedgerTrouble, 'ledger'> & { readonly ledger: string | null }): string {
  const since = instant(new Date(indexedAtMs).toISOString());
  const which = ledger === null ? 'The ledger' : `The ledger ${ledger}`;
  return `${which} ${troubles[trouble]}, so this is as it was ${since}.`;
}

/** The same in a form or a home. */
export function troubleBlock(found: LedgerTrouble): Block {
  return { type: 'context', elements: [plain(troubleSentence(found))] };
}

/** A message with a note for each ledger that is not read at present. */
export function withTroubles(message: SlackMessage, found: readonly LedgerTrouble[]): SlackMessage {
  if (found.length === 0) return message;
  const notes: readonly Mrkdwn[] = found.map((one) => mrkdwn`${troubleSentence(one)}`);
  const block: Block = { type: 'context', elements: [mrkdwnText(joinMrkdwn(notes, '\n'), 2000)] };
  const text = cutMrkdwn(joinMrkdwn([message.text, ...notes], '\n'), slackLimits.message.text);
  return { ...message, text, blocks: [...message.blocks, block] };
}
