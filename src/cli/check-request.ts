import type { Problem } from '../core/finding.ts';
import type { RunRequest } from '../io/prepare-checks.ts';
import { readAsOf } from './as-of-option.ts';
import { limitOptions, readLimits } from './limit-options.ts';
import { policyOf } from './policy-path.ts';
import { type Arguments, wrong } from './read-arguments.ts';
import type { Terminal } from './terminal.ts';

/** Options that say what to check and by which rules, shared by the commands that read lists. */
export const requestOptions = {
  config: { type: 'string' },
  list: { type: 'string' },
  suppressions: { type: 'string', multiple: true },
  'email-column': { type: 'string' },
  'as-of': { type: 'string' },
  ...limitOptions,
} as const;

export type RequestRead =
  | { readonly ok: true; readonly request: RunRequest }
  | { readonly ok: false; readonly problem: Problem };

/** The name that stands for standard input. */
export const inputMark = '-';

/**
 * Turns arguments into what is to be checked. Campaign names are the arguments without a name; `-` is a list on standard
 * input, which only a command that reads it once can take.
 */
export function readRequest(
  args: Arguments,
  terminal: Terminal,
  { readsInput }: { readonly readsInput: boolean } = { readsInput: false },
): RequestRead {
  const isInput = args.text('list') === inputMark || args.positionals.includes(inputMark);
  if (isInput && !readsInput)
    return {
      ok: false,
      problem: wrong(inputMark, 'is standard input, which only check reads: this needs a file'),
    };
  const list = isInput ? (args.text('list-name') ?? 'stdin') : (args.text('list') ?? null);
  const clock = readAsOf(args);
  if (!clock.ok) return clock;
  return {
    ok: true,
    request: {
      policy: policyOf(args.text('config'), list, terminal.cwd),
      campaigns: args.positionals.filter((name) => name !== inputMark),
      list,
      suppressions: args.texts('suppressions'),
      emailColumn: args.text('email-column') ?? null,
      limits: readLimits(args),
      workspace: {
        folder: terminal.cwd,
        confined: false,
        // because what can be read once cannot be read for DNS before it is checked
        ...(isInput && list !== null
          ? { input: { name: list, chunks: terminal.stdin }, asksNobody: true }
          : {}),
      },
      asOfMs: clock.asOfMs,
      nowMs: terminal.nowMs,
    },
  };
}
