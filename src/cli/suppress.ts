import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { ByteSource } from '../core/byte-source.ts';
import { dayOfInstant } from '../core/list/parse-day.ts';
import { canonicalText } from '../core/suppression/merge/canonical-text.ts';
import { type Merged, mergeSuppressions } from '../core/suppression/merge/merge-suppressions.ts';
import { openSuppressions } from '../io/open-campaign.ts';
import { openNamedFile } from '../io/open-named-file.ts';
import { writeAtomically } from '../io/write-atomically.ts';
import { jsonText } from '../report/json-text.ts';
import { show } from '../report/show.ts';
import { suppressRecord, suppressText } from '../report/suppress-text.ts';
import type { Command, ExitCode } from './command.ts';
import { complain } from './complain.ts';
import { showProgress } from './progress.ts';
import { type Arguments, readArguments, wrong } from './read-arguments.ts';
import type { Terminal } from './terminal.ts';

const defaultOutput = 'suppressions.csv';

/** `bounce-gate suppress`: exports of any service, merged into one suppression file. */
export const suppress: Command = {
  help: `Usage: bounce-gate suppress FILES... [options]

Merges exports of sending services, API answers and lists of addresses into one suppression file, and says what each
was read as (docs/suppressions.md lists them). Keeps what is in the file; the order of the sources does not matter, and
merging them once more changes nothing. Where one cannot be read, nothing is written.
Exit status: 0 merged, 2 could not be done.

  --output FILE         the suppression file (default: ${defaultOutput})
  --dry-run             tell what would change, and write nothing
  --replace             build the file from these sources alone
  --allow-shrink        let --replace take suppressions out of the file
  --format FORMAT       text or json (default text)

Examples:
  bounce-gate suppress suppression_bounces.csv suppression_unsubscribes.csv --output suppressions/all.csv
  bounce-gate suppress 'exports/*' --dry-run
`,
  run: runSuppress,
};

const options = {
  output: { type: 'string' },
  'dry-run': { type: 'boolean' },
  replace: { type: 'boolean' },
  'allow-shrink': { type: 'boolean' },
  format: { type: 'string' },
} as const;

async function runSuppress(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const read = readArguments(args, options);
  if (!read.ok) return complain(terminal, [read.problem]);
  const format = read.args.text('format') ?? 'text';
  if (format !== 'text' && format !== 'json') {
    return complain(terminal, [wrong('--format', 'must be text or json', format)]);
  }
  if (read.args.positionals.length === 0) {
    return complain(terminal, [wrong('suppress', 'needs files to read. See bounce-gate suppress --help')]);
  }
  const merged = await merge(read.args, terminal);
  if (!merged.ok) return complain(terminal, merged.problems);
  const { before, removed } = merged.change;
  if (removed > 0 && !read.args.flag('allow-shrink')) {
    const rule = `would take ${removed} of ${before} suppressions out of the file. Add --allow-shrink if that is meant`;
    return complain(terminal, [wrong('--replace', rule)]);
  }
  return writeMerged(merged, format, read.args, terminal);
}

function outputOf(args: Arguments): string {
  return args.text('output') ?? defaultOutput;
}

async function merge(args: Arguments, terminal: Terminal): Promise<Merged> {
  const output = outputOf(args);
  const path = resolve(terminal.cwd, output);
  const progress = showProgress(terminal);
  const { onBytes } = progress;
  const workspace = { folder: terminal.cwd, confined: false, asOfMs: terminal.nowMs, onBytes };
  const opened = (await openSuppressions(args.positionals, workspace)) ?? [];
  const isTarget = (source: ByteSource): boolean => resolve(terminal.cwd, source.path) === path;
  const named = opened.find(isTarget);
  const target = named ?? (existsSync(path) ? await openNamedFile({ shown: output, path }) : null);
  const merged = await mergeSuppressions({
    target,
    sources: opened.filter((source) => !isTarget(source)),
    keep: !args.flag('replace'),
    asOfDay: dayOfInstant(terminal.nowMs),
  });
  progress.end();
  return merged;
}

async function writeMerged(
  merged: Extract<Merged, { ok: true }>,
  format: string,
  args: Arguments,
  terminal: Terminal,
): Promise<ExitCode> {
  const { added, changed, removed } = merged.change;
  const changes = added + changed + removed > 0;
  const isWritten = changes && !args.flag('dry-run');
  if (isWritten) {
    const failure = await write(resolve(terminal.cwd, outputOf(args)), merged);
    if (failure !== null) {
      return complain(terminal, [wrong('--output', `could not be written (${failure})`, outputOf(args))]);
    }
  }
  const told = { ...merged, output: show(outputOf(args)), written: isWritten };
  terminal.stdout.write(format === 'json' ? `${jsonText(suppressRecord(told), 2)}\n` : suppressText(told));
  return 0;
}

/** Null when all was written, else the code of what went wrong. */
async function write(path: string, { entries }: Extract<Merged, { ok: true }>): Promise<string | null> {
  try {
    const file = await writeAtomically(path);
    try {
      for (const piece of canonicalText(entries())) await file.write(Buffer.from(piece));
      await file.commit(true);
    } catch (error) {
      await file.discard();
      throw error;
    }
    return null;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    return String(error.code);
  }
}
