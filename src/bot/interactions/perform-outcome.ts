import { type CampaignRef, campaignRefText } from '../../core/access/campaign-ref.ts';
import { type Asker, refuseAsker } from '../../core/access/refuse-access.ts';
import { slackName } from '../../core/access/slack-person.ts';
import { noHistory } from '../../core/ledger/ledger-history.ts';
import type { OutcomeRecord } from '../../core/ledger/ledger-record.ts';
import type { StatedOutcome } from '../../core/outcome/read-stated-outcome.ts';
import { fetchHistory } from '../../io/history/open-history.ts';
import { writeRecords } from '../../io/history/write-records.ts';
import type { OutcomeLedger } from '../../io/open-outcome-ledger.ts';
import type { OutcomeRecorded } from '../../io/record-outcome.ts';
import type { OutcomeTold } from '../../report/slack/views/outcome-notice.ts';
import type { BotLedger } from '../bot-context.ts';
import { type Desk, isRewritten, ledgerNamed } from './desk.ts';
import { slackOrigin } from './slack-origin.ts';
import { takeTurn } from './take-turn.ts';

/** Whose outcome of what; `viewId` tells two forms of one user apart. */
export interface OutcomeAsked {
  readonly asker: Asker;
  readonly ref: CampaignRef;
  readonly stated: StatedOutcome;
  readonly viewId: string;
}

/** Records an outcome as the command line does, from counts in total. */
export async function performOutcome(desk: Desk, asked: OutcomeAsked): Promise<OutcomeTold> {
  const { asker, ref } = asked;
  const { context } = desk;
  if (refuseAsker(asker, context.config.teams) !== null) return { kind: 'other-team' };
  const ledger = ledgerNamed(desk, ref.ledger);
  if (ledger === null) return { kind: 'unknown-campaign' };
  if (await isRewritten(desk, ledger.name)) return { kind: 'rewritten' };
  const owner = `${slackName(asker)} ${asked.viewId}`;
  const turn = await takeTurn(context, { key: `outcome:${campaignRefText(ref)}`, owner });
  if (!turn.ok) return { kind: 'raced' };
  const told = toldOf(await record(asked, ledger, context.clock.nowMs()).finally(turn.end));
  if (told.kind === 'recorded') context.nudge(ledger.name);
  return told;
}

/** How long reading the ledger and writing to it may take, each. */
const budgetMs = 30_000;

async function record(
  { ref, stated }: OutcomeAsked,
  { place, cacheFolder }: BotLedger,
  nowMs: number,
): Promise<OutcomeRecorded> {
  const ledger: OutcomeLedger = {
    read: async () => {
      const read = await fetchHistory(place, budgetMs);
      if (read.kind === 'unreachable') return { ok: false, reason: read.reason };
      return { ok: true, history: read.kind === 'read' ? read.history : noHistory, fresh: true };
    },
    append: async (outcome: OutcomeRecord) => {
      const written = await writeRecords(place, [outcome], { nowMs, budgetMs });
      return written.kind === 'written' ? written : { kind: 'not-kept', reason: written.reason, file: '' };
    },
    origin: slackOrigin,
  };
  const run = {
    policy: null,
    campaigns: [],
    list: null,
    suppressions: [],
    emailColumn: null,
    limits: {},
    workspace: { folder: cacheFolder, confined: true },
    asOfMs: null,
    nowMs,
  };
  // because most of the checking comes with it, which the bot needs nowhere else
  const { recordOutcome } = await import('../../io/record-outcome.ts');
  const { campaign } = ref;
  const counts = { kind: 'stated' } as const;
  return recordOutcome({ campaign, run, checkId: null, stated, counts, write: true }, ledger);
}

function toldOf(recorded: OutcomeRecorded): OutcomeTold {
  if (!recorded.ok) {
    const { unreachable, problems } = recorded;
    // because the sentence of the command line tells of its files and arguments
    if (problems.some(({ args }) => args.argument === 'CAMPAIGN')) return { kind: 'unknown-campaign' };
    return unreachable === null
      ? { kind: 'problems', problems }
      : { kind: 'unreachable', reason: unreachable };
  }
  const { fate, result } = recorded;
  return fate.kind === 'not-kept' || fate.kind === 'pending'
    ? { kind: 'not-written', reason: fate.reason }
    : { kind: 'recorded', result };
}
