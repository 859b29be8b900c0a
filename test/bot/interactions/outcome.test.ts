import { describe, expect, test } from 'vitest';
import type { SubmissionAnswer } from '../../../src/bot/interactions/answer-submission.ts';
import { openRequested } from '../../../src/bot/interactions/open-requested.ts';
import { onOutcomeClick, onOutcomeSubmitted } from '../../../src/bot/interactions/outcome-listeners.ts';
import type { LedgerRecord, OutcomeRecord } from '../../../src/core/ledger/ledger-record.ts';
import { lastModal } from '../../slack/fake-payloads.ts';
import { buttonValue, clickOn, saidTo, sendIn } from './people.ts';
import { ada, bob, failedCheck, type TestDesk, useDesk } from './use-desk.ts';

const dayMs = 86_400_000;
const daysAgo = (days: number) => new Date(Date.now() - days * dayMs).toISOString();
const sentAt = `${daysAgo(5).slice(0, 16)}:00.000Z`;
const check = failedCheck({ verdict: 'pass', sendAt: sentAt }, 6 * 24 * 60);
const isOutcome = (record: LedgerRecord): record is OutcomeRecord => record.kind === 'outcome';

async function send(
  test: TestDesk,
  fields: Readonly<Record<string, string>>,
  metadata = 'main/june',
): Promise<SubmissionAnswer> {
  const view = { id: 'V0OUTCOME', callback_id: 'gate.outcome', private_metadata: metadata };
  const answers: SubmissionAnswer[] = [];
  await onOutcomeSubmitted(test.desk, sendIn(test, view, fields), async (answer) => {
    answers.push(answer);
  });
  const [answer] = answers;
  if (answer === undefined) throw new Error('no answer');
  return answer;
}

const outcomesOf = async (test: TestDesk) => (await test.records()).filter(isOutcome);
const counted = (result: string) => `bounce_outcomes_total{result="${result}"} 1`;

describe('pressing Record the outcome', () => {
  test.each([buttonValue(check), 'main/june'])('opens a form for %s that knows the send', async (value) => {
    const desk = await useDesk({ checks: [check], onLedger: false });
    await onOutcomeClick(desk.desk, clickOn(desk, 'gate.outcome', value, bob));
    expect(lastModal(desk.slack)).toMatchObject({
      callback_id: 'gate.outcome',
      private_metadata: 'main/june',
      blocks: expect.arrayContaining([
        expect.objectContaining({
          block_id: 'sent',
          element: expect.objectContaining({ initial_value: '12,000' }),
        }),
        expect.objectContaining({
          block_id: 'sent-at',
          element: expect.objectContaining({ initial_date_time: Date.parse(sentAt) / 1000 }),
        }),
      ]),
    });
  });

  test('takes over the counts of a command', async () => {
    const desk = await useDesk({ checks: [check], onLedger: false });
    const responseUrl = desk.slack.makeResponseUrl({ channel: 'C0LISTS', user: ada }).url;
    const triggerId = desk.slack.makeTrigger(ada);
    const who = { team: 'T0FAKE', user: ada, channel: 'C0LISTS', triggerId, responseUrl };
    const counts = { bounced: 51, sent: 11_990 };
    await openRequested(desk.desk, { open: 'outcome', ledger: 'main', campaign: 'june', counts, ...who });
    const values = JSON.stringify(lastModal(desk.slack));
    expect(values).toContain('"initial_value":"11,990"');
    expect(values).toContain('"initial_value":"51"');
  });

  test('of somebody of another company is refused', async () => {
    const desk = await useDesk({ checks: [check], onLedger: false });
    const click = clickOn(desk, 'gate.outcome', 'main/june');
    await onOutcomeClick(desk.desk, { ...click, homeTeam: 'T0OTHER' });
    expect(lastModal(desk.slack)).toBeNull();
    expect(saidTo(desk)).toContain('members of this workspace');
  });
});

describe('sending the counts in', () => {
  test('records them beside the check they were sent by', async () => {
    const desk = await useDesk({ checks: [check] });
    const fields = { sent: '12,000', hard: '51', soft: '80', sender: 'Mailchimp', 'sent-at': sentAt };
    expect(await send(desk, fields)).toMatchObject({ view: { title: { text: 'Recorded' } } });
    expect(await outcomesOf(desk)).toMatchObject([
      { check: check.id, sent: 12_000, hard: 51, soft: 80, block: null, sender: 'mailchimp', sentAt },
    ]);
    expect(desk.metrics()).toContain(counted('new'));
    expect(desk.nudges).toEqual(['main']);
  });

  test('again changes nothing, and other counts of the same send correct them', async () => {
    const desk = await useDesk({ checks: [check] });
    await send(desk, { sent: '12000', hard: '51' });
    await send(desk, { sent: '12000', hard: '51' });
    expect(await outcomesOf(desk)).toHaveLength(1);
    await send(desk, { sent: '12000', hard: '60' });
    const [first, second] = await outcomesOf(desk);
    expect(second).toMatchObject({ hard: 60, replaces: first?.id });
    expect(desk.metrics()).toContain(counted('already-recorded'));
    expect(desk.metrics()).toContain(counted('correction'));
  });

  test('twice at once records them once', async () => {
    const desk = await useDesk({ checks: [check] });
    await Promise.all([send(desk, { sent: '12000', hard: '51' }), send(desk, { sent: '12000', hard: '51' })]);
    expect(await outcomesOf(desk)).toHaveLength(1);
  });

  test.each<[string, Readonly<Record<string, string>>, readonly string[]]>([
    ['nothing', {}, ['sent']],
    ['no whole number', { sent: '12.000', hard: 'few' }, ['sent', 'hard']],
    ['no hard bounces', { sent: '12000' }, ['hard']],
    ['nothing sent', { sent: '0', hard: '0' }, ['sent']],
    ['more bounces than mails', { sent: '10', hard: '9', soft: '2' }, ['sent']],
    ['a send that is to come', { sent: '10', hard: '1', 'sent-at': daysAgo(-1) }, ['sent-at']],
    ['an address as the tool', { sent: '10', hard: '1', sender: 'reader7@mail.example' }, ['sender']],
  ])('with %s says so under the fields', async (_, fields, wrong) => {
    const desk = await useDesk({ onLedger: false });
    const answer = await send(desk, fields);
    expect(answer.response_action).toBe('errors');
    expect(Object.keys('errors' in answer ? answer.errors : {})).toEqual(wrong);
    expect(JSON.stringify(answer)).not.toContain('reader7');
  });

  test('of a campaign that the ledger does not know writes nothing', async () => {
    const desk = await useDesk({ checks: [check] });
    for (const metadata of ['main/july', 'other/june']) {
      const answer = await send(desk, { sent: '10', hard: '1' }, metadata);
      expect(JSON.stringify(answer)).toContain('No ledger of the bot has a campaign');
    }
    expect(desk.metrics()).toContain('bounce_outcomes_total{result="unknown-campaign"} 2');
    expect(await outcomesOf(desk)).toEqual([]);
  });

  test('with a forged reference writes nothing', async () => {
    const desk = await useDesk({ onLedger: false });
    expect(await send(desk, { sent: '10', hard: '1' }, '../june')).toMatchObject({
      response_action: 'errors',
    });
  });

  test('while the ledger cannot be reached says that nothing was recorded', async () => {
    const desk = await useDesk({ checks: [check] });
    await desk.ledger.remove();
    expect(await send(desk, { sent: '12000', hard: '51' })).toMatchObject({
      view: { title: { text: 'Not recorded' } },
    });
    expect(desk.metrics()).toContain(counted('unreachable'));
  });

  test('to a ledger that was rewritten records nothing, and no form is opened for it', async () => {
    const desk = await useDesk({ checks: [check] });
    await desk.desk.context.store.setTrouble('main', 'rewritten');
    await send(desk, { sent: '12000', hard: '51' });
    expect(desk.metrics()).toContain(counted('rewritten'));
    expect(await outcomesOf(desk)).toEqual([]);
    await onOutcomeClick(desk.desk, clickOn(desk, 'gate.outcome', 'main/june'));
    expect(lastModal(desk.slack)).toBeNull();
    expect(saidTo(desk)).toContain('was rewritten');
  });
});
