import { describe, expect, test } from 'vitest';
import { systemClock } from '../../../src/bot/system-clock.ts';
import type { LedgerRecord, OverrideRecord } from '../../../src/core/ledger/ledger-record.ts';
import { overrideText } from '../../../src/core/override/override-text.ts';
import { verifyEd25519 } from '../../../src/io/sign.ts';
import { makeKeys } from '../../core/override/example-override.ts';
import { lastModal } from '../../slack/fake-payloads.ts';
import { pressOverride, sendOverride } from './people.ts';
import { ada, eve, failedCheck, type TestDesk, useDesk } from './use-desk.ts';

const isOverride = (record: LedgerRecord): record is OverrideRecord => record.kind === 'override';
const overridesOf = async (test: TestDesk) => (await test.records()).filter(isOverride);
const rules = { overrideCeiling: 0.1, signed: false, approvalMaxAgeDays: null, slackChannel: null };
const otherList = { list: 'e'.repeat(64), suppressions: '2'.repeat(64), policy: '3'.repeat(64) };
const counted = (result: string) => `bounce_overrides_total{result="${result}"} 1`;

describe('sending the form in', () => {
  test('writes the override to the ledger, bound to the files, by Slack ids', async () => {
    const check = failedCheck();
    const desk = await useDesk({ checks: [check] });
    expect(await sendOverride(desk, check)).toMatchObject({ view: { title: { text: 'Overridden' } } });
    expect(await overridesOf(desk)).toMatchObject([
      {
        by: 'slack:T0FAKE/U0ADA',
        via: 'slack',
        check: check.id,
        reason: 'the fair is on Saturday',
        digests: check.digests,
        total: 0.06,
        signature: null,
      },
    ]);
    expect(desk.nudges).toEqual(['main']);
    expect(desk.log.join('')).toContain('"result":"overridden","by":"slack:T0FAKE/U0ADA"');
    expect(desk.log.join('')).not.toContain('Saturday');
  });

  test('takes a reason of several lines as one', async () => {
    const check = failedCheck();
    const desk = await useDesk({ checks: [check] });
    await sendOverride(desk, check, { reason: ' the fair is\non Saturday\r\n\r\nand the board knows ' });
    expect(await overridesOf(desk)).toMatchObject([
      { reason: 'the fair is on Saturday and the board knows' },
    ]);
  });

  test('signs it with the key of the bot where the policy wants that', async () => {
    const keys = makeKeys();
    const check = failedCheck({ rules: { ...rules, signed: true } });
    const desk = await useDesk({ checks: [check], context: { sign: keys.sign } });
    await sendOverride(desk, check);
    const [record] = await overridesOf(desk);
    if (record === undefined) throw new Error('not overridden');
    expect(verifyEd25519(keys.publicKey, overrideText(record), record.signature?.value ?? '')).toBe(true);
    expect(await sendOverride(desk, check, { user: eve })).toMatchObject({ response_action: 'update' });
    expect(await overridesOf(desk)).toHaveLength(1);
  });

  test('by somebody who was taken out of the group meanwhile writes nothing', async () => {
    const check = failedCheck();
    const desk = await useDesk({ checks: [check] });
    await pressOverride(desk, check);
    desk.slack.setGroup('S0GATE', [eve]);
    await sendOverride(desk, check);
    expect(desk.metrics()).toContain(counted('not-entitled'));
    expect(await overridesOf(desk)).toEqual([]);
  });

  test('after the list changed writes nothing, also when the index does not know of it yet', async () => {
    const check = failedCheck();
    const desk = await useDesk({ checks: [check] });
    await pressOverride(desk, check);
    await desk.add([failedCheck({ digests: otherList }, 1, 1)], { index: false });
    await sendOverride(desk, check);
    expect(desk.metrics()).toContain(counted('newer-check'));
    expect(await overridesOf(desk)).toEqual([]);
  });

  test('by two people at once lets one win, and tells the other who it was', async () => {
    const check = failedCheck();
    const desk = await useDesk({ checks: [check], access: { allowAuthor: true } });
    const answers = await Promise.all([ada, eve].map((user) => sendOverride(desk, check, { user })));
    const [winner, ...more] = await overridesOf(desk);
    expect(more).toEqual([]);
    expect(desk.metrics()).toContain(counted('overridden'));
    expect(desk.metrics()).toContain(counted('already-overridden'));
    const told = JSON.stringify([answers, ...[...desk.slack.state.views.values()].map(({ view }) => view)]);
    expect(told).toContain(`"user_id":"${winner?.by.split('/')[1]}"`);
  });

  test('while somebody is at it all the time names them', async () => {
    const check = failedCheck();
    let nowMs = Date.now();
    const clock = {
      nowMs: () => nowMs,
      sleep: async (ms: number) => {
        nowMs += ms;
        await new Promise((done) => setTimeout(done, 1));
      },
      random: () => 0.5,
    };
    const desk = await useDesk({ checks: [check], context: { clock } });
    const { store } = desk.desk.context;
    await store.claim('override:main/june', `slack:T0FAKE/${eve} V1`, { nowMs, untilMs: nowMs + 1e6 });
    await sendOverride(desk, check);
    expect(desk.metrics()).toContain(counted('raced'));
    expect(await overridesOf(desk)).toEqual([]);
  });

  test('that takes long is answered in time, and the modal changes when it is done', async () => {
    const check = failedCheck();
    const desk = await useDesk({ checks: [check], context: { clock: systemClock } });
    await pressOverride(desk, check);
    const modal = lastModal(desk.slack);
    const { store } = desk.desk.context;
    const nowMs = Date.now();
    await store.claim('override:main/june', 'another', { nowMs, untilMs: nowMs + 2500 });
    const answer = await sendOverride(desk, check, {}, String(modal?.id));
    expect(answer).toMatchObject({ view: { title: { text: 'Being written' } } });
    expect(lastModal(desk.slack)).toMatchObject({ title: { text: 'Overridden' } });
  });

  const wrong: readonly (readonly [string, Readonly<Record<string, string>>, string])[] = [
    ['is short', { reason: 'because' }, 'reason'],
    ['is long', { reason: 'x'.repeat(281) }, 'reason'],
    ['holds an address', { reason: 'reader7@mail.example wants it so' }, 'reason'],
    ['holds a hidden address', { reason: 'reader7 (at) mail.example wants it so' }, 'reason'],
    ['holds a spoken address', { reason: 'reader7 at mail dot example wants it so' }, 'reason'],
    ['holds an encoded address', { reason: 'reader7%40mail.example wants it so' }, 'reason'],
    ['hides characters', { reason: 'the fair is\u202e on Saturday' }, 'reason'],
    ['was not read', { read: 'no' }, 'read'],
  ];
  test.each(wrong)('whose reason %s is told under the field', async (_, fields, field) => {
    const check = failedCheck();
    const desk = await useDesk({ checks: [check] });
    const answer = await sendOverride(desk, check, fields);
    expect(answer).toMatchObject({ response_action: 'errors', errors: { [field]: expect.any(String) } });
    expect(JSON.stringify(answer)).not.toContain('reader7');
    expect(await overridesOf(desk)).toEqual([]);
  });

  test('while the ledger cannot be reached overrides nothing and says so', async () => {
    const check = failedCheck();
    const desk = await useDesk({ checks: [check] });
    await desk.ledger.remove();
    await sendOverride(desk, check);
    expect(desk.metrics()).toContain(counted('unreadable'));
  });

  test('while the database is away overrides nothing and says so', async () => {
    const check = failedCheck();
    const desk = await useDesk({ checks: [check] });
    await desk.desk.context.store.close();
    expect(await sendOverride(desk, check)).toMatchObject({ view: { title: { text: 'Not overridden' } } });
    expect(await overridesOf(desk)).toEqual([]);
  });

  test('to a ledger that was rewritten writes nothing', async () => {
    const check = failedCheck();
    const desk = await useDesk({ checks: [check] });
    await desk.desk.context.store.setTrouble('main', 'rewritten');
    expect(await sendOverride(desk, check)).toMatchObject({ view: { title: { text: 'Not overridden' } } });
    expect(desk.metrics()).toContain(counted('rewritten'));
    expect(await overridesOf(desk)).toEqual([]);
  });

  test('by somebody who was taken out of the group while others were at it writes nothing', async () => {
    const check = failedCheck();
    let [nowMs, isWaiting] = [Date.now(), false];
    const clock = {
      nowMs: () => nowMs,
      sleep: async (ms: number) => {
        isWaiting ||= ms === 500;
        if (isWaiting) desk.slack.setGroup('S0GATE', [eve]);
        nowMs += ms;
      },
      random: () => 0.5,
    };
    const desk = await useDesk({ checks: [check], context: { clock } });
    const { store } = desk.desk.context;
    await store.claim('override:main/june', 'another', { nowMs, untilMs: nowMs + 10_000 });
    await sendOverride(desk, check);
    expect(desk.metrics()).toContain(counted('not-entitled'));
    expect(await overridesOf(desk)).toEqual([]);
  });
});
