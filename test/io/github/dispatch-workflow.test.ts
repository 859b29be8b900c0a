import { describe, expect, test } from 'vitest';
import { dispatchWorkflow } from '../../../src/io/github/dispatch-workflow.ts';
import { createGitHubClient } from '../../../src/io/github/github-client.ts';
import { type FakeWorkflows, startFakeWorkflows, workflowToken } from './fake-workflows.ts';
import { fakeTiming } from './github-harness.ts';

const run = { workflow: 'gate.yml', ref: 'main', request: '20261122T090000000Z-slack-1-00000000-00000000' };

function clientOf({ url }: FakeWorkflows, token = workflowToken) {
  return createGitHubClient({ apiUrl: url, token, repository: 'octo/lists', timing: fakeTiming() });
}

describe('starting a workflow', () => {
  test('tells it what for', async () => {
    const fake = await startFakeWorkflows();
    expect(await dispatchWorkflow(clientOf(fake), run)).toEqual({ ok: true, told: true });
    expect(fake.started).toEqual([{ workflow: 'gate.yml', ref: 'main', inputs: { request: run.request } }]);
  });

  test('that names no such input is done without', async () => {
    const fake = await startFakeWorkflows({ 'gate.yml': [] });
    expect(await dispatchWorkflow(clientOf(fake), run)).toEqual({ ok: true, told: false });
    expect(fake.started).toEqual([{ workflow: 'gate.yml', ref: 'main', inputs: {} }]);
  });

  test.each([
    ['of another name', { workflow: 'send.yml' }, 'not-found'],
    ['on a branch that is not there', { ref: 'gone' }, 'invalid'],
    ['outside of the folder', { workflow: '../../../user' }, 'invalid'],
    ['that is no file', { workflow: '42' }, 'invalid'],
    ['on something that is no branch', { ref: '--all' }, 'invalid'],
  ])('%s is a failure', async (_, change, reason) => {
    const fake = await startFakeWorkflows();
    expect(await dispatchWorkflow(clientOf(fake), { ...run, ...change })).toMatchObject({
      ok: false,
      reason,
    });
    expect(fake.started).toEqual([]);
  });

  test('is not done twice when GitHub may have done it', async () => {
    const fake = await startFakeWorkflows();
    fake.fail(502);
    expect(await dispatchWorkflow(clientOf(fake), run)).toMatchObject({ ok: false, uncertain: true });
    expect(fake.requests()).toBe(1);
  });

  test('waits where GitHub asks for it', async () => {
    const fake = await startFakeWorkflows();
    fake.fail(429, { 'retry-after': '2' });
    expect(await dispatchWorkflow(clientOf(fake), run)).toMatchObject({ ok: true });
    expect(fake.started).toHaveLength(1);
  });

  test('names the permission that is missing', async () => {
    const fake = await startFakeWorkflows();
    fake.fail(403, {}, 'Resource not accessible by integration');
    expect(await dispatchWorkflow(clientOf(fake), run)).toMatchObject({
      reason: 'forbidden',
      missingPermission: 'actions: write',
    });
    expect(await dispatchWorkflow(clientOf(fake, 'ghs_other'), run)).toMatchObject({ reason: 'forbidden' });
  });
});
