import { describe, expect, test } from 'vitest';
import { onOverrideClick } from '../../../src/bot/interactions/override-listeners.ts';
import type { OverrideAccess } from '../../../src/core/bot/bot-config.ts';
import type { CheckRecord, LedgerRecord, OverrideRecord } from '../../../src/core/ledger/ledger-record.ts';
import { lastModal } from '../../slack/fake-payloads.ts';
import { buttonValue, clickOn, pressOverride, saidTo } from './people.ts';
import { ada, bob, eve, failedCheck, type TestDesk, useDesk } from './use-desk.ts';

const isOverride = (record: LedgerRecord): record is OverrideRecord => record.kind === 'override';
const overridesOf = async (test: TestDesk) => (await test.records()).filter(isOverride);
const rules = { overrideCeiling: 0.1, signed: false, approvalMaxAgeDays: null, slackChannel: null };
const otherList = { list: 'e'.repeat(64), suppressions: '2'.repeat(64), policy: '3'.repeat(64) };
const counted = (result: string) => `bounce_overrides_total{result="${result}"} 1`;

describe('pressing Override', () => {
  test('opens a form for somebody of the group, that holds ids only; nothing is written', async () => {
    const check = failedCheck();
    const desk = await useDesk({ onLedger: false, checks: [check] });
    await pressOverride(desk, check);
    expect(lastModal(desk.slack)).toMatchObject({
      callback_id: 'gate.override',
      private_metadata: buttonValue(check),
    });
    expect(await overridesOf(desk)).toEqual([]);
    expect(desk.log).toEqual([]);
  });

  test('opens it for whoever is named, without asking Slack for a group', async () => {
    const check = failedCheck();
    const desk = await useDesk({ onLedger: false, checks: [check], access: { group: null, users: [bob] } });
    await pressOverride(desk, check, bob);
    expect(lastModal(desk.slack)).not.toBeNull();
    expect(desk.slack.callsOf('usergroups.users.list')).toEqual([]);
  });

  test('asks Slack for the group once in a minute', async () => {
    const check = failedCheck();
    const desk = await useDesk({ onLedger: false, checks: [check] });
    await pressOverride(desk, check);
    await pressOverride(desk, check, bob);
    expect(desk.slack.callsOf('usergroups.users.list')).toHaveLength(1);
    expect(desk.metrics()).toContain(counted('not-entitled'));
  });

  test('lets the author override where the settings allow it', async () => {
    const check = failedCheck();
    const desk = await useDesk({
      onLedger: false,
      checks: [check],
      access: { allowAuthor: true, people: {} },
    });
    await pressOverride(desk, check, eve);
    expect(lastModal(desk.slack)).not.toBeNull();
  });

  const refused: readonly (readonly [string, Partial<CheckRecord>, Partial<OverrideAccess>, string])[] = [
    ['not-entitled', {}, {}, bob],
    ['nobody-may', {}, { group: null }, ada],
    ['not-entitled', {}, { group: null, users: [eve] }, ada],
    ['group-unknown', {}, { group: 'S0MISSING' }, ada],
    ['own-check', {}, {}, eve],
    ['own-check', {}, { users: [eve] }, eve],
    ['author-unknown', {}, { people: {} }, ada],
    ['author-unknown', { run: null }, {}, ada],
    ['above-ceiling', { rules: { ...rules, overrideCeiling: 0.05 } }, {}, ada],
    ['opted-out', { reasons: ['total-rate', 'suppressed-complaint'] }, {}, ada],
    ['unsigned', { rules: { ...rules, signed: true } }, {}, ada],
    ['rules-not-kept', { rules: undefined }, {}, ada],
    ['digests-not-kept', { digests: { ...otherList, list: null } }, {}, ada],
    ['not-failed', { verdict: 'pass', reasons: [] }, {}, ada],
    ['not-failed', { verdict: 'warn' }, {}, ada],
    ['not-checked', { verdict: 'unchecked', rates: null }, {}, ada],
  ];
  test.each(refused)('tells in one sentence: %s (%j, %j)', async (code, change, access, user) => {
    const { rules: own, ...check } = failedCheck(change);
    const checks = [own === undefined ? check : { ...check, rules: own }];
    const desk = await useDesk({ onLedger: false, checks, access });
    await pressOverride(desk, check, user);
    expect(desk.metrics()).toContain(counted(code));
    expect(lastModal(desk.slack)).toBeNull();
    expect(desk.slack.state.responseUrls.values().next().value?.bodies).toHaveLength(1);
  });

  test('on a card whose files were checked anew since then leads to the newest card', async () => {
    const old = failedCheck({}, 90);
    const desk = await useDesk({
      onLedger: false,
      checks: [old, failedCheck({ digests: otherList }, 10, 1)],
    });
    await pressOverride(desk, old);
    expect(desk.metrics()).toContain(counted('newer-check'));
  });

  test('on a card whose files were only checked again opens the form', async () => {
    const old = failedCheck({}, 90);
    const desk = await useDesk({ onLedger: false, checks: [old, failedCheck({}, 10, 1)] });
    await pressOverride(desk, old);
    expect(lastModal(desk.slack)).not.toBeNull();
  });

  test('does not help the author who had the bot or a colleague run it again', async () => {
    const run = failedCheck().run;
    if (run === null) throw new Error('no run');
    const again = failedCheck({ run: { ...run, id: '2', actor: 'octo-bot[bot]' } }, 10, 1);
    const desk = await useDesk({ onLedger: false, checks: [failedCheck({}, 90), again] });
    await pressOverride(desk, again, eve);
    expect(desk.metrics()).toContain(counted('own-check'));
  });

  test('by somebody of another company in a shared channel is refused', async () => {
    const check = failedCheck();
    const desk = await useDesk({ onLedger: false, checks: [check], access: { users: ['U0STRANGER'] } });
    const click = clickOn(desk, 'gate.override', buttonValue(check), 'U0STRANGER');
    await onOverrideClick(desk.desk, { ...click, homeTeam: 'T0OTHER' });
    expect(desk.metrics()).toContain(counted('other-team'));
  });

  test.each(['', 'main/june', 'main/june/../x', 'MAIN/june/x', 'main/june/20261120T090000000Z-local-1-0-0'])(
    'with the forged value %j does nothing',
    async (value) => {
      const desk = await useDesk({ onLedger: false });
      await onOverrideClick(desk.desk, clickOn(desk, 'gate.override', value));
      expect(desk.slack.calls).toEqual([]);
    },
  );

  test('after the trigger is over says to press again', async () => {
    const check = failedCheck();
    const desk = await useDesk({ onLedger: false, checks: [check] });
    const click = clickOn(desk, 'gate.override', buttonValue(check));
    await onOverrideClick(desk.desk, { ...click, triggerId: '1.gone' });
    expect(saidTo(desk)).toContain('Press the button again');
  });

  test('on a ledger that was rewritten opens no form', async () => {
    const check = failedCheck();
    const desk = await useDesk({ onLedger: false, checks: [check] });
    await desk.desk.context.store.setTrouble('main', 'rewritten');
    await pressOverride(desk, check);
    expect(lastModal(desk.slack)).toBeNull();
    expect(desk.metrics()).toContain(counted('rewritten'));
    expect(saidTo(desk)).toContain('was rewritten');
  });

  test('on a ledger that cannot be reached says so in the form', async () => {
    const check = failedCheck();
    const desk = await useDesk({ onLedger: false, checks: [check] });
    await desk.desk.context.store.setTrouble('main', 'unreachable');
    await pressOverride(desk, check);
    expect(JSON.stringify(lastModal(desk.slack))).toContain('cannot be reached');
  });
});
