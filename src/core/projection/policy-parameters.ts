import type { ChanceOverrides } from '../policy/policy.ts';
import { defaultParameters, type ProjectionParameters } from './parameters.ts';

/** Names the defaults in reports; changes with every change of a parameter or formula. */
export const modelVersion = '1';

/** The default parameters with the policy's own chances in their place; strengths of belief stay. */
export function policyParameters(overrides: ChanceOverrides): ProjectionParameters {
  const { causes, entry, decay } = defaultParameters;
  return {
    ...defaultParameters,
    causes: mapValues(causes, (chances, cause) => ({
      ...chances,
      hard: overrides.causes[cause]?.hard ?? chances.hard,
      soft: overrides.causes[cause]?.soft ?? chances.soft,
    })),
    entry: mapValues(entry, (belief, kind) => ({
      ...belief,
      chance: overrides.entries[kind]?.chance ?? belief.chance,
    })),
    decay: mapValues(decay, (belief, kind) => ({
      ...belief,
      hazardPerYear: overrides.decay[kind] ?? belief.hazardPerYear,
    })),
  };
}

function mapValues<Key extends string, Value>(
  record: Readonly<Record<Key, Value>>,
  change: (value: Value, key: Key) => Value,
): Record<Key, Value> {
  const entries = (Object.entries(record) as [Key, Value][]).map(
    ([key, value]) => [key, change(value, key)] as const,
  );
  return Object.fromEntries(entries) as Record<Key, Value>; // because every key of the record is an entry
}
