import { describe, expect, test } from 'vitest';
import { findLabelling, mayWrite } from '../../../src/io/github/find-labelling.ts';
import type { Writer } from '../../fake-github/fake-state.ts';
import { actionsBot } from '../../fake-github/fake-state.ts';
import type { Fault } from '../../fake-github/start-fake-github.ts';
import { asked, clientOf, openFake } from './github-harness.ts';

const ada: Writer = { login: 'ada', type: 'User', app: null };
const eve: Writer = { login: 'eve', type: 'User', app: null };
const place = { number: 7, label: 'send-anyway' };

describe('who put the label there', () => {
  test('is who put it there last', async () => {
    const fake = await openFake();
    fake.state.addLabelEvent(7, eve, 'send-anyway');
    fake.state.addLabelEvent(7, eve, 'send-anyway', 'unlabeled');
    const last = fake.state.addLabelEvent(7, ada, 'Send-Anyway');
    fake.state.addLabelEvent(7, eve, 'bug');
    fake.state.pulls.set(8, { headSha: 'x', diff: new Map() });
    fake.state.addLabelEvent(8, eve, 'send-anyway');
    expect(await findLabelling(clientOf(fake), place)).toEqual({
      ok: true,
      labelling: { login: 'ada', isPerson: true, atMs: Date.parse(last.createdAt) },
    });
    expect(asked(fake)).toEqual(['list-events']);
  });

  test('is nobody when it was taken off, or never put there', async () => {
    const fake = await openFake();
    expect(await findLabelling(clientOf(fake), place)).toEqual({ ok: true, labelling: null });
    fake.state.addLabelEvent(7, ada, 'send-anyway');
    fake.state.addLabelEvent(7, eve, 'send-anyway', 'unlabeled');
    expect(await findLabelling(clientOf(fake), place)).toEqual({ ok: true, labelling: null });
  });

  test('may be a bot, which is told', async () => {
    const fake = await openFake();
    fake.state.addLabelEvent(7, actionsBot, 'send-anyway');
    expect(await findLabelling(clientOf(fake), place)).toMatchObject({ labelling: { isPerson: false } });
  });

  test.each([
    [150, 'on the last page', ['list-events', 'list-events'], true],
    [260, 'on the last page', ['list-events', 'list-events'], true],
  ])('of %i events is found %s', async (count, _, calls, ok) => {
    const fake = await openFake();
    for (let event = 1; event < count; event += 1) fake.state.addLabelEvent(7, eve, `label ${event}`);
    fake.state.addLabelEvent(7, ada, 'send-anyway');
    expect(await findLabelling(clientOf(fake), place)).toMatchObject({ ok, labelling: { login: 'ada' } });
    expect(asked(fake)).toEqual(calls);
  });

  test('is not guessed from older events while newer ones could not be read', async () => {
    const fake = await openFake();
    fake.state.addLabelEvent(7, ada, 'send-anyway');
    for (let event = 1; event < 450; event += 1) fake.state.addLabelEvent(7, eve, `label ${event}`);
    expect(await findLabelling(clientOf(fake), place)).toMatchObject({ ok: false, reason: 'budget' });
    expect(asked(fake)).toHaveLength(3);
  });

  test('of 250 events with the label among the oldest is found with three calls', async () => {
    const fake = await openFake();
    fake.state.addLabelEvent(7, ada, 'send-anyway');
    for (let event = 1; event < 250; event += 1) fake.state.addLabelEvent(7, eve, `label ${event}`);
    expect(await findLabelling(clientOf(fake), place)).toMatchObject({ labelling: { login: 'ada' } });
    expect(asked(fake)).toHaveLength(3);
  });
});

describe('whether somebody may write', () => {
  test.each([
    ['admin', true],
    ['maintain', true],
    ['write', true],
    ['triage', false],
    ['read', false],
    ['none', false],
  ] as const)('%s: %s', async (role, may) => {
    const fake = await openFake();
    fake.state.roles.set('ada', role);
    expect(await mayWrite(clientOf(fake), 'ada')).toEqual({ ok: true, mayWrite: may });
  });

  test('nobody of that name is a failure', async () => {
    expect(await mayWrite(clientOf(await openFake()), 'nobody')).toMatchObject({ reason: 'not-found' });
  });

  test.each<[string, unknown]>([
    ['about somebody else', { permission: 'admin', role_name: 'admin', user: { login: 'eve' } }],
    ['about nobody', { permission: 'admin', role_name: 'admin', user: null }],
    ['that is text', 'admin'],
  ])('an answer %s proves nothing', async (_, body) => {
    const fake = await openFake();
    fake.fail('get-permission', { kind: 'answer', status: 200, body });
    expect(await mayWrite(clientOf(fake), 'ada')).toMatchObject({ ok: false, reason: 'unavailable' });
  });

  test.each(['ada/../eve', 'a?b', 'x y', '..', '', 'github-actions[bot]'])(
    '%j is no login, so GitHub is not asked',
    async (login) => {
      const fake = await openFake();
      expect(await mayWrite(clientOf(fake), login)).toMatchObject({ ok: false, reason: 'invalid' });
      expect(asked(fake)).toEqual([]);
    },
  );
});

const faults: readonly Fault[] = [
  ...[401, 403, 404, 410, 422, 429, 500, 502].map((status) => ({ kind: 'answer', status }) as const),
  { kind: 'answer', status: 200, body: 'not a list' },
  { kind: 'cut', carriedOut: false },
  { kind: 'half', carriedOut: true },
];
test.each(faults)('%j is a failure and never an answer', async (fault) => {
  const fake = await openFake();
  fake.state.addLabelEvent(7, ada, 'send-anyway');
  fake.fail('list-events', fault, 9);
  expect((await findLabelling(clientOf(fake), place)).ok).toBe(false);
  expect(fake.calls.length).toBeLessThanOrEqual(6);
});

test('a token without the scope is told which one is missing', async () => {
  const fake = await openFake({ permissions: { issues: 'none', pull_requests: 'none' } });
  expect(await findLabelling(clientOf(fake), place)).toMatchObject({
    reason: 'forbidden',
    missingPermission: 'pull-requests: read',
  });
});
