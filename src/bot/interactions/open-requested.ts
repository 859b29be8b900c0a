import type { CampaignRef } from '../../core/access/campaign-ref.ts';
import type { AskedCounts } from '../../core/question/question.ts';
import { overrideNotice } from '../../report/slack/views/override-notice.ts';
import { type Desk, readCampaign } from './desk.ts';
import { offerOutcome } from './outcome-listeners.ts';
import { offerOverride } from './override-listeners.ts';
import type { Click } from './read-click.ts';
import { tell } from './tell.ts';

/** A form that a command asks for, of a campaign that is known. */
export interface OpenRequest extends CampaignRef {
  readonly open: 'outcome' | 'override';
  readonly counts: AskedCounts | null;
  readonly team: string;
  readonly user: string;
  readonly channel: string;
  readonly triggerId: string;
  readonly responseUrl: string;
}

/** Opens the form that a command asks for, or tells by its response URL why not; all bounces that were said count as hard. */
export async function openRequested(desk: Desk, request: OpenRequest): Promise<void> {
  const { open, counts, ledger, campaign, team } = request;
  const ref = { ledger, campaign };
  const click: Click = { ...request, homeTeam: team, value: '' };
  if (open === 'outcome') {
    const said = counts === null ? null : { sent: counts.sent, hard: counts.bounced };
    return offerOutcome(desk, click, { ref, counts: said });
  }
  const check = (await readCampaign(desk, ref)).checks.at(-1);
  if (check === undefined) {
    const told = { kind: 'refused', refusal: 'no-check', standing: null } as const;
    return tell(desk.context, click, overrideNotice(campaign, told));
  }
  await offerOverride(desk, click, { ...ref, check: check.id });
}
