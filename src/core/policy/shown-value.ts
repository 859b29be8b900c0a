import { showable } from '../showable.ts';

/** A value from a policy as a problem may carry it: one line of at most 80 characters, never an address. */
export function shownValue(value: unknown): string {
  if (value === undefined || value === null) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'a map' : showable(String(value));
}
