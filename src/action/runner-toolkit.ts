import { randomUUID } from 'node:crypto';
import { accessSync, appendFileSync, constants } from 'node:fs';
import { appendFile } from 'node:fs/promises';
import { EOL } from 'node:os';
import type { Place, Toolkit } from './toolkit.ts';

/** What the toolkit reads and writes: inputs and the paths of the runner's files, and the step's log. */
export interface RunnerFiles {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly write: (text: string) => unknown;
}

/**
 * The runner's protocol, as @actions/core speaks it (docs.github.com, "Workflow commands for GitHub Actions"): commands in
 * the log, outputs and the job summary in files. That package loads an HTTP client which a run never asks, and takes longer
 * to do so than most lists take to be checked; a test compares what both write.
 */
export function runnerToolkit({ env, write }: RunnerFiles): Toolkit {
  const command = (
    name: string,
    message: string,
    properties: readonly (readonly [string, string])[] = [],
  ): void => {
    const stated = properties.map(([key, value]) => `${key}=${escapeProperty(value)}`).join(',');
    write(`::${name}${stated === '' ? '' : ` ${stated}`}::${escapeData(message)}${EOL}`);
  };
  return {
    getInput: (name) => (env[`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`] ?? '').trim(),
    setOutput: (name, value) => {
      const path = pathOf(env, 'GITHUB_OUTPUT');
      accessSync(path, constants.W_OK);
      appendFileSync(path, outputText(name, String(value)));
    },
    error: (message, place) => command('error', message, propertiesOf(place)),
    warning: (message, place) => command('warning', message, propertiesOf(place)),
    notice: (message, place) => command('notice', message, propertiesOf(place)),
    info: (message) => write(message + EOL),
    setSecret: (secret) => command('add-mask', secret),
    summary: {
      addRaw: (text) => ({
        write: async () => {
          const path = pathOf(env, 'GITHUB_STEP_SUMMARY');
          accessSync(path, constants.W_OK);
          await appendFile(path, text);
        },
      }),
    },
  };
}

/** The path of a file that the runner made; one that it did not make, nobody would read. */
function pathOf(env: RunnerFiles['env'], name: string): string {
  const path = env[name];
  if (path === undefined || path === '') throw new Error(`${name} is not set`);
  return path;
}

/** A value of any text, between marks that it cannot hold since nobody can guess them. */
function outputText(name: string, value: string): string {
  const mark = `ghadelimiter_${randomUUID()}`;
  return `${name}<<${mark}${EOL}${value}${EOL}${mark}${EOL}`;
}

function propertiesOf({ title, file, startLine }: Place = {}): readonly (readonly [string, string])[] {
  const properties = [
    ['title', title ?? ''],
    ['file', file ?? ''],
    ['line', startLine === undefined ? '' : String(startLine)],
  ] as const;
  return properties.filter(([, value]) => value !== '');
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
