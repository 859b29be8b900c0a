import type { Problem } from '../core/finding.ts';
import { protectInput } from './protect-input.ts';
import { type Arguments, wrong } from './read-arguments.ts';

/** In which form a report was asked for, or what is wrong with the arguments that say so. */
export type ReportOptionsRead<Format extends string> =
  | { readonly ok: true; readonly format: Format }
  | { readonly ok: false; readonly problem: Problem };

/** Where the command runs, and which of its options name files to write, `output` among them. */
export interface ReportFiles {
  readonly cwd: string;
  readonly options: readonly string[];
}

/** The arguments that say how a report is written. */
export const reportOptions = { format: { type: 'string' }, output: { type: 'string' } } as const;

/** Reads `--format` (text unless told), and refuses options that would write over a list or a policy. */
export function readReportOptions<Format extends string>(
  args: Arguments,
  formats: readonly Format[],
  { cwd, options }: ReportFiles,
): ReportOptionsRead<Format> {
  const wanted = args.text('format') ?? 'text';
  const format = formats.find((name) => name === wanted);
  if (format === undefined)
    return { ok: false, problem: wrong('--format', `must be one of ${formats.join(', ')}`, wanted) };
  for (const option of options) {
    const taken = protectInput(`--${option}`, args.text(option), cwd);
    if (taken !== null) return { ok: false, problem: taken };
  }
  return { ok: true, format };
}
