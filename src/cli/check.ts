import { parseDuration } from '../core/policy/parse-duration.ts';
import { exitCodeOf, type RunResult, runResult } from '../core/run-result.ts';
import { runChecks } from '../io/run-checks.ts';
import { colours, plain } from '../report/paint.ts';
import { type ReportFormat, reporters } from '../report/report-formats.ts';
import { textReport } from '../report/text.ts';
import { readRequest, requestHelp, requestOptions } from './check-request.ts';
import type { Command, ExitCode } from './command.ts';
import { complain } from './complain.ts';
import { deliver } from './deliver.ts';
import { historyOf, recordRun } from './past-sends.ts';
import { showProgress } from './progress.ts';
import { type Arguments, readArguments, wrong } from './read-arguments.ts';
import { readReportOptions, reportOptions } from './report-options.ts';
import { type Terminal, wantsColour } from './terminal.ts';

const formats = Object.keys(reporters) as ReportFormat[]; // because the keys of a const object are its formats

/** `bounce-gate check`: the gate itself. */
export const check: Command = {
  help: `Usage: bounce-gate check [CAMPAIGN ...] [options]

Checks send-lists against suppression files, projects the bounce rate and gives a verdict.
Exit status: 0 pass or warn, 1 fail, 2 could not be checked.

${requestHelp}
  --format FORMAT       ${formats.join(', ')} (default text)
  --output FILE         write the report to a file instead of the terminal
  --due-within TIME     check only campaigns whose send-at lies within this time, such as 24h or 2d
  --no-history          project without what past sends taught
  --record              keep the result on the ledger, for trend and for learning from the send
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
    ...reportOptions,
    details: { type: 'boolean' },
    'due-within': { type: 'string' },
    'no-history': { type: 'boolean' },
    record: { type: 'boolean' },
  } as const;
  const read = readArguments(args, options);
  if (!read.ok) return complain(terminal, [read.problem]);
  const report = readReportOptions(read.args, formats, { cwd: terminal.cwd, options: ['output'] });
  if (!report.ok) return complain(terminal, [report.problem]);
  const { format } = report;
  const request = readRequest(read.args, terminal);
  if (!request.ok) return complain(terminal, [request.problem]);

  const dueWithin = read.args.text('due-within');
  const dueWithinDays = dueWithin === undefined ? null : parseDuration(dueWithin);
  if (dueWithin !== undefined && dueWithinDays === null) {
    return complain(terminal, [wrong('--due-within', 'must be a time such as 24h, 2d or 1w', dueWithin)]);
  }

  const progress = showProgress(terminal);
  const workspace = { ...request.request.workspace, onBytes: progress.onBytes };
  const started = performance.now();
  const past = read.args.flag('no-history')
    ? ({ ok: true, ledger: null } as const)
    : await historyOf(terminal.cwd, terminal);
  const ledger = past.ok ? past.ledger : null;
  const result = past.ok
    ? await runChecks({ ...request.request, dueWithinDays, ledger, workspace })
    : runResult([], [past.problem]);
  progress.end();
  await deliver(
    render(result, format, read.args, terminal, performance.now() - started),
    read.args.text('output'),
    terminal,
  );
  if (read.args.flag('record')) await recordRun(result, ledger?.tip ?? null, terminal);
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
