import { relative } from 'node:path';
import type { CampaignInput } from '../core/check-campaign.ts';
import type { Problem } from '../core/finding.ts';
import { exitCodeOf, runResult } from '../core/run-result.ts';
import { type CampaignCleaned, cleanCampaign } from '../io/clean-campaign.ts';
import { openAsking } from '../io/dns/open-asking.ts';
import { FileFault } from '../io/file-fault.ts';
import { isInside } from '../io/is-inside.ts';
import { openCampaign } from '../io/open-campaign.ts';
import { type PreparedCheck, prepareChecks } from '../io/prepare-checks.ts';
import { pastSends } from '../io/run-checks.ts';
import { type CleanedFiles, type CleanedPaths, withCleanedFiles } from '../io/with-cleaned-files.ts';
import { cleanText, nothingToClean } from '../report/clean-text.ts';
import { reporters } from '../report/report-formats.ts';
import { show } from '../report/show.ts';
import { readRequest, requestOptions } from './check-request.ts';
import { choosePaths } from './clean-paths.ts';
import type { Command, ExitCode } from './command.ts';
import { complain } from './complain.ts';
import { historyOf } from './past-sends.ts';
import { type Arguments, readArguments, wrong } from './read-arguments.ts';
import { requestHelp } from './request-help.ts';
import { sameRequest } from './same-request.ts';
import type { Terminal } from './terminal.ts';

/** `bounce-gate clean`: the list without the rows that must or should not be mailed. */
export const clean: Command = {
  help: `Usage: bounce-gate clean CAMPAIGN [options]
       bounce-gate clean --list FILE --suppressions FILES [options]

Writes two files beside the list: NAME.cleaned.csv with the rows that may be mailed (same columns, order,
delimiter and encoding, byte for byte), and NAME.removed.csv with the line, reason and address of every other row.
With --fix more rows go where the list would still fail without those: the fewest that suffice, the likeliest to
bounce first, such as those not heard from for the longest. They are the rows that the check names under Fix.
With --in-place the rows that may be mailed take the place of the list, and NAME.before.csv is the list as it was.
What is made of a sealed list (NAME.csv.age) is sealed as well, for the keys that are set (bounce-gate seal --help).
Nothing else is overwritten without --force, and nothing is written when the list cannot be checked.
Exit status: 0 written, 2 could not be done.

${requestHelp}
  --no-history          judge without what past sends taught
  --fix                 also take out what else has to go so that the list does not fail
  --in-place            put the cleaned list in the place of the list, and keep that beside it
  --output FILE         where to write the cleaned list
  --removed FILE        where to write the removed rows
  --dry-run             tell what would go, and write nothing
  --excel-safe          put ' before addresses that a spreadsheet would run as a formula (removed rows only)
  --force               replace files that are there
  --plain               let the rows of a sealed list (.age) be written as plain text

Examples:
  bounce-gate clean autumn-sale
  bounce-gate clean autumn-sale --fix --in-place
  bounce-gate clean autumn-sale --fix --total-fail 2% --dry-run
  bounce-gate clean --list june.csv --suppressions bounces.csv --output june-ready.csv
`,
  run: runClean,
};

const options = {
  ...requestOptions,
  'no-history': { type: 'boolean' },
  fix: { type: 'boolean' },
  'in-place': { type: 'boolean' },
  output: { type: 'string' },
  removed: { type: 'string' },
  'dry-run': { type: 'boolean' },
  'excel-safe': { type: 'boolean' },
  force: { type: 'boolean' },
  plain: { type: 'boolean' },
} as const;

async function runClean(argv: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const read = readArguments(argv, options);
  if (!read.ok) return complain(terminal, [read.problem]);
  const { args } = read;
  const asked = await readAsked(args, terminal);
  if (!asked.ok) return complain(terminal, asked.problems);
  const { check, past } = asked;
  const { planned, workspace } = check;
  const opened = await openCampaign(planned, workspace);
  const input = { ...(await openAsking()(opened, workspace)), ...past };
  const paths = choosePaths(input, args, { cwd: terminal.cwd, planned: planned.list });
  if ('code' in paths) return complain(terminal, [paths]);
  try {
    return await withCleanedFiles(paths, (files) => write(files, { check, input, paths, args }, terminal));
  } catch (error) {
    return complain(terminal, [writeProblem(error)]);
  }
}

type Asked =
  | {
      readonly ok: true;
      readonly check: PreparedCheck;
      readonly past: Pick<CampaignInput, 'ledger' | 'deliveries'>;
    }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** The one check that the arguments mean, with what past sends tell for it. */
async function readAsked(args: Arguments, terminal: Terminal): Promise<Asked> {
  const requested = readRequest(args, terminal);
  if (!requested.ok) return { ok: false, problems: [requested.problem] };
  const prepared = await prepareChecks(requested.request);
  if (!prepared.ok) return prepared;
  const [check, ...others] = prepared.checks;
  if (check === undefined || others.length > 0)
    return { ok: false, problems: [wrong('clean', 'needs the name of one campaign, or --list')] };
  if (args.flag('no-history')) return { ok: true, check, past: {} };
  const history = await historyOf(terminal.cwd, terminal);
  if (!history.ok) return { ok: false, problems: [history.problem] };
  const { ledger } = history;
  const deliveries = await pastSends({ ledger, workspace: requested.request.workspace }, [check]);
  return { ok: true, check, past: { ledger, deliveries } };
}

interface Cleaning {
  readonly check: PreparedCheck;
  readonly input: CampaignInput;
  readonly paths: CleanedPaths;
  readonly args: Arguments;
}

async function write(files: CleanedFiles, cleaning: Cleaning, terminal: Terminal): Promise<ExitCode> {
  const { check, input, args } = cleaning;
  const job = { check, input, isFix: args.flag('fix'), excelSafe: args.flag('excel-safe') };
  const cleaned = await cleanCampaign(files, job);
  if (cleaned.kind === 'cleaned') return finish(files, cleaned, { ...cleaning, terminal });
  await files.discard();
  if (cleaned.kind !== 'unchecked') return complain(terminal, [refusals[cleaned.kind](input)]);
  terminal.stderr.write(reporters.text(runResult([cleaned.result])));
  return exitCodeOf('unchecked');
}

const refusals = {
  'no-fix': () => wrong('--fix', 'finds none: nothing short of the whole list would make it pass'),
  changed: ({ list }: CampaignInput) =>
    wrong(show(list.path), 'was changed while it was read, so nothing was written. Run it again'),
} as const;

type Cleaned = Extract<CampaignCleaned, { kind: 'cleaned' }>;

/** Puts the files in their places, and tells it. */
async function finish(
  files: CleanedFiles,
  { result, cleaning }: Cleaned,
  { input, paths, args, terminal }: Cleaning & { readonly terminal: Terminal },
): Promise<ExitCode> {
  // because a list that stays as it is should stay the same file
  const isIdle = paths.before !== null && cleaning.counts.removed === 0;
  const isDryRun = args.flag('dry-run');
  if (paths.before !== null && cleaning.counts.kept === 0) {
    await files.discard();
    return complain(terminal, [
      wrong('--in-place', 'would leave no row of the list: nobody on it may be mailed'),
    ]);
  }
  if (isIdle || isDryRun) await files.discard();
  const fate = isIdle || isDryRun ? null : await files.commit(args.flag('force'));
  if (fate?.kind === 'changed') return complain(terminal, [refusals.changed(input)]);
  const shown = (path: string): string =>
    isInside(path, terminal.cwd) ? relative(terminal.cwd, path) : path;
  if (fate?.kind === 'there') {
    const rule = `is there already, where ${roleOf(fate.path, paths)} would go. Add --force to replace it, or ${paths.before === null ? 'name another with --output and --removed' : 'move it away'}`;
    return complain(terminal, [wrong(show(shown(fate.path)), rule)]);
  }
  if (isIdle) {
    terminal.stdout.write(nothingToClean(input.list.path));
    return 0;
  }
  const { cleaned, removed, before } = paths;
  const { campaign } = input;
  const told = { ...cleaning.counts, reasons: cleaning.reasons, isFixed: args.flag('fix'), isDryRun, result };
  terminal.stdout.write(
    cleanText({
      ...told,
      paths: { cleaned: shown(cleaned), removed: shown(removed), before: before && shown(before) },
      checkCommand: sameRequest(args, { command: ['check'], campaign, judges: true }),
    }),
  );
  return 0;
}

/** Why a file could not be written; throws again what is no fault of files. */
function writeProblem(error: unknown): Problem {
  if (error instanceof FileFault) return { code: error.code, args: error.args };
  if (!(error instanceof Error && 'code' in error)) throw error;
  const rule = `could not write its files (${error.code}). See who may write there, or name other places with --output and --removed`;
  return wrong('clean', rule);
}

// because names that hold an address are not shown, and then look alike
function roleOf(path: string, { cleaned, removed }: CleanedPaths): string {
  if (path === cleaned) return 'the cleaned list';
  return path === removed ? 'the removed rows' : 'the list as it was';
}
