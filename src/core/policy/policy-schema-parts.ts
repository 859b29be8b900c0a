import * as z from 'zod/mini';
import { valueRules } from './value-rules.ts';

/**
 * The zod schema of a map with known keys only. The message of an issue is the rule, or for unknown keys the list
 * of known ones: that is where their problem takes it from.
 */
export function policyMap<const Shape extends z.core.$ZodShape>(shape: Shape) {
  const known = Object.keys(shape).join(', ');
  return z.strictObject(shape, {
    error: (issue) => (issue.code === 'unrecognized_keys' ? known : valueRules.map),
  });
}

/** The zod schema of an optional key, described for editors; `standard` is its default as the file would write it. */
export function policyKey<Schema extends z.core.$ZodType>(
  schema: Schema,
  description: string,
  standard?: unknown,
) {
  const meta = standard === undefined ? { description } : { description, standard };
  const optional = z.optional(schema);
  // because meta as a check would make the schema a second time
  z.globalRegistry.add(optional, meta);
  return optional;
}

/** The zod schema of a map with the same kind of optional value under each of the given keys. */
export function policyMapOf<const Key extends string, Schema extends z.core.$ZodType>(
  keys: readonly Key[],
  key: (name: Key) => z.ZodMiniOptional<Schema>,
) {
  // Object.fromEntries forgets its keys; they are exactly the given ones.
  const shape = Object.fromEntries(keys.map((name) => [name, key(name)])) as Record<
    Key,
    z.ZodMiniOptional<Schema>
  >;
  return policyMap(shape);
}

/** The zod schema of one of a few words. */
export function policyWord<const Word extends string>(words: readonly Word[]) {
  return z.enum(words, { error: `one of ${words.join(', ')}` });
}
