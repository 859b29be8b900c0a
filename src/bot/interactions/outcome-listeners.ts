import { type CampaignRef, parseCampaignRef } from '../../core/access/campaign-ref.ts';
import { parseCheckRef } from '../../core/access/check-ref.ts';
import { slackName } from '../../core/access/slack-person.ts';
import { totalOutcome } from '../../core/outcome/complete-outcome.ts';
import { expectOutcome } from '../../core/outcome/expect-outcome.ts';
import { readStatedOutcome, type StatedRead } from '../../core/outcome/read-stated-outcome.ts';
import { formUnknown } from '../../report/slack/views/form-prose.ts';
import { type OutcomeForm, outcomeModal } from '../../report/slack/views/outcome-modal.ts';
import { outcomeNotice } from '../../report/slack/views/outcome-notice.ts';
import { outcomeErrors } from '../../report/slack/views/outcome-problems.ts';
import { type AckSubmission, answerSubmission } from './answer-submission.ts';
import { type Desk, isAnswered, isRewritten, ledgerNamed, readCampaign } from './desk.ts';
import { performOutcome } from './perform-outcome.ts';
import type { Click } from './read-click.ts';
import type { Submission } from './read-submission.ts';
import { showForm, tell } from './tell.ts';

/** Somebody wants to record an outcome: the form, filled in as far as the index knows. */
export async function onOutcomeClick(desk: Desk, click: Click): Promise<void> {
  const ref = parseCheckRef(click.value) ?? parseCampaignRef(click.value);
  if (ref !== null) await offerOutcome(desk, click, { ref, counts: null });
}

/** The same for a campaign that is known, with counts that were said. */
export async function offerOutcome(
  desk: Desk,
  click: Click,
  { ref, counts }: Pick<OutcomeForm, 'ref' | 'counts'>,
): Promise<void> {
  const refusal = await refuseOutcome(desk, click, ref);
  if (refusal !== null) return tell(desk.context, click, outcomeNotice(ref.campaign, { kind: refusal }));
  const history = await readCampaign(desk, ref);
  const expected = expectOutcome(history, ref.campaign, desk.context.clock.nowMs());
  await showForm(desk.context, click, outcomeModal({ ref, expected, counts }));
}

async function refuseOutcome(desk: Desk, click: Click, { ledger }: CampaignRef) {
  if (!isAnswered(desk, click)) return 'other-team';
  if (ledgerNamed(desk, ledger) === null) return 'unknown-campaign';
  return (await isRewritten(desk, ledger)) ? 'rewritten' : null;
}

/** The form came back: what is wrong with it is said under its fields, the rest is recorded as the command line does. */
export async function onOutcomeSubmitted(
  desk: Desk,
  submission: Submission,
  ack: AckSubmission,
): Promise<void> {
  const ref = parseCampaignRef(submission.metadata);
  const read = readFields(submission, desk.context.clock.nowMs());
  if (ref === null || !read.ok) {
    const errors = read.ok ? { sent: formUnknown } : outcomeErrors(read.problems);
    return ack({ response_action: 'errors', errors });
  }
  const { stated } = read;
  const perform = async () => {
    const told = await performOutcome(desk, { asker: submission, ref, stated, viewId: submission.viewId });
    const result = told.kind === 'recorded' ? told.result.kind : told.kind;
    const record = told.kind === 'recorded' ? told.result.record.id : null;
    desk.context.metrics.add('bounce_outcomes_total', { result });
    desk.context.log.info('outcome', { ledger: ref.ledger, result, by: slackName(submission), record });
    return outcomeNotice(ref.campaign, told);
  };
  await answerSubmission(
    desk,
    { submission, ack },
    {
      work: perform,
      underWay: outcomeNotice(ref.campaign, { kind: 'under-way' }),
      away: outcomeNotice(ref.campaign, { kind: 'away' }),
    },
  );
}

function readFields({ fields }: Submission, nowMs: number): StatedRead {
  const read = readStatedOutcome(fields, nowMs);
  if (!read.ok) return read;
  const whole = totalOutcome(read.stated);
  return whole.ok ? read : whole;
}
