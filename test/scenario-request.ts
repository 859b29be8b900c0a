import { existsSync, readFileSync } from 'node:fs';
import { cp, mkdir, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { instantOfDay, parseDay } from '../src/core/list/parse-day.ts';
import { limitInputNames } from '../src/core/policy/apply-limit-inputs.ts';
import type { RunRequest } from '../src/io/prepare-checks.ts';
import { makeFifo } from './make-fifo.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** What git cannot hold, to be made in the temporary copy of a scenario. */
type Making =
  | { readonly fifo: string }
  | { readonly link: string; readonly to: string }
  | { readonly file: string; readonly text: string };

/** How a scenario is run, in the names of the Action's inputs; `make` comes first. */
export interface ScenarioCommand {
  readonly make?: readonly Making[];
  readonly campaigns?: readonly string[];
  readonly suppressions?: readonly string[];
  readonly [input: string]: unknown;
}

const usual: ScenarioCommand = { config: 'bounce-gate.yml', 'as-of': '2026-11-20' };

/** The scenario's own command, or the policy file judged as of a fixed day. */
export function readCommand(scenario: string): ScenarioCommand {
  const path = join(scenario, 'command.json');
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : usual;
}

/** A fresh copy of a scenario in a folder of its own, with what git cannot hold. */
export async function copyScenario(scenario: string, command: ScenarioCommand): Promise<string> {
  const workspace = join(await temporaryFolder(), 'repository');
  await cp(scenario, workspace, { recursive: true });
  for (const making of command.make ?? []) await make(workspace, making);
  return workspace;
}

async function make(workspace: string, making: Making): Promise<void> {
  const path = join(workspace, 'fifo' in making ? making.fifo : 'link' in making ? making.link : making.file);
  await mkdir(dirname(path), { recursive: true });
  if ('fifo' in making) makeFifo(path);
  else if ('link' in making) await symlink(making.to, path);
  else await writeFile(path, making.text);
}

function texts(command: ScenarioCommand): readonly (readonly [string, string])[] {
  return Object.entries(command).flatMap(([name, value]) => {
    if (name === 'make') return [];
    return (Array.isArray(value) ? value : [value]).map((text) => [name, String(text)] as const);
  });
}

/** The arguments of the CLI that mean the command. */
export function cliArguments(command: ScenarioCommand): readonly string[] {
  return texts(command).flatMap(([name, text]) => (name === 'campaigns' ? [text] : [`--${name}`, text]));
}

/** The inputs of the Action that mean the command; a list has one item per line. */
export function actionInputs(command: ScenarioCommand): Record<string, string> {
  const inputs = new Map<string, string>();
  for (const [name, text] of texts(command)) {
    const before = inputs.get(name);
    inputs.set(name, before === undefined ? text : `${before}\n${text}`);
  }
  return Object.fromEntries(inputs);
}

/** The request to `runChecks` that means the command. */
export function coreRequest(command: ScenarioCommand, workspace: string, confined: boolean): RunRequest {
  const given = new Map(texts(command));
  const text = (name: string): string | null => given.get(name) ?? null;
  const config = text('config');
  const day = parseDay(text('as-of') ?? '');
  return {
    policy: config === null ? null : { shown: config, path: join(workspace, config) },
    campaigns: command.campaigns ?? [],
    list: text('list'),
    suppressions: command.suppressions ?? [],
    emailColumn: text('email-column'),
    limits: Object.fromEntries(limitInputNames.map((name) => [name, text(name) ?? undefined])),
    workspace: { folder: workspace, confined },
    asOfMs: day === null ? null : instantOfDay(day),
    nowMs: Date.UTC(2026, 10, 22),
  };
}
