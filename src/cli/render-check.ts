import { resolve } from 'node:path';
import type { CampaignResult } from '../core/campaign-result.ts';
import type { RunResult } from '../core/run-result.ts';
import type { Mending } from '../report/fix.ts';
import { colours, plain } from '../report/paint.ts';
import type { ReportFormat } from '../report/report-format-names.ts';
import { reporters } from '../report/report-formats.ts';
import { textReport } from '../report/text.ts';
import { inputMark } from './check-request.ts';
import type { Arguments } from './read-arguments.ts';
import { sameRequest } from './same-request.ts';
import { type Terminal, wantsColour } from './terminal.ts';
import { isLink } from './write-output.ts';

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
    cleanCommand: (one, mending) => cleanCommand(one, mending, { args, terminal }),
  });
}

/** The command that mends what this run checked, with the arguments that named it; null for a list on standard input, and for a name that is not shown. */
function cleanCommand(
  { campaign, list }: CampaignResult,
  mending: NonNullable<Mending>,
  { args, terminal }: Pick<CheckAsked, 'args' | 'terminal'>,
): string | null {
  const isFix = mending === 'clean --fix';
  if (args.positionals.includes(inputMark) || args.text('list') === inputMark) return null;
  // because only the link would be replaced
  const inPlace = isLink(resolve(terminal.cwd, list)) ? [] : ['--in-place'];
  const flags = isFix ? ['--fix', ...inPlace] : inPlace;
  return sameRequest(args, { command: ['clean', ...flags], campaign, judges: isFix });
}
