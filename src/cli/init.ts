import { readFile, realpath } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Problem } from '../core/finding.ts';
import { dayOfInstant } from '../core/list/parse-day.ts';
import {
  planStarterFiles,
  starterPolicyPath,
  starterWorkflowPath,
} from '../core/starter/plan-starter-files.ts';
import { exampleList } from '../core/starter/starter-example.ts';
import type { StarterFile } from '../core/starter/starter-file.ts';
import { findLists, type ListsFound } from '../io/find-lists.ts';
import { defaultBranch } from '../io/git/default-branch.ts';
import { findCheckout } from '../io/git/find-checkout.ts';
import { makeFolder } from '../io/make-folder.ts';
import { wouldLieInside } from '../io/would-lie-inside.ts';
import { type FileFate, type InitDone, initText } from '../report/init-text.ts';
import { show } from '../report/show.ts';
import type { Command, ExitCode } from './command.ts';
import { complain } from './complain.ts';
import { readArguments, wrong } from './read-arguments.ts';
import type { Terminal } from './terminal.ts';
import { writeOutput } from './write-output.ts';

/** `bounce-gate init`: the policy and the workflow of a repository, written from what lies in it. */
export const init: Command = {
  help: `Usage: bounce-gate init [--dry-run | --force]

Looks for send-lists and suppression files in this folder and writes ${starterPolicyPath}
and ${starterWorkflowPath} for them, with a comment on every line. Where there are none
it writes an example that passes. Asks nothing. Files that are there are left alone.
In a folder of a repository that is not its top it writes nothing: GitHub reads workflows only there.
Exit status: 0 written or there already, 2 could not be done.

  --dry-run   show what would be written, and write nothing
  --force     replace files that are there, and write below the top of a repository too

Example:
  bounce-gate init && bounce-gate check
`,
  run: runInit,
};

async function runInit(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const read = readArguments(args, { force: { type: 'boolean' }, 'dry-run': { type: 'boolean' } });
  if (!read.ok) return complain(terminal, [read.problem]);
  const [surplus] = read.args.positionals;
  if (surplus !== undefined)
    return complain(terminal, [wrong('init', 'takes no folder. Run it in the folder of your lists')]);
  const force = read.args.flag('force');
  const found = await findLists(terminal.cwd);
  const plan = await planFor(terminal, found, force);
  if (read.args.flag('dry-run')) {
    terminal.stdout.write(plan.map(({ path, text }) => `--- ${path}\n${text}`).join('\n'));
    return 0;
  }
  const checkoutTop = await otherTop(terminal.cwd);
  const refusal = await refusalOf(terminal.cwd, plan, force ? null : checkoutTop);
  if (refusal !== null) return complain(terminal, [refusal]);
  const files: InitDone['files'][number][] = [];
  for (const file of plan) {
    const fate = await place(terminal.cwd, file, force);
    if (typeof fate !== 'string') return complain(terminal, [fate]);
    files.push({ path: file.path, fate });
  }
  const withExample = plan.some(({ path }) => path === exampleList);
  terminal.stdout.write(
    initText({ ...found, files, policyPath: starterPolicyPath, withExample, checkoutTop }),
  );
  return 0;
}

async function planFor(
  terminal: Terminal,
  found: ListsFound,
  force: boolean,
): Promise<readonly StarterFile[]> {
  return planStarterFiles({
    ...found,
    hasPolicy: !force && (await textOf(join(terminal.cwd, starterPolicyPath))) !== null,
    branch: await defaultBranch(await findCheckout(terminal.cwd)),
    today: dayOfInstant(terminal.nowMs),
  });
}

/** Why nothing may be written: the folder is not the top that counts, or a link leads out of it. */
async function refusalOf(
  cwd: string,
  plan: readonly StarterFile[],
  top: string | null,
): Promise<Problem | null> {
  if (top !== null)
    return wrong(
      'init',
      // because a long text is cut at its end, the path stands there
      `is for the top of a repository. Run it there, or add --force to write here. It is ${show(top)}`,
    );
  for (const { path } of plan) {
    if (await wouldLieInside(join(cwd, path), cwd)) continue;
    return wrong(
      path,
      'would lie outside this folder, because a link leads there. Put a folder in its place, or write the file by hand from --dry-run',
    );
  }
  return null;
}

async function place(cwd: string, { path, text }: StarterFile, force: boolean): Promise<FileFate | Problem> {
  const target = join(cwd, path);
  try {
    const old = await textOf(target);
    if (old === text) return 'same';
    if (old !== null && !force) return 'kept';
    makeFolder(dirname(target));
    await writeOutput(target, text);
    return old === null ? 'written' : 'replaced';
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    return wrong(
      path,
      `could not be written (${reason}); make room for it, or write it by hand from --dry-run`,
    );
  }
}

/** The text of a file; null when there is none. */
async function textOf(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR'))
      return null;
    throw error;
  }
}

async function otherTop(cwd: string): Promise<string | null> {
  const here = await realpath(cwd);
  const top = await findCheckout(here);
  return top === here ? null : top;
}
