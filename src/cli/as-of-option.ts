import type { Problem } from '../core/finding.ts';
import { instantOfDay, parseDay } from '../core/list/parse-day.ts';
import { type Arguments, wrong } from './read-arguments.ts';

/** The day of `--as-of` in milliseconds since the epoch, or null where it is not given. */
export function readAsOf(
  args: Arguments,
): { readonly ok: true; readonly asOfMs: number | null } | { readonly ok: false; readonly problem: Problem } {
  const text = args.text('as-of');
  if (text === undefined) return { ok: true, asOfMs: null };
  const day = parseDay(text);
  if (day !== null) return { ok: true, asOfMs: instantOfDay(day) };
  return { ok: false, problem: wrong('--as-of', 'must be a date such as 2026-11-22', text) };
}
