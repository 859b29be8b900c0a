import type { CheckRef } from '../../core/access/check-ref.ts';
import { parseCheckRef } from '../../core/access/check-ref.ts';
import { slackName } from '../../core/access/slack-person.ts';
import { refuseReason } from '../../core/override/make-override.ts';
import { findsAddress } from '../../core/slack/find-address.ts';
import { formUnknown, reasonsUnread } from '../../report/slack/views/form-prose.ts';
import { overrideModal } from '../../report/slack/views/override-modal.ts';
import { type OverrideTold, overrideNotice } from '../../report/slack/views/override-notice.ts';
import { overrideRefusalSentence } from '../../report/slack/views/override-refusals.ts';
import { type AckSubmission, answerSubmission } from './answer-submission.ts';
import type { Desk } from './desk.ts';
import { openOverride } from './open-override.ts';
import { performOverride } from './perform-override.ts';
import type { Click } from './read-click.ts';
import type { Submission } from './read-submission.ts';
import { showForm, tell } from './tell.ts';

/** Somebody wants to override: the form for who may, else one sentence. */
export async function onOverrideClick(desk: Desk, click: Click): Promise<void> {
  const ref = parseCheckRef(click.value);
  if (ref !== null) await offerOverride(desk, click, ref);
}

/** The same for a check that is known. */
export async function offerOverride(desk: Desk, click: Click, ref: CheckRef): Promise<void> {
  const opened = await openOverride(desk, click, ref);
  if (!opened.ok) {
    count(desk, opened.told);
    return tell(desk.context, click, overrideNotice(ref.campaign, opened.told));
  }
  await showForm(desk.context, click, overrideModal({ ref, ...opened }));
}

/** The form came back: its words are judged at once, everything else anew and from the ledger. */
export async function onOverrideSubmitted(
  desk: Desk,
  submission: Submission,
  ack: AckSubmission,
): Promise<void> {
  const ref = parseCheckRef(submission.metadata);
  // because a record holds one line, and people break theirs
  const reason = (submission.fields.reason ?? '').trim().replace(/\s+/g, ' ');
  const errors = ref === null ? { reason: formUnknown } : errorsOf(ref, reason, submission);
  if (ref === null || errors !== null) return ack({ response_action: 'errors', errors: errors ?? {} });
  const { campaign } = ref;
  const work = async () => {
    const told = await performOverride(desk, { asker: submission, ref, reason, viewId: submission.viewId });
    count(desk, told);
    logOverride(desk, { submission, ref, told });
    return overrideNotice(campaign, told);
  };
  const [underWay, away] = [
    overrideNotice(campaign, { kind: 'under-way' }),
    overrideNotice(campaign, { kind: 'away' }),
  ];
  await answerSubmission(desk, { submission, ack }, { work, underWay, away });
}

/** What is wrong with the fields, by field; null when nothing is. */
function errorsOf(
  { campaign }: CheckRef,
  reason: string,
  { fields: { read } }: Submission,
): Readonly<Record<string, string>> | null {
  // because the record would only withhold a word with an at sign, and people write addresses in other ways too
  const wrong = findsAddress(reason) ? 'reason-not-plain' : refuseReason(reason);
  if (wrong !== null) return { reason: overrideRefusalSentence[wrong](campaign) };
  return read === 'read' ? null : { read: reasonsUnread };
}

function logOverride(
  { context }: Desk,
  {
    submission,
    ref,
    told,
  }: { readonly submission: Submission; readonly ref: CheckRef; readonly told: OverrideTold },
): void {
  const record = told.kind === 'overridden' ? told.record.id : null;
  const by = slackName(submission);
  context.log.info('override', { ledger: ref.ledger, result: resultOf(told), by, record });
}

function count({ context }: Desk, told: OverrideTold): void {
  context.metrics.add('bounce_overrides_total', { result: resultOf(told) });
}

function resultOf(told: OverrideTold): string {
  return 'refusal' in told ? told.refusal : told.kind;
}
