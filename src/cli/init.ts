import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { starterPolicy, starterWorkflow } from '../core/policy/starter-files.ts';
import { findLists } from '../io/find-lists.ts';
import { defaultPolicyPath } from './check-request.ts';
import type { Command, ExitCode } from './command.ts';
import { complain } from './complain.ts';
import { readArguments } from './read-arguments.ts';
import type { Terminal } from './terminal.ts';
import { writeOutput } from './write-output.ts';

const workflowPath = '.github/workflows/bounce-gate.yml';

/** `bounce-gate init`: the policy and the workflow of a repository, written from what lies in it. */
export const init: Command = {
  help: `Usage: bounce-gate init [--force]

Looks for send-lists and suppression files in this folder and writes ${defaultPolicyPath}
and ${workflowPath} for them. Asks nothing; files that are there are left alone.
Exit status: 0 written or there already, 2 could not be done.

  --force   replace files that are there

Example:
  bounce-gate init && bounce-gate check
`,
  run: runInit,
};

async function runInit(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const read = readArguments(args, { force: { type: 'boolean' } });
  if (!read.ok) return complain(terminal, [read.problem]);
  const { lists, suppressions } = await findLists(terminal.cwd);
  const files = [
    { path: defaultPolicyPath, text: starterPolicy(lists, suppressions) },
    { path: workflowPath, text: starterWorkflow() },
  ];
  for (const { path, text } of files) {
    const written = await writeNew(join(terminal.cwd, path), text, read.args.flag('force'));
    terminal.stdout.write(written ? `wrote ${path}\n` : `${path} is there already, left as it is\n`);
  }
  terminal.stdout.write(nextStep(lists.length, suppressions.length));
  return 0;
}

function nextStep(lists: number, suppressions: number): string {
  const missing =
    lists === 0
      ? 'No send-list was found: name yours'
      : suppressions === 0
        ? 'No suppression files were found: name yours'
        : null;
  if (missing !== null) return `\n${missing} in ${defaultPolicyPath}, then run: bounce-gate check\n`;
  return '\nNext: bounce-gate check\n';
}

async function writeNew(path: string, text: string, force: boolean): Promise<boolean> {
  await mkdir(dirname(path), { recursive: true });
  try {
    if (force) await writeOutput(path, text);
    else await writeFile(path, text, { flag: 'wx' });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}
