import type { Problem } from '../core/finding.ts';
import { readAsOf } from './as-of-option.ts';
import { ledgerOptions } from './ledger-arguments.ts';
import { type Arguments, readArguments } from './read-arguments.ts';
import { readReportOptions, reportOptions } from './report-options.ts';
import type { Terminal } from './terminal.ts';

/** What a command about past sends was asked: the form of its report, and until when sends count. */
export type PastOptionsRead<Format extends string> =
  | { readonly ok: true; readonly args: Arguments; readonly format: Format; readonly untilMs: number }
  | { readonly ok: false; readonly problem: Problem };

/** The arguments of such a command: those of every one, its own option by name, and the formats it has. */
export interface PastOptions<Format extends string> {
  readonly own: string;
  readonly formats: readonly Format[];
}

/** Reads the arguments that commands about past sends share. */
export function readPastOptions<Format extends string>(
  given: readonly string[],
  { own, formats }: PastOptions<Format>,
  { cwd, nowMs }: Pick<Terminal, 'cwd' | 'nowMs'>,
): PastOptionsRead<Format> {
  const shared = { ...ledgerOptions, ...reportOptions, 'as-of': { type: 'string' } } as const;
  const read = readArguments(given, { ...shared, [own]: { type: 'string' } });
  if (!read.ok) return read;
  const report = readReportOptions(read.args, formats, { cwd, options: ['output'] });
  if (!report.ok) return report;
  const clock = readAsOf(read.args);
  if (!clock.ok) return clock;
  return { ok: true, args: read.args, format: report.format, untilMs: clock.asOfMs ?? nowMs };
}
