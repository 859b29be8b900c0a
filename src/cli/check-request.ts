import { existsSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import type { Problem } from '../core/finding.ts';
import { instantOfDay, parseDay } from '../core/list/parse-day.ts';
import { type LimitInputs, limitInputNames } from '../core/policy/apply-limit-inputs.ts';
import type { RunRequest } from '../io/prepare-checks.ts';
import { type Arguments, wrong } from './read-arguments.ts';
import type { Terminal } from './terminal.ts';

/** Where a policy is looked for when none is named. */
export const defaultPolicyPath = '.github/bounce-gate.yml';

/** Options that change limits. */
export const limitOptions = Object.fromEntries(
  limitInputNames.map((name) => [name, { type: 'string' } as const]),
);

/** Options that say what to check and by which rules, shared by the commands that read lists. */
export const requestOptions = {
  config: { type: 'string' },
  list: { type: 'string' },
  suppressions: { type: 'string', multiple: true },
  'email-column': { type: 'string' },
  'as-of': { type: 'string' },
  ...limitOptions,
} as const;

/** The part of `--help` about limits. */
export const limitHelp = `  --total-warn, --total-fail, --hard-warn, --hard-fail, --soft-warn, --soft-fail RATE
                        limits such as 2%, or off; they replace those of the policy
  --risk RATE           also fail when passing a fail limit is this likely (default 20%)
  --profile NAME        limits of a sending service (docs/policy.md)`;

/** The part of `--help` about them. */
export const requestHelp = `  --config FILE         policy file (default: ${defaultPolicyPath}, if it exists)
  --list FILE           send-list to check instead of the policy's campaigns
  --suppressions FILES  suppression files: a path or a glob in quotes; may be repeated; none if there are none
  --email-column NAME   header of the address column, when it is not found by itself
  --as-of DATE          judge as of this day (YYYY-MM-DD), for results that can be repeated
${limitHelp}`;

export type RequestRead =
  | { readonly ok: true; readonly request: RunRequest }
  | { readonly ok: false; readonly problem: Problem };

/** The name that stands for standard input. */
const inputMark = '-';

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
  const clock = readClock(args);
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

/** Where the policy is: as named, or in the default place if it is there; a plain list needs none. */
export function policyOf(config: string | undefined, list: string | null, cwd: string): RunRequest['policy'] {
  if (config !== undefined) return { shown: config, path: isAbsolute(config) ? config : join(cwd, config) };
  const path = join(cwd, defaultPolicyPath);
  return list === null && existsSync(path) ? { shown: defaultPolicyPath, path } : null;
}

/** The limits given as arguments, still as text. */
export function readLimits(args: Arguments): LimitInputs {
  return Object.fromEntries(limitInputNames.map((name) => [name, args.text(name)]));
}

/** The day of `--as-of` in milliseconds since the epoch, or null where it is not given. */
export function readClock(
  args: Arguments,
): { readonly ok: true; readonly asOfMs: number | null } | { readonly ok: false; readonly problem: Problem } {
  const text = args.text('as-of');
  if (text === undefined) return { ok: true, asOfMs: null };
  const day = parseDay(text);
  if (day !== null) return { ok: true, asOfMs: instantOfDay(day) };
  return { ok: false, problem: wrong('--as-of', 'must be a date such as 2026-11-22', text) };
}
