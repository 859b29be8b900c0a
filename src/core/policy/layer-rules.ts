import type { JudgingRules } from './campaign-policy.ts';
import { layerLimit } from './limit.ts';
import type { CauseChances, ChanceOverrides, OverridableCause, PolicyLayer } from './policy.ts';
import { profileLimits } from './profiles.ts';

/**
 * Rules with one layer of the policy laid over them: what the layer writes wins, the rest is inherited. A profile in
 * the layer replaces the inherited total, hard and soft limits; explicit limits of the same layer win over it.
 */
export function layerRules(base: JudgingRules, layer: PolicyLayer): JudgingRules {
  const limits = layer.profile === undefined ? base : profileLimits(layer.profile);
  return {
    profile: nearer(layer.profile, base.profile),
    total: layerLimit(limits.total, layer.total),
    hard: layerLimit(limits.hard, layer.hard),
    soft: layerLimit(limits.soft, layer.soft),
    risk: nearer(layer.risk, base.risk),
    strict: nearer(layer.strict, base.strict),
    suppressed: { ...base.suppressed, ...given(layer.suppressed) },
    suppressedAlias: { ...base.suppressedAlias, ...given(layer.suppressedAlias) },
    invalid: layerLimit(base.invalid, layer.invalid),
    duplicates: layerLimit(base.duplicates, layer.duplicates),
    growth: layerLimit(base.growth, layer.growth),
    shrink: layerLimit(base.shrink, layer.shrink),
    suppressionShrink: layerLimit(base.suppressionShrink, layer.suppressionShrink),
    reviewJudges: nearer(layer.reviewJudges, base.reviewJudges),
    approvalMaxAgeDays: nearer(layer.approvalMaxAgeDays, base.approvalMaxAgeDays),
    overrideCeiling: nearer(layer.overrideCeiling, base.overrideCeiling),
    overrideKey: nearer(layer.overrideKey, base.overrideKey),
    overrideLabel: nearer(layer.overrideLabel, base.overrideLabel),
    suppressionAgeDays: layerLimit(base.suppressionAgeDays, layer.suppressionAgeDays),
    senderAppliesSuppression: nearer(layer.senderAppliesSuppression, base.senderAppliesSuppression),
    softSuppressAfter: nearer(layer.softSuppressAfter, base.softSuppressAfter),
    suppressAfter: { ...base.suppressAfter, ...given(layer.suppressAfter) },
    impliedDeliveries: nearer(layer.impliedDeliveries, base.impliedDeliveries),
    suppressionScopes: nearer(layer.suppressionScopes, base.suppressionScopes),
    reservedDomains: nearer(layer.reservedDomains, base.reservedDomains),
    plainLists: nearer(layer.plainLists, base.plainLists),
    dns: nearer(layer.dns, base.dns),
    dnsCache: nearer(layer.dnsCache, base.dnsCache),
    dnsResolvers: nearer(layer.dnsResolvers, base.dnsResolvers),
    chances: layer.chances === undefined ? base.chances : layerChances(base.chances, layer.chances),
  };
}

/** What the layer says (null is a word too: `off`), else what it inherits. */
function nearer<Value>(ofLayer: Value | undefined, inherited: Value): Value {
  return ofLayer === undefined ? inherited : ofLayer;
}

/** What the layer writes of a group of rules. */
function given<Rules extends object>(layer: Rules | undefined): Given<Rules> {
  const written = Object.entries(layer ?? {}).filter(([, rule]) => rule !== undefined);
  return Object.fromEntries(written) as Given<Rules>; // because only keys without a rule are left out
}

type Given<Rules> = { readonly [Key in keyof Rules]?: Exclude<Rules[Key], undefined> };

function layerChances(base: ChanceOverrides, layer: ChanceOverrides): ChanceOverrides {
  const causes: Partial<Record<OverridableCause, CauseChances | undefined>> = { ...base.causes };
  // Object.keys loses the key type; the keys of a typed record are its own.
  for (const cause of Object.keys(layer.causes) as OverridableCause[]) {
    causes[cause] = { ...base.causes[cause], ...layer.causes[cause] };
  }
  return {
    causes,
    entries: { ...base.entries, ...layer.entries },
    decay: { ...base.decay, ...layer.decay },
  };
}
