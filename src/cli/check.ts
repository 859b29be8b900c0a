import type { Problem } from '../core/finding.ts';
import { exitCodeOf, type RunResult } from '../core/run-result.ts';
import { runChecks } from '../io/run-checks.ts';
import { colours, plain } from '../report/paint.ts';
import { problemSentence } from '../report/prose/problems.ts';
import { type ReportFormat, reporters } from '../report/report-formats.ts';
import { textReport } from '../report/text.ts';
import { readRequest, requestHelp, requestOptions } from './check-request.ts';
import type { Command, ExitCode } from './command.ts';
import { deliver } from './deliver.ts';
import { showProgress } from './progress.ts';
import { protectInput } from './protect-input.ts';
import { type Arguments, readArguments, wrong } from './read-arguments.ts';
import { type Terminal, wantsColour } from './terminal.ts';

const formats = Object.keys(reporters) as ReportFormat[]; // because the keys of a const object are its formats

/** `bounce-gate check`: the gate itself. */
export const check: Command = {
  name: 'check',
  summary: 'project the bounce rate of campaigns and say whether they pass',
  help: `Usage: bounce-gate check [CAMPAIGN ...] [options]

Checks send-lists against suppression files, projects the bounce rate and gives a verdict.
Exit status: 0 pass or warn, 1 fail, 2 could not be checked.

${requestHelp}
  --format FORMAT       ${formats.join(', ')} (default text)
  --output FILE         write the report to a file instead of the terminal
  --details             also list the findings one by one (text)

Examples:
  bounce-gate check
  bounce-gate check spring-launch --total-fail 2%
  bounce-gate check --list lists/june.csv --suppressions 'suppressions/*.csv'
  bounce-gate check --format json | jq '.campaigns[].rates.asCommitted.total.expected'
`,
  run: runCheck,
};

async function runCheck(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const options = {
    ...requestOptions,
    format: { type: 'string' },
    output: { type: 'string' },
    details: { type: 'boolean' },
  } as const;
  const read = readArguments(args, options);
  if (!read.ok) return complain(terminal, [read.problem]);
  const format = formats.find((name) => name === (read.args.text('format') ?? 'text'));
  if (format === undefined) {
    return complain(terminal, [
      wrong('--format', `must be one of ${formats.join(', ')}`, read.args.text('format')),
    ]);
  }
  const taken = protectInput('--output', read.args.text('output'), terminal.cwd);
  if (taken !== null) return complain(terminal, [taken]);
  const request = readRequest(read.args, terminal);
  if (!request.ok) return complain(terminal, [request.problem]);

  const progress = showProgress(terminal);
  const workspace = { ...request.request.workspace, onBytes: progress.onBytes };
  const started = performance.now();
  const result = await runChecks({ ...request.request, workspace });
  progress.end();
  await deliver(
    render(result, format, read.args, terminal, performance.now() - started),
    read.args.text('output'),
    terminal,
  );
  return exitCodeOf(result.verdict);
}

function render(
  result: RunResult,
  format: ReportFormat,
  args: Arguments,
  terminal: Terminal,
  milliseconds: number,
): string {
  if (format !== 'text') return reporters[format](result);
  const toTerminal = args.text('output') === undefined;
  const paint = toTerminal && wantsColour(terminal) ? colours : plain;
  // because results that are to be repeated byte by byte must not hold the time they took
  const shownTime = args.text('as-of') === undefined && toTerminal ? milliseconds : null;
  return textReport(result, {
    paint,
    details: args.flag('details'),
    milliseconds: shownTime,
    cleanCommand: ({ campaign }) => cleanCommand(campaign, args),
  });
}

/** Says what is wrong and gives the exit code for it. */
export function complain(terminal: Terminal, problems: readonly Problem[]): ExitCode {
  for (const problem of problems) terminal.stderr.write(`${problemSentence(problem)}\n`);
  return 2;
}

/** The command that cleans what this run checked, with the arguments that named it. */
function cleanCommand(campaign: string, args: Arguments): string {
  const list = args.text('list');
  const named = ['config', 'suppressions', 'email-column', 'as-of'].flatMap((name) =>
    args.texts(name).map((value) => ` --${name} ${shellWord(value)}`),
  );
  const what = list === undefined ? ` ${campaign}` : ` --list ${shellWord(list)}`;
  return `bounce-gate clean${what}${named.join('')}`;
}

function shellWord(text: string): string {
  return /^[\w./:@%+=,-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
