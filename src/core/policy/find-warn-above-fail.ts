import type { Problem } from '../finding.ts';
import type { JudgingRules } from './campaign-policy.ts';
import { defaultPolicy } from './default-policy.ts';
import { layerRules } from './layer-rules.ts';
import { type LimitLayer, warnsAboveFail } from './limit.ts';
import type { YamlPath } from './line-of-path.ts';
import type { PolicyLayer } from './policy.ts';
import { policyValues } from './policy-values.ts';
import { profileNames } from './profiles.ts';
import { warnAboveFail } from './warn-above-fail.ts';

const limitKeys = [
  { key: 'total', rule: 'total', value: policyValues.limit, unit: 'fraction' },
  { key: 'hard', rule: 'hard', value: policyValues.limit, unit: 'fraction' },
  { key: 'soft', rule: 'soft', value: policyValues.limit, unit: 'fraction' },
  { key: 'invalid', rule: 'invalid', value: policyValues.limit, unit: 'fraction' },
  { key: 'duplicates', rule: 'duplicates', value: policyValues.limit, unit: 'fraction' },
  { key: 'growth', rule: 'growth', value: policyValues.growthLimit, unit: 'fraction' },
  { key: 'shrink', rule: 'shrink', value: policyValues.limit, unit: 'fraction' },
  { key: 'suppression-shrink', rule: 'suppressionShrink', value: policyValues.limit, unit: 'fraction' },
  { key: 'suppression-age', rule: 'suppressionAgeDays', value: policyValues.durationLimit, unit: 'days' },
] as const;
type LimitKey = (typeof limitKeys)[number];

interface Place {
  readonly file: string;
  readonly lineOf: (path: YamlPath) => number;
}

/**
 * Every warn limit of a policy that lies above the fail limit it works with, where that may be inherited from the
 * defaults, the profile or the top level. Reads whatever is readable: other faults of the policy hide none of these.
 */
export function findWarnAboveFail(root: unknown, place: Place): Problem[] {
  const top = readLayer(memberOf(root, 'policy'));
  const topRules = layerRules(defaultPolicy, top);
  const problems = judgeRules({ rules: topRules, path: ['policy'], place });
  for (const [name, campaign] of Object.entries(memberOf(root, 'campaigns') ?? {})) {
    const layer = readLayer(memberOf(campaign, 'policy'));
    const path = ['campaigns', name, 'policy'];
    problems.push(...judgeRules({ rules: layerRules(topRules, layer), path, place }));
  }
  return problems;
}

// An inherited warn limit never lies above: layerLimit brings it down, so what is found was written in this place.
function judgeRules(judged: {
  readonly rules: JudgingRules;
  readonly path: readonly string[];
  readonly place: Place;
}): Problem[] {
  const { rules, path, place } = judged;
  return limitKeys
    .filter(({ rule }) => warnsAboveFail(rules[rule]))
    .map(({ key, rule, unit }) => {
      const warnPath = [...path, key, 'warn'];
      const problem = warnAboveFail({ path: warnPath, limit: rules[rule], unit });
      return { ...problem, file: place.file, line: place.lineOf(warnPath) };
    });
}

/** Reads only the limits; one that is unreadable counts as none, so that nothing is compared with it. */
function readLayer(raw: unknown): PolicyLayer {
  const written = memberOf(raw, 'profile');
  const profile = profileNames.find((name) => name === written);
  const isUnreadable = written !== undefined && profile === undefined;
  const layer: Partial<Record<LimitKey['rule'], LimitLayer>> = {};
  for (const { key, rule, value } of limitKeys) {
    const read = readLimit(value, memberOf(raw, key));
    layer[rule] = isUnreadable ? { warn: read.warn ?? null, fail: read.fail ?? null } : read;
  }
  return { ...layer, profile };
}

function readLimit(value: LimitKey['value'], raw: unknown): LimitLayer {
  const read = (member: unknown): number | null | undefined => {
    if (member === undefined) return undefined;
    const result = value.safeParse(member);
    return result.success ? result.data : null;
  };
  return { warn: read(memberOf(raw, 'warn')), fail: read(memberOf(raw, 'fail')) };
}

function memberOf(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
  return Reflect.get(value, key);
}
