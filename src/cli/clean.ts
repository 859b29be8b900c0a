import { resolve } from 'node:path';
import { isSealedPath } from '../core/age/is-sealed-path.ts';
import type { CampaignResult } from '../core/campaign-result.ts';
import { type CampaignInput, checkCampaign } from '../core/check-campaign.ts';
import { CleanedList, cleanedPath, removedPath } from '../core/clean-list.ts';
import type { Problem } from '../core/finding.ts';
import { exitCodeOf, runResult } from '../core/run-result.ts';
import { openAsking } from '../io/dns/open-asking.ts';
import { FileFault } from '../io/file-fault.ts';
import { openCampaign } from '../io/open-campaign.ts';
import { type PreparedCheck, prepareChecks } from '../io/prepare-checks.ts';
import { type CleanedFiles, type CleanedPaths, withCleanedFiles } from '../io/with-cleaned-files.ts';
import { cleanText } from '../report/clean-text.ts';
import { reporters } from '../report/report-formats.ts';
import { show } from '../report/show.ts';
import { readRequest, requestHelp, requestOptions } from './check-request.ts';
import type { Command, ExitCode } from './command.ts';
import { complain } from './complain.ts';
import { protectInputs } from './protect-input.ts';
import { type Arguments, readArguments, wrong } from './read-arguments.ts';
import type { Terminal } from './terminal.ts';

/** `bounce-gate clean`: the list without the rows that must or should not be mailed. */
export const clean: Command = {
  help: `Usage: bounce-gate clean CAMPAIGN [options]
       bounce-gate clean --list FILE --suppressions FILES [options]

Writes two files beside the list: NAME.cleaned.csv with the rows that may be mailed (same columns, order,
delimiter and encoding, byte for byte), and NAME.removed.csv with the line, reason and address of every other row.
What is made of a sealed list (NAME.csv.age) is sealed as well, for the keys that are set (bounce-gate seal --help).
Nothing is overwritten without --force, and nothing is written when the list cannot be checked.
Exit status: 0 written, 2 could not be done.

${requestHelp}
  --output FILE         where to write the cleaned list
  --removed FILE        where to write the removed rows
  --excel-safe          put ' before addresses that a spreadsheet would run as a formula (removed rows only)
  --force               replace files that are there
  --plain               let the rows of a sealed list (.age) be written as plain text

Examples:
  bounce-gate clean autumn-sale
  bounce-gate clean --list june.csv --suppressions bounces.csv --output june-ready.csv
`,
  run: runClean,
};

const options = {
  ...requestOptions,
  output: { type: 'string' },
  removed: { type: 'string' },
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
  const { planned, workspace } = asked.check;
  const input = await openAsking()(await openCampaign(planned, workspace), workspace);
  const paths = choosePaths(input, planned.list, args, terminal);
  if ('code' in paths) return complain(terminal, [paths]);
  const cleaning = new CleanedList({ excelSafe: args.flag('excel-safe') });
  try {
    const job = { input, cleaning, paths, force: args.flag('force') };
    return await withCleanedFiles(paths, (files) => write(files, job, terminal));
  } catch (error) {
    return complain(terminal, [writeProblem(error)]);
  }
}

type Asked =
  | { readonly ok: true; readonly check: PreparedCheck }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** The one check that the arguments mean. */
async function readAsked(args: Arguments, terminal: Terminal): Promise<Asked> {
  const requested = readRequest(args, terminal);
  if (!requested.ok) return { ok: false, problems: [requested.problem] };
  const prepared = await prepareChecks(requested.request);
  if (!prepared.ok) return prepared;
  const [check, ...others] = prepared.checks;
  if (check !== undefined && others.length === 0) return { ok: true, check };
  return { ok: false, problems: [wrong('clean', 'needs the name of one campaign, or --list')] };
}

interface Cleaning {
  readonly input: CampaignInput;
  readonly cleaning: CleanedList;
  readonly paths: CleanedPaths;
  readonly force: boolean;
}

async function write(
  files: CleanedFiles,
  { input, cleaning, paths, force }: Cleaning,
  terminal: Terminal,
): Promise<ExitCode> {
  const result = await cleanInto(files, input, cleaning);
  if (result.verdict === 'unchecked') {
    await files.discard();
    terminal.stderr.write(reporters.text(runResult([result])));
    return exitCodeOf('unchecked');
  }
  const there = await files.commit(force);
  if (there !== null) {
    const rule = 'is there already. Add --force to replace it, or name another with --output and --removed';
    return complain(terminal, [wrong(show(there), rule)]);
  }
  terminal.stdout.write(cleanText({ paths, ...cleaning.counts, reasons: cleaning.reasons }));
  return 0;
}

/** Checks the list, and writes each row into one of the files on the way. */
async function cleanInto(
  { cleaned, removed }: CleanedFiles,
  input: CampaignInput,
  cleaning: CleanedList,
): Promise<CampaignResult> {
  const flush = async (): Promise<void> => {
    await cleaned.write(cleaning.takeCleaned());
    await removed.write(cleaning.takeRemoved());
  };
  const chunks = cleaning.watch(input.list.chunks, flush);
  const result = await checkCampaign({ ...input, list: { ...input.list, chunks } }, (entry) =>
    cleaning.onEntry(entry),
  );
  if (result.verdict !== 'unchecked') await flush();
  return result;
}

/** Why a file could not be written; throws again what is no fault of files. */
function writeProblem(error: unknown): Problem {
  if (error instanceof FileFault) return { code: error.code, args: error.args };
  if (!(error instanceof Error && 'code' in error)) throw error;
  return wrong('clean', `could not write its files (${error.code})`);
}

/** Where the two files go; never over a file that is read, nor over each other. */
function choosePaths(
  { list, suppressions }: CampaignInput,
  planned: string,
  args: Arguments,
  terminal: Terminal,
): CleanedPaths | Problem {
  const cleaned = resolve(terminal.cwd, args.text('output') ?? cleanedPath(planned));
  const removed = resolve(terminal.cwd, args.text('removed') ?? removedPath(planned));
  const inputs = [list, ...(suppressions ?? [])].map(({ path }) => resolve(terminal.cwd, path));
  const taken = protectInputs('--output', cleaned, inputs) ?? protectInputs('--removed', removed, inputs);
  if (taken !== null) return taken;
  const isOpen = isSealedPath(planned) && !(isSealedPath(cleaned) && isSealedPath(removed));
  if (isOpen && !args.flag('plain')) return { code: 'age-output-plain', file: list.path, args: {} };
  return cleaned === removed
    ? wrong('--removed', 'must name another file than --output')
    : { cleaned, removed };
}
