import type { PayloadCode, PayloadProblem } from './payload-problem.ts';

/** Problems at one path, in order. */
export type Problems = readonly PayloadProblem[];

/** A text of at most `max` UTF-16 units that is not empty. */
export function textRule(text: string | undefined, max: number, path: string): Problems {
  if (text === undefined) return [];
  if (text.length === 0) return [{ code: 'too-short', path }];
  return text.length > max ? [{ code: 'too-long', path }] : [];
}

/** A list of `min` to `max` items, each of which has its own rules. */
export function listRule<Item>(
  items: readonly Item[],
  { min, max, path }: { readonly min: number; readonly max: number; readonly path: string },
  each: (item: Item, path: string) => Problems,
): Problems {
  if (items.length < min) return [{ code: 'too-few', path }];
  if (items.length > max) return [{ code: 'too-many', path }];
  return items.flatMap((item, index) => each(item, `${path}[${index}]`));
}

/** Numbers that JSON can say. */
export function numberRule(value: number, path: string): Problems {
  return Number.isFinite(value) ? [] : [{ code: 'no-number', path }];
}

/** A whole number from `min` to `max`, where there is one. */
export function wholeRule(
  value: number | undefined,
  { min, max, path }: { readonly min: number; readonly max: number; readonly path: string },
): Problems {
  if (value === undefined) return [];
  return Number.isInteger(value) && value >= min && value <= max ? [] : [{ code: 'no-number', path }];
}

/** Names that must not come twice. */
export function uniqueRule(names: readonly string[], path: string): Problems {
  return new Set(names).size === names.length ? [] : [{ code: 'not-unique', path }];
}

/** A rule of its own. */
export function rule(isKept: boolean, code: PayloadCode, path: string): Problems {
  return isKept ? [] : [{ code, path }];
}
