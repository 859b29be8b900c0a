import { rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { isSealedPath } from '../core/age/is-sealed-path.ts';
import { type CampaignInput, checkCampaign } from '../core/check-campaign.ts';
import { CleanedList, cleanedPath, removedPath } from '../core/clean-list.ts';
import type { Problem } from '../core/finding.ts';
import { exitCodeOf, runResult } from '../core/run-result.ts';
import { openAsking } from '../io/dns/open-asking.ts';
import { FileFault } from '../io/file-fault.ts';
import { openCampaign } from '../io/open-campaign.ts';
import { prepareChecks } from '../io/prepare-checks.ts';
import { type AtomicFile, writeAtomically } from '../io/write-atomically.ts';
import { count, counted } from '../report/numbers.ts';
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

async function runClean(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const options = {
    ...requestOptions,
    output: { type: 'string' },
    removed: { type: 'string' },
    'excel-safe': { type: 'boolean' },
    force: { type: 'boolean' },
    plain: { type: 'boolean' },
  } as const;
  const read = readArguments(args, options);
  if (!read.ok) return complain(terminal, [read.problem]);
  const requested = readRequest(read.args, terminal);
  if (!requested.ok) return complain(terminal, [requested.problem]);
  const prepared = await prepareChecks(requested.request);
  if (!prepared.ok) return complain(terminal, prepared.problems);
  const [check, ...others] = prepared.checks;
  if (check === undefined || others.length > 0) {
    return complain(terminal, [wrong('clean', 'needs the name of one campaign, or --list')]);
  }
  const { planned, workspace } = check;
  const input = await openAsking()(await openCampaign(planned, workspace), workspace);
  const chosen = choosePaths(input, planned.list, read.args, terminal);
  if ('code' in chosen) return complain(terminal, [chosen]);
  const paths = chosen;
  const cleaning = new CleanedList({ excelSafe: read.args.flag('excel-safe') });
  const files: AtomicFile[] = [];
  try {
    const cleaned = await writeAtomically(paths.cleaned);
    files.push(cleaned);
    const removed = await writeAtomically(paths.removed);
    files.push(removed);
    const flush = async (): Promise<void> => {
      await cleaned.write(cleaning.takeCleaned());
      await removed.write(cleaning.takeRemoved());
    };
    const chunks = cleaning.watch(input.list.chunks, flush);
    const result = await checkCampaign({ ...input, list: { ...input.list, chunks } }, (entry) =>
      cleaning.onEntry(entry),
    );
    if (result.verdict === 'unchecked') {
      await discard(files);
      terminal.stderr.write(reporters.text(runResult([result])));
      return exitCodeOf('unchecked');
    }
    await flush();
    return await putInPlace({ cleaned, removed }, paths, cleaning, read.args.flag('force'), terminal);
  } catch (error) {
    await discard(files);
    if (error instanceof FileFault) return complain(terminal, [{ code: error.code, args: error.args }]);
    if (!(error instanceof Error && 'code' in error)) throw error;
    return complain(terminal, [wrong('clean', `could not write its files (${error.code})`)]);
  }
}

/** Where the two files go; never over a file that is read, nor over each other. */
function choosePaths(
  { list, suppressions }: CampaignInput,
  planned: string,
  args: Arguments,
  terminal: Terminal,
): Pair<string> | Problem {
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

interface Pair<T> {
  readonly cleaned: T;
  readonly removed: T;
}

async function putInPlace(
  files: Pair<AtomicFile>,
  paths: Pair<string>,
  cleaning: CleanedList,
  force: boolean,
  terminal: Terminal,
): Promise<ExitCode> {
  for (const name of ['cleaned', 'removed'] as const) {
    if (await files[name].commit(force)) continue;
    if (name === 'cleaned') await files.removed.discard();
    else await rm(paths.cleaned);
    return complain(terminal, [
      wrong(
        show(paths[name]),
        'is there already. Add --force to replace it, or name another with --output and --removed',
      ),
    ]);
  }
  const { kept, removed } = cleaning.counts;
  terminal.stdout.write(
    `${counted(kept, 'row')} kept in ${show(paths.cleaned)}\n${counted(removed, 'row')} removed, with reasons in ${show(paths.removed)}\n`,
  );
  const reasons = [...cleaning.reasons].sort(([, a], [, b]) => b - a);
  for (const [code, number] of reasons) terminal.stdout.write(`  ${count(number).padStart(9)}   ${code}\n`);
  return 0;
}

async function discard(files: readonly AtomicFile[]): Promise<void> {
  for (const file of files) await file.discard();
}
