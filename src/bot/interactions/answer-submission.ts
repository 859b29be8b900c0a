import type { SlackModal } from '../../core/slack/block-kit.ts';
import { type Notice, noticeModal } from '../../report/slack/views/notice.ts';
import { errorFields } from '../error-fields.ts';
import type { Desk } from './desk.ts';
import { inTime } from './in-time.ts';
import type { Submission } from './read-submission.ts';

/** What a form that was sent in is answered with. */
export type SubmissionAnswer =
  | { readonly response_action: 'errors'; readonly errors: Readonly<Record<string, string>> }
  | { readonly response_action: 'update'; readonly view: SlackModal };

export type AckSubmission = (answer: SubmissionAnswer) => Promise<void>;

/** Work that a form asked for, and what is said meanwhile and when it breaks down. */
export interface SubmittedWork {
  readonly work: () => Promise<Notice>;
  readonly underWay: Notice;
  readonly away: Notice;
}

/** Slack waits 3 s for the answer to a form, and the watchdog of the door 2 s. */
const patienceMs = 1600;

/** Answers a form with what came of it when that is known in time, else says so and changes the modal afterwards. */
export async function answerSubmission(
  { context }: Desk,
  { submission, ack }: { readonly submission: Submission; readonly ack: AckSubmission },
  { work, underWay, away }: SubmittedWork,
): Promise<void> {
  const done = work().catch((error: unknown) => {
    context.log.error('submission-failed', errorFields(error));
    return away;
  });
  const first = await inTime(context.clock, done, patienceMs);
  await ack({ response_action: 'update', view: noticeModal(first ?? underWay) });
  if (first !== null) return;
  const client = await context.slack(submission.team);
  const told = await client?.updateModal(submission.viewId, noticeModal(await done));
  if (told?.ok !== true) context.log.warn('not-told', { kind: told?.failure.kind ?? 'no-way', code: null });
}
