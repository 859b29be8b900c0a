import { applyRunOverrides } from '../core/override/apply-review-override.ts';
import { exitCodeOf } from '../core/run-result.ts';
import { findCheckout } from '../io/git/find-checkout.ts';
import type { FixPatch } from '../io/review/fix-patch.ts';
import { reviewChange } from '../io/review-change.ts';
import { verifyEd25519 } from '../io/sign.ts';
import { type ReviewFormat, reviewReporters } from '../report/review-formats.ts';
import { readAsOf } from './as-of-option.ts';
import type { Command, ExitCode } from './command.ts';
import { complain } from './complain.ts';
import { deliver } from './deliver.ts';
import { limitHelp } from './limit-help.ts';
import { limitOptions, readLimits } from './limit-options.ts';
import { historyOf } from './past-sends.ts';
import { defaultPolicyPath } from './policy-path.ts';
import { readArguments } from './read-arguments.ts';
import { readReportOptions, reportOptions } from './report-options.ts';
import type { Terminal } from './terminal.ts';
import { writePatch } from './write-patch.ts';

const formats = Object.keys(reviewReporters) as ReviewFormat[]; // because the keys of a const object are its formats

/** `bounce-gate review`: what a change does to the campaigns, the same on a laptop as in a pull request. */
export const review: Command = {
  help: `Usage: bounce-gate review [CAMPAIGN ...] --base REF --head REF [options]

Compares two commits of this repository recipient by recipient: who is added, removed and brought back, and what that
does to the projected bounce rate. The rules are those of the base; nothing is checked out, fetched or changed.
Runs in any folder of the repository. Without names, the campaigns that the change touches.
Exit status: 0 pass or warn, 1 fail, 2 could not be checked.

  --base REF            what to compare with: a branch, tag or commit (default: main, else origin/main)
  --head REF            the change (default: HEAD)
  --config FILE         policy file, from the top of the repository (default: ${defaultPolicyPath})
  --as-of DATE          judge as of this day (YYYY-MM-DD), for results that can be repeated
${limitHelp}
  --format FORMAT       ${formats.join(', ')} (default text)
  --output FILE         write the report to a file instead of the terminal
  --patch FILE          write the fix as a patch for git apply, run in the top folder: rows to remove, and deleted
                        suppressions to put back (it holds the rows themselves: do not publish it)

Examples:
  bounce-gate review --base main
  bounce-gate review spring-launch --base origin/main --head HEAD --format markdown
`,
  run: runReview,
};

const options = {
  ...limitOptions,
  ...reportOptions,
  config: { type: 'string' },
  'as-of': { type: 'string' },
  base: { type: 'string' },
  head: { type: 'string' },
  patch: { type: 'string' },
} as const;

async function runReview(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const read = readArguments(args, options);
  if (!read.ok) return complain(terminal, [read.problem]);
  const files = { cwd: terminal.cwd, options: ['output', 'patch'] };
  const report = readReportOptions(read.args, formats, files);
  if (!report.ok) return complain(terminal, [report.problem]);
  const clock = readAsOf(read.args);
  if (!clock.ok) return complain(terminal, [clock.problem]);
  const patchFile = read.args.text('patch');
  const fixes: FixPatch[] = [];
  const onPatch = (fix: FixPatch): number => fixes.push(fix);
  const folder = await findCheckout(terminal.cwd);
  const past = await historyOf(folder, terminal);
  if (!past.ok) return complain(terminal, [past.problem]);
  const { ledger } = past;
  const reviewed = await reviewChange({
    // because git finds the top folder from any folder below it too
    folder,
    ledger,
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
  const result = applyRunOverrides(reviewed, { ledger, verifySignature: verifyEd25519 });
  if (patchFile !== undefined) await writePatch(fixes[0], patchFile, terminal);
  await deliver(reviewReporters[report.format](result), read.args.text('output'), terminal);
  return exitCodeOf(result.verdict);
}

// because a pull request's checkout has its base only as a remote branch
function baseRefsOf(given: string | undefined): readonly string[] {
  return given === undefined ? ['main', 'origin/main'] : [given];
}
