import { exitCodeOf } from '../core/run-result.ts';
import { reviewChange } from '../io/review-change.ts';
import { type ReviewFormat, reviewReporters } from '../report/review-formats.ts';
import { complain } from './check.ts';
import { defaultPolicyPath, limitHelp, limitOptions, readClock, readLimits } from './check-request.ts';
import type { Command, ExitCode } from './command.ts';
import { deliver } from './deliver.ts';
import { protectInput } from './protect-input.ts';
import { readArguments, wrong } from './read-arguments.ts';
import type { Terminal } from './terminal.ts';

const formats = Object.keys(reviewReporters) as ReviewFormat[]; // because the keys of a const object are its formats

/** `bounce-gate review`: what a change does to the campaigns, the same on a laptop as in a pull request. */
export const review: Command = {
  name: 'review',
  summary: 'tell what a change of lists, suppressions or rules does',
  help: `Usage: bounce-gate review [CAMPAIGN ...] --base REF --head REF [options]

Compares two commits of this repository recipient by recipient: who is added, removed and brought back, and what that
does to the projected bounce rate. The rules are those of the base; nothing is checked out, fetched or changed.
Without names, the campaigns that the change touches.
Exit status: 0 pass or warn, 1 fail, 2 could not be checked.

  --base REF            what to compare with: a branch, tag or commit (default: main, else origin/main)
  --head REF            the change (default: HEAD)
  --config FILE         policy file, from the top of the repository (default: ${defaultPolicyPath})
  --as-of DATE          judge as of this day (YYYY-MM-DD), for results that can be repeated
${limitHelp}
  --format FORMAT       ${formats.join(', ')} (default text)
  --output FILE         write the report to a file instead of the terminal
  --patch FILE          write the smallest fix as a patch, for: git apply --unidiff-zero FILE
                        (it holds the rows themselves: do not publish it)

Examples:
  bounce-gate review --base main
  bounce-gate review spring-launch --base origin/main --head HEAD --format markdown
`,
  run: runReview,
};

async function runReview(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const options = {
    ...limitOptions,
    config: { type: 'string' },
    'as-of': { type: 'string' },
    base: { type: 'string' },
    head: { type: 'string' },
    format: { type: 'string' },
    output: { type: 'string' },
    patch: { type: 'string' },
  } as const;
  const read = readArguments(args, options);
  if (!read.ok) return complain(terminal, [read.problem]);
  const format = formats.find((name) => name === (read.args.text('format') ?? 'text'));
  if (format === undefined) {
    return complain(terminal, [
      wrong('--format', `must be one of ${formats.join(', ')}`, read.args.text('format')),
    ]);
  }
  const taken =
    protectInput('--output', read.args.text('output'), terminal.cwd) ??
    protectInput('--patch', read.args.text('patch'), terminal.cwd);
  if (taken !== null) return complain(terminal, [taken]);
  const clock = readClock(read.args);
  if (!clock.ok) return complain(terminal, [clock.problem]);
  const patchFile = read.args.text('patch');
  const patches: string[] = [];
  const onPatch = (patch: string | null): void => {
    if (patch !== null) patches.push(patch);
  };
  const result = await reviewChange({
    folder: terminal.cwd,
    baseRefs: baseRefsOf(read.args.text('base')),
    headRefs: [read.args.text('head') ?? 'HEAD'],
    policyPath: read.args.text('config') ?? defaultPolicyPath,
    campaigns: read.args.positionals,
    limits: readLimits(read.args),
    asOfMs: clock.asOfMs,
    nowMs: terminal.nowMs,
    // because a patch costs one more reading of the list, it is made only when it was asked for
    ...(patchFile === undefined ? {} : { onPatch }),
  });
  if (patchFile !== undefined) await writePatch(patches, patchFile, terminal);
  await deliver(reviewReporters[format](result), read.args.text('output'), terminal);
  return exitCodeOf(result.verdict);
}

async function writePatch(patches: readonly string[], file: string, terminal: Terminal): Promise<void> {
  if (patches.length === 0) {
    terminal.stderr.write('There is no fix that a patch could make, so none was written.\n');
    return;
  }
  await deliver(patches.join(''), file, terminal);
}

// because a pull request's checkout has its base only as a remote branch
function baseRefsOf(given: string | undefined): readonly string[] {
  return given === undefined ? ['main', 'origin/main'] : [given];
}
