import { describe, expect, test } from 'vitest';
import { homeFacts } from '../../../src/bot/interactions/home-facts.ts';
import { onHomeOpened } from '../../../src/bot/interactions/home-listener.ts';
import type { CheckRecord, LedgerRecord } from '../../../src/core/ledger/ledger-record.ts';
import { exampleOverride } from '../../core/override/example-override.ts';
import { eventPayload } from '../../slack/fake-payloads.ts';
import { ada, bob, failedCheck, type TestDesk, useDesk } from './use-desk.ts';

const hour = 3_600_000;
const inHours = (hours: number) => new Date(Date.now() + hours * hour).toISOString();

function check(campaign: string, change: Partial<CheckRecord>, place: number): CheckRecord {
  return failedCheck({ campaign, ...change }, 60, place);
}

function overrideOf(campaign: string, user: string, place: number): LedgerRecord {
  const atMs = Date.now() - hour / 2;
  return exampleOverride(
    { campaign, by: `slack:T0FAKE/${user}`, via: 'slack', expiresAt: inHours(20) },
    atMs,
    place,
  );
}

const failedCheckRules = { signed: false, approvalMaxAgeDays: null, slackChannel: null } as const;

const open = ({ desk, slack }: TestDesk, user = ada) =>
  onHomeOpened(desk, eventPayload(slack, { type: 'app_home_opened', user, tab: 'home' }));

describe('the App Home', () => {
  test('shows what waits for a decision, the newest of each campaign, and own overrides', async () => {
    const checks = [
      check('due-soon', { sendAt: inHours(5) }, 1),
      check('undated', {}, 2),
      check('long-over', { sendAt: inHours(-3) }, 3),
      check('fine', { verdict: 'pass' }, 4),
      check('by-ada', {}, 5),
      check('by-bob', {}, 6),
    ];
    const records = [...checks, overrideOf('by-ada', ada, 7), overrideOf('by-bob', bob, 8)];
    const desk = await useDesk({ checks: records, onLedger: false });
    const facts = await homeFacts(desk.desk.context, { team: 'T0FAKE', user: ada });
    expect(facts.waiting.map(({ facts: { check: waiting } }) => waiting.campaign).sort()).toEqual([
      'due-soon',
      'undated',
    ]);
    expect(facts.latest).toHaveLength(6);
    expect(facts.mine.map(({ override }) => override.campaign)).toEqual(['by-ada']);
    await open(desk);
    expect(desk.slack.callsOf('views.publish')).toMatchObject([
      { body: { user_id: ada, view: { type: 'home' } }, answer: { ok: true } },
    ]);
  });

  test.each<[string, Partial<CheckRecord>, string]>([
    ['above the ceiling', { rules: { ...failedCheckRules, overrideCeiling: 0.01 } }, 'above'],
    ['with people who opted out', { reasons: ['total-rate', 'suppressed-complaint'] }, 'asked not to be'],
  ])('says in place of the button that nobody may override a campaign %s', async (_, change, told) => {
    const desk = await useDesk({ checks: [check('due-soon', change, 1)], onLedger: false });
    await open(desk);
    const shown = JSON.stringify(desk.slack.callsOf('views.publish')[0]?.body);
    expect(shown).not.toContain('gate.override');
    expect(shown).toContain(told);
  });

  test('says that a ledger was rewritten', async () => {
    const desk = await useDesk({ checks: [check('due-soon', {}, 1)], onLedger: false });
    await desk.desk.context.store.setTrouble('main', 'rewritten');
    await open(desk);
    const shown = JSON.stringify(desk.slack.callsOf('views.publish')[0]?.body);
    expect(shown).toContain('The ledger main was rewritten');
  });

  test('is built of an empty index too', async () => {
    const desk = await useDesk({ onLedger: false });
    await open(desk);
    expect(desk.slack.callsOf('views.publish')).toMatchObject([{ answer: { ok: true } }]);
  });

  test('has room for hundreds of campaigns', async () => {
    const checks = Array.from({ length: 300 }, (_, place) => check(`campaign-${place}`, {}, place));
    const desk = await useDesk({ checks, onLedger: false });
    await open(desk);
    expect(desk.slack.callsOf('views.publish')).toMatchObject([{ answer: { ok: true } }]);
    expect(desk.log).toEqual([]);
  });

  test.each([
    ['of the messages tab', { tab: 'messages' }],
    ['without a user', { user: 'nobody' }],
    ['that is something else', { user: 7 }],
  ])('is not built for an event %s', async (_, change) => {
    const desk = await useDesk({ onLedger: false });
    const event = { type: 'app_home_opened', user: ada, tab: 'home', ...change };
    await onHomeOpened(desk.desk, eventPayload(desk.slack, event));
    expect(desk.slack.calls).toEqual([]);
  });
});
