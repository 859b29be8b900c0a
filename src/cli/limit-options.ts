import { type LimitInputs, limitInputNames } from '../core/policy/apply-limit-inputs.ts';
import type { Arguments } from './read-arguments.ts';

/** Options that change limits. */
export const limitOptions = Object.fromEntries(
  limitInputNames.map((name) => [name, { type: 'string' } as const]),
);

/** The limits given as arguments, still as text. */
export function readLimits(args: Arguments): LimitInputs {
  return Object.fromEntries(limitInputNames.map((name) => [name, args.text(name)]));
}
