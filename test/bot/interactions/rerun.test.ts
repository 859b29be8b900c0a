import { describe, expect, test } from 'vitest';
import { onRerunClick } from '../../../src/bot/interactions/rerun-listener.ts';
import { startFakeWorkflows, workflowToken } from '../../io/github/fake-workflows.ts';
import { buttonValue, clickOn, saidTo, sendOverride } from './people.ts';
import { bob, type DeskOptions, failedCheck, useDesk } from './use-desk.ts';

const check = failedCheck();
const place = { repository: 'octo/lists', workflow: 'gate.yml' };

async function deskWith(url: string, change: Partial<typeof place> = {}, options: DeskOptions = {}) {
  const github = { token: workflowToken, apiUrl: url };
  const desk = await useDesk({
    checks: [check],
    ...options,
    context: { github },
    ledger: { ...place, ...change },
  });
  const press = (user?: string) =>
    onRerunClick(desk.desk, clickOn(desk, 'gate.rerun', buttonValue(check), user));
  return { ...desk, press };
}

describe('running a check again', () => {
  test('starts the workflow once, however many press within a minute', async () => {
    const fake = await startFakeWorkflows();
    const desk = await deskWith(fake.url, {}, { onLedger: false });
    await Promise.all([desk.press(), desk.press(bob), desk.press()]);
    expect(fake.started).toEqual([{ workflow: 'gate.yml', ref: 'main', inputs: { request: check.id } }]);
    expect(desk.metrics()).toContain('bounce_reruns_total{result="just-started"} 2');
    expect(saidTo(desk)).toContain('being run again');
  });

  test('that failed can be tried again at once', async () => {
    const fake = await startFakeWorkflows();
    const desk = await deskWith(fake.url, {}, { onLedger: false });
    fake.fail(403);
    await desk.press();
    await desk.press();
    expect(desk.metrics()).toContain('bounce_reruns_total{result="forbidden"} 1');
    expect(fake.started).toHaveLength(1);
  });

  test.each([
    ['no-workflow', { workflow: null }, workflowToken],
    ['no-token', {}, null],
    ['not-found', { workflow: 'other.yml' }, workflowToken],
  ] as const)('tells %s', async (result, ledger, token) => {
    const fake = await startFakeWorkflows();
    const github = { token, apiUrl: fake.url };
    const desk = await useDesk({
      checks: [check],
      onLedger: false,
      context: { github },
      ledger: { ...place, ...ledger },
    });
    await onRerunClick(desk.desk, clickOn(desk, 'gate.rerun', buttonValue(check)));
    expect(desk.metrics()).toContain(`bounce_reruns_total{result="${result}"} 1`);
    expect(fake.started).toEqual([]);
  });

  test('of a ledger that the bot does not read does nothing', async () => {
    const fake = await startFakeWorkflows();
    const desk = await deskWith(fake.url, {}, { onLedger: false });
    await onRerunClick(desk.desk, clickOn(desk, 'gate.rerun', buttonValue(check, 'other')));
    expect(fake.requests()).toBe(0);
  });

  test('happens by itself after an override, which is what the run is told', async () => {
    const fake = await startFakeWorkflows();
    const desk = await deskWith(fake.url);
    expect(JSON.stringify(await sendOverride(desk, check))).toContain('being run again');
    const override = (await desk.records()).find(({ kind }) => kind === 'override');
    expect(fake.started).toEqual([{ workflow: 'gate.yml', ref: 'main', inputs: { request: override?.id } }]);
  });
});
