import { mkdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { temporaryFolder } from '../temporary-folder.ts';
import { parseOutputFile } from './parse-output-file.ts';
import { type BundleRun, runBundle } from './run-bundle.ts';

/** What the bundled Action left behind: as a process, and in the files the runner reads afterwards. */
export interface ActionRun extends BundleRun {
  readonly outputs: ReadonlyMap<string, string>;
  readonly summary: string | null;
  readonly report: string | null;
}

const script = resolve('dist/action/index.js');

/**
 * Runs the committed Action bundle as the runner does: the inputs as `INPUT_*` (upper case, spaces to underscores,
 * hyphens kept), the runner's files created before the step, and nothing else in the environment. `env` replaces
 * what the runner would say; inputs are text as the workflow wrote it.
 */
export async function runActionBundle(
  workspace: string,
  inputs: Readonly<Record<string, string>>,
  env: Readonly<Record<string, string>> = {},
): Promise<ActionRun> {
  const folder = await temporaryFolder({
    set_output: '',
    step_summary: '',
    'event.json': '{"schedule":"23 5 * * *"}',
  });
  const paths = {
    GITHUB_OUTPUT: join(folder, 'set_output'),
    GITHUB_STEP_SUMMARY: join(folder, 'step_summary'),
    GITHUB_EVENT_PATH: join(folder, 'event.json'),
    RUNNER_TEMP: join(folder, '_temp'),
  };
  await mkdir(paths.RUNNER_TEMP);
  const given = Object.entries(inputs).map(([name, text]) => [inputVariable(name), text] as const);
  const run = await runBundle(script, [], {
    cwd: workspace,
    env: {
      ...paths,
      GITHUB_ACTIONS: 'true',
      CI: 'true',
      GITHUB_EVENT_NAME: 'schedule',
      GITHUB_WORKSPACE: workspace,
      ...Object.fromEntries(given),
      ...env,
    },
  });
  return {
    ...run,
    outputs: parseOutputFile((await readIfThere(paths.GITHUB_OUTPUT)) ?? ''),
    summary: await readIfThere(env.GITHUB_STEP_SUMMARY ?? paths.GITHUB_STEP_SUMMARY),
    report: await readIfThere(join(env.RUNNER_TEMP ?? paths.RUNNER_TEMP, 'bounce-gate', 'report.json')),
  };
}

// actions/runner, Runner.Worker/Handlers/Handler.cs, AddInputsToEnvironment
function inputVariable(name: string): string {
  return `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`;
}

async function readIfThere(path: string): Promise<string | null> {
  return readFile(path, 'utf8').catch(() => null);
}
