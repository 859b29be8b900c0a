import type { SubmissionAnswer } from '../../../src/bot/interactions/answer-submission.ts';
import { onOverrideClick, onOverrideSubmitted } from '../../../src/bot/interactions/override-listeners.ts';
import { type Click, readClick } from '../../../src/bot/interactions/read-click.ts';
import { readSubmission, type Submission } from '../../../src/bot/interactions/read-submission.ts';
import { checkRefText } from '../../../src/core/access/check-ref.ts';
import type { CheckRecord } from '../../../src/core/ledger/ledger-record.ts';
import { clickPayload, type FakePayload, submissionPayload } from '../../slack/fake-payloads.ts';
import { ada, type TestDesk } from './use-desk.ts';

/** The value of a button of this check. */
export function buttonValue({ id, campaign }: Pick<CheckRecord, 'id' | 'campaign'>, ledger = 'main'): string {
  return checkRefText({ ledger, campaign, check: id });
}

/** A click on a button, as the bot reads it. */
export function clickOn({ slack }: TestDesk, actionId: string, value: string, user = ada): Click {
  const click = readClick(clickPayload(slack, { actionId, value }, { user }));
  if (click === null) throw new Error('no click');
  return click;
}

/** A form sent in with these texts, as the bot reads it. */
export function sendIn(
  { slack }: TestDesk,
  view: FakePayload,
  { user = ada, ...fields }: Readonly<Record<string, string>>,
): Submission {
  const values = Object.entries(fields).map(([name, text]) => [name, { value: elementOf(name, text) }]);
  const submission = readSubmission(submissionPayload(slack, view, Object.fromEntries(values), { user }));
  if (submission === null) throw new Error('no submission');
  return submission;
}

function elementOf(name: string, text: string): FakePayload {
  if (name === 'read') return { type: 'checkboxes', selected_options: [{ value: text }] };
  if (name === 'sent-at') return { type: 'datetimepicker', selected_date_time: Date.parse(text) / 1000 };
  return { type: 'plain_text_input', value: text };
}

/** Presses Override on a check. */
export async function pressOverride(test: TestDesk, check: CheckRecord, user = ada): Promise<void> {
  await onOverrideClick(test.desk, clickOn(test, 'gate.override', buttonValue(check), user));
}

/** Sends the form of an override in, and gives what it was answered with. */
export async function sendOverride(
  test: TestDesk,
  check: CheckRecord,
  fields: Readonly<Record<string, string>> = {},
  viewId = `V0${fields.user ?? ada}`,
): Promise<SubmissionAnswer> {
  const view = { id: viewId, callback_id: 'gate.override', private_metadata: buttonValue(check) };
  const whole = { reason: 'the fair is on Saturday', read: 'read', ...fields };
  const answers: SubmissionAnswer[] = [];
  await onOverrideSubmitted(test.desk, sendIn(test, view, whole), async (answer) => {
    answers.push(answer);
  });
  const [answer] = answers;
  if (answer === undefined || answers.length > 1) throw new Error(`${answers.length} answers`);
  return answer;
}

/** Everything that was said to users by response URLs, as text. */
export function saidTo({ slack }: TestDesk): string {
  return JSON.stringify([...slack.state.responseUrls.values()].map(({ bodies }) => bodies));
}
