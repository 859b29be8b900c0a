import type { RunResult } from '../core/run-result.ts';
import { colours, plain } from '../report/paint.ts';
import { type ReportFormat, reporters } from '../report/report-formats.ts';
import { textReport } from '../report/text.ts';
import type { Arguments } from './read-arguments.ts';
import { type Terminal, wantsColour } from './terminal.ts';

/** The formats of `--format`. */
export const reportNames = Object.keys(reporters) as ReportFormat[]; // because the keys of a const object are its formats

/** How a check was asked for, and how long it took; null for a time that is not told. */
export interface CheckAsked {
  readonly args: Arguments;
  readonly terminal: Terminal;
  readonly milliseconds: number | null;
}

/** The report of a check or a merge in the form that was asked for. */
export function renderCheck(
  result: RunResult,
  format: ReportFormat,
  { args, terminal, milliseconds }: CheckAsked,
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
