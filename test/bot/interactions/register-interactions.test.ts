import { App, type Receiver, type ReceiverEvent } from '@slack/bolt';
import { describe, expect, test } from 'vitest';
import { registerInteractions } from '../../../src/bot/interactions/register-interactions.ts';
import { clickPayload, eventPayload, lastModal, submissionPayload } from '../../slack/fake-payloads.ts';
import { buttonValue, saidTo } from './people.ts';
import { ada, failedCheck, type TestDesk, useDesk } from './use-desk.ts';

/** A real Bolt app whose requests are handed in by the test; gives what it was acknowledged with. */
async function useApp({ desk }: TestDesk) {
  const receiver: Receiver = {
    init: () => undefined,
    start: async () => undefined,
    stop: async () => undefined,
  };
  const app = new App({ receiver, authorize: async () => ({}), convoStore: false });
  app.error((error) => Promise.reject(error));
  const interactions = registerInteractions(app, desk.context);
  const send = async (body: Readonly<Record<string, unknown>>): Promise<readonly unknown[]> => {
    const acks: unknown[] = [];
    const ack: ReceiverEvent['ack'] = async (answer) => void acks.push(answer);
    await app.processEvent({ body, ack });
    return acks;
  };
  return { send, interactions };
}

describe('the listeners on the app', () => {
  test('take an override from the button to the ledger', async () => {
    const check = failedCheck();
    const desk = await useDesk({ checks: [check] });
    const { send } = await useApp(desk);
    const value = buttonValue(check);
    expect(
      await send(clickPayload(desk.slack, { actionId: 'gate.override', value }, { user: ada })),
    ).toHaveLength(1);
    const modal = lastModal(desk.slack);
    if (modal === null) throw new Error('no modal');
    const values = {
      reason: { value: { type: 'plain_text_input', value: 'the fair is on Saturday' } },
      read: { value: { type: 'checkboxes', selected_options: [{ value: 'read' }] } },
    };
    const acks = await send(submissionPayload(desk.slack, modal, values, { user: ada }));
    expect(acks).toMatchObject([{ response_action: 'update', view: { title: { text: 'Overridden' } } }]);
    expect((await desk.records()).map(({ kind }) => kind)).toEqual(['check', 'override']);
  });

  test('answer Why for the one who asks, like the command', async () => {
    const check = failedCheck();
    const desk = await useDesk({ checks: [check], onLedger: false });
    const { send } = await useApp(desk);
    await send(clickPayload(desk.slack, { actionId: 'gate.why', value: buttonValue(check) }));
    expect(saidTo(desk)).toContain('june');
    expect(desk.slack.state.messages.every(({ ephemeralTo }) => ephemeralTo !== null)).toBe(true);
  });

  test('acknowledge a link, and open the home', async () => {
    const desk = await useDesk({ onLedger: false });
    const { send } = await useApp(desk);
    expect(await send(clickPayload(desk.slack, { actionId: 'gate.open' }))).toHaveLength(1);
    await send(eventPayload(desk.slack, { type: 'app_home_opened', user: ada, tab: 'home' }));
    expect(desk.slack.callsOf('views.publish')).toHaveLength(1);
  });

  test('open the form a command asks for, or say why not', async () => {
    const check = failedCheck();
    const desk = await useDesk({ checks: [check], onLedger: false });
    const { interactions } = await useApp(desk);
    const ask = (campaign: string) =>
      interactions.open({
        open: 'override',
        ledger: 'main',
        campaign,
        counts: null,
        team: 'T0FAKE',
        user: ada,
        channel: 'C0LISTS',
        triggerId: desk.slack.makeTrigger(ada),
        responseUrl: desk.slack.makeResponseUrl({ channel: 'C0LISTS', user: ada }).url,
      });
    await ask('june');
    expect(lastModal(desk.slack)).toMatchObject({ private_metadata: buttonValue(check) });
    await ask('july');
    expect(saidTo(desk)).toContain('july');
  });

  test('do nothing for what lacks a user, a team or a view', async () => {
    const desk = await useDesk({ onLedger: false });
    const { send } = await useApp(desk);
    const { user, ...nobody } = clickPayload(desk.slack, { actionId: 'gate.override', value: 'x' });
    expect(await send({ ...nobody, user: { id: 'x' } })).toHaveLength(1);
    expect(desk.slack.calls).toEqual([]);
  });
});
