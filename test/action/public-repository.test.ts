import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runAction } from '../../src/action/run-action.ts';
import type { Toolkit } from '../../src/action/toolkit.ts';
import { sampleCampaigns, samplePolicy } from '../sample-campaign.ts';
import { makeKeyPair, sealFor, useKeys } from '../sealed-files.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const allowing = samplePolicy.replace('policy: { ', 'policy: { plain-lists: allow, ');

/** Runs the Action from source as the runner does for a push, on files and an event. */
async function runOn(files: Readonly<Record<string, string | Uint8Array>>, repository: object) {
  const folder = await temporaryFolder(files);
  const event = join(folder, '.event', 'event.json');
  await mkdir(join(folder, '.event'));
  await writeFile(event, JSON.stringify({ repository }));
  const inputs: Readonly<Record<string, string>> = {
    config: 'bounce-gate.yml',
    'as-of': '2026-11-20',
    ledger: 'off',
  };
  const said: string[] = [];
  const toolkit: Toolkit = {
    getInput: (name) => inputs[name] ?? '',
    setOutput: () => undefined,
    error: (message) => said.push(message),
    warning: () => undefined,
    notice: () => undefined,
    info: () => undefined,
    setSecret: () => undefined,
    summary: { addRaw: () => ({ write: async () => undefined }) },
  };
  const env = {
    GITHUB_WORKSPACE: folder,
    GITHUB_EVENT_NAME: 'workflow_dispatch',
    GITHUB_EVENT_PATH: event,
    RUNNER_TEMP: join(folder, '.event'),
  };
  return { exitCode: await runAction(toolkit, { env, nowMs: Date.UTC(2026, 10, 20) }), said };
}

describe('where the event says that the repository is public', () => {
  const repository = { private: false, visibility: 'public' };

  test('a plain list is not checked', async () => {
    const { exitCode, said } = await runOn(sampleCampaigns.pass, repository);
    expect(exitCode).toBe(2);
    expect(said.join()).toContain('public repository');
  });

  test('a plain list is checked when the policy allows it', async () => {
    const files = { ...sampleCampaigns.pass, 'bounce-gate.yml': allowing };
    expect(await runOn(files, repository)).toEqual({ exitCode: 0, said: [] });
  });

  test('a sealed list is checked', async () => {
    const key = await makeKeyPair();
    useKeys({ KEY: key.identity });
    const files = {
      ...sampleCampaigns.pass,
      'bounce-gate.yml': samplePolicy.replace('list.csv', 'list.csv.age'),
      'list.csv.age': await sealFor(sampleCampaigns.pass['list.csv'], key.recipient),
    };
    expect(await runOn(files, repository)).toEqual({ exitCode: 0, said: [] });
  });
});

test.each([{ private: true, visibility: 'private' }, { private: true, visibility: 'internal' }, {}])(
  'a plain list is checked where the event says %j of the repository',
  async (repository) => {
    expect(await runOn(sampleCampaigns.pass, repository)).toEqual({ exitCode: 0, said: [] });
  },
);
