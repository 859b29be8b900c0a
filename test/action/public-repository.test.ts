import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runAction } from '../../src/action/run-action.ts';
import type { Toolkit } from '../../src/action/toolkit.ts';
import { type FakeGitHub, startFakeGitHub } from '../fake-github/start-fake-github.ts';
import { sampleCampaigns, samplePolicy } from '../sample-campaign.ts';
import { makeKeyPair, sealFor, useKeys } from '../sealed-files.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const token = 'ghs_0123456789';
const allowing = samplePolicy.replace('policy: { ', 'policy: { plain-lists: allow, ');

/** Runs the Action from source as the runner does, on files and an event; GitHub is asked at a URL where the run has one. */
async function runOn(
  files: Readonly<Record<string, string | Uint8Array>>,
  payload: object,
  github: { readonly event?: string; readonly apiUrl?: string } = {},
) {
  const folder = await temporaryFolder(files);
  const event = join(folder, '.event', 'event.json');
  await mkdir(join(folder, '.event'));
  await writeFile(event, JSON.stringify(payload));
  const inputs: Readonly<Record<string, string>> = {
    config: 'bounce-gate.yml',
    'as-of': '2026-11-20',
    ledger: 'off',
    'due-within': 'off',
    'github-token': github.apiUrl === undefined ? '' : token,
  };
  const said: string[] = [];
  const warned: string[] = [];
  const logged: string[] = [];
  const toolkit: Toolkit = {
    getInput: (name) => inputs[name] ?? '',
    setOutput: () => undefined,
    error: (message) => said.push(message),
    warning: () => undefined,
    notice: (message) => warned.push(message),
    info: (message) => logged.push(message),
    setSecret: () => undefined,
    summary: { addRaw: () => ({ write: async () => undefined }) },
  };
  const env = {
    GITHUB_WORKSPACE: folder,
    GITHUB_EVENT_NAME: github.event ?? 'workflow_dispatch',
    GITHUB_REPOSITORY: 'octo/lists',
    GITHUB_API_URL: github.apiUrl,
    GITHUB_EVENT_PATH: event,
    RUNNER_TEMP: join(folder, '.event'),
  };
  return {
    exitCode: await runAction(toolkit, { env, nowMs: Date.UTC(2026, 10, 20) }),
    said,
    warned,
    log: logged.join('\n'),
  };
}

describe('where the event says that the repository is public', () => {
  const repository = { repository: { private: false, visibility: 'public' } };
  const passed = { exitCode: 0, said: [], warned: [] };

  test('a plain list is not checked', async () => {
    const { exitCode, said } = await runOn(sampleCampaigns.pass, repository);
    expect(exitCode).toBe(2);
    expect(said.join()).toContain('public repository');
  });

  test('a plain list is checked when the policy allows it', async () => {
    const files = { ...sampleCampaigns.pass, 'bounce-gate.yml': allowing };
    expect(await runOn(files, repository)).toMatchObject(passed);
  });

  test('a sealed list is checked', async () => {
    expect(await runOn(await sealedFiles(), repository)).toMatchObject(passed);
  });
});

test.each([
  { private: true, visibility: 'private' },
  { private: true, visibility: 'internal' },
])('a plain list is checked where the event says %j of the repository', async (repository) => {
  expect(await runOn(sampleCampaigns.pass, { repository })).toMatchObject({
    exitCode: 0,
    said: [],
    warned: [],
  });
});

describe('where the event does not say whether the repository is public, as on a schedule', () => {
  const schedule = { schedule: '5 5 * * *' };
  const passed = { exitCode: 0, said: [], warned: [] };

  async function ask(
    files: Readonly<Record<string, string | Uint8Array>>,
    prepare: (fake: FakeGitHub) => void,
  ) {
    const fake = await startFakeGitHub({ token });
    prepare(fake);
    const run = await runOn(files, schedule, { event: 'schedule', apiUrl: fake.url });
    const calls = fake.calls.map(({ name }) => name);
    await fake.stop();
    expect(fake.mistakes).toEqual([]);
    return { run, calls };
  }

  test('GitHub is asked once, and a plain list of a public one is not checked', async () => {
    const two = samplePolicy.replace('campaigns:', 'campaigns:\n  another: { list: list.csv }');
    expect(two).not.toBe(samplePolicy);
    const files = { ...sampleCampaigns.pass, 'bounce-gate.yml': two };
    const { run, calls } = await ask(files, ({ state }) => {
      state.visibility = 'public';
    });
    expect(run).toMatchObject({ exitCode: 2, warned: [] });
    expect(run.said.join()).toContain('public repository');
    expect(calls).toEqual(['get-repository']);
  });

  test.each(['private', 'internal'] as const)('a plain list of one that is %s is', async (visibility) => {
    const { run, calls } = await ask(sampleCampaigns.pass, ({ state }) => {
      state.visibility = visibility;
    });
    expect(run).toMatchObject(passed);
    expect(calls).toEqual(['get-repository']);
  });

  test('nobody is asked about a sealed list, or where the policy allows plain ones', async () => {
    const open = ({ state }: FakeGitHub) => {
      state.visibility = 'public';
    };
    const allowed = { ...sampleCampaigns.pass, 'bounce-gate.yml': allowing };
    for (const files of [await sealedFiles(), allowed]) {
      expect(await ask(files, open)).toMatchObject({ run: passed, calls: [] });
    }
  });

  test('an answer that does not come leaves the verdict to the list, and that is told', async () => {
    const { run } = await ask(sampleCampaigns.pass, ({ fail }) =>
      fail('get-repository', { kind: 'answer', status: 404 }),
    );
    expect(run).toMatchObject({ exitCode: 0, said: [] });
    expect(run.warned).toEqual([expect.stringContaining('not-found')]);
  });

  test('so does a run without a token, in its log', async () => {
    const run = await runOn(sampleCampaigns.pass, schedule, { event: 'schedule' });
    expect(run).toMatchObject({ exitCode: 0, said: [], warned: [] });
    expect(run.log).toContain('(forbidden) says whether everybody can read this repository');
  });
});

async function sealedFiles() {
  const key = await makeKeyPair();
  useKeys({ KEY: key.identity });
  return {
    ...sampleCampaigns.pass,
    'bounce-gate.yml': samplePolicy.replace('list.csv', 'list.csv.age'),
    'list.csv.age': await sealFor(sampleCampaigns.pass['list.csv'], key.recipient),
  };
}
