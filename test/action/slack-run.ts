import { cp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runAction } from '../../src/action/run-action.ts';
import type { Toolkit } from '../../src/action/toolkit.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { declaredInputs } from './action-definition.ts';

/** What a run of the Action from its source did. */
export interface SlackRun {
  readonly exitCode: 0 | 1 | 2;
  /** The log, annotations included. */
  readonly log: string;
  readonly notices: readonly string[];
  readonly secrets: readonly string[];
}

/** Runs the Action on the examples and on `files` beside them; `event` is what its payload says. */
export async function runForSlack(
  inputs: Readonly<Record<string, string>>,
  env: Readonly<Record<string, string>> = {},
  {
    event = {},
    files = {},
  }: { readonly event?: object; readonly files?: Readonly<Record<string, string>> } = {},
): Promise<SlackRun> {
  const folder = await temporaryFolder();
  await cp('examples', join(folder, 'examples'), { recursive: true });
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  const eventPath = join(folder, 'event.json');
  await writeFile(eventPath, JSON.stringify(event));
  const given: Readonly<Record<string, string>> = {
    config: 'examples/failing.yml',
    'due-within': 'off',
    ledger: 'off',
    'github-token': '',
    ...inputs,
  };
  const log: string[] = [];
  const notices: string[] = [];
  const secrets: string[] = [];
  const toolkit: Toolkit = {
    getInput: (name) => given[name] ?? declaredInputs[name]?.default ?? '',
    setOutput: () => undefined,
    error: (message) => void log.push(message),
    warning: (message) => void log.push(message),
    notice: (message) => {
      log.push(message);
      notices.push(message);
    },
    info: (message) => void log.push(message),
    setSecret: (secret) => void secrets.push(secret),
    summary: { addRaw: () => ({ write: async () => undefined }) },
  };
  const exitCode = await runAction(toolkit, {
    env: {
      PATH: process.env.PATH ?? '',
      GITHUB_WORKSPACE: folder,
      GITHUB_EVENT_NAME: 'schedule',
      GITHUB_EVENT_PATH: eventPath,
      GITHUB_SERVER_URL: 'https://github.com',
      GITHUB_REPOSITORY: 'lists/mail',
      GITHUB_SHA: 'c'.repeat(40),
      GITHUB_RUN_ID: '4711',
      RUNNER_TEMP: folder,
      ...env,
    },
    nowMs: Date.UTC(2026, 10, 22, 9),
  });
  return { exitCode, log: log.join('\n'), notices, secrets };
}
