import type { Exposure } from './exposure.ts';
import {
  componentName,
  type Multipliers,
  multiplierOf,
  organisationName,
  priorVarianceOf,
  sourceName,
  traitsOf,
} from './multipliers.ts';

/** Mean and variance of a bounce count, with what they are made of. All are counts or squares of counts. */
export interface CountMoments {
  readonly expected: number;
  /** Expected count per exposure, in the order of the exposures given. */
  readonly contributions: readonly number[];
  /** Variance of independent rows with the given chances, at least a share of the expected count. */
  readonly samplingVariance: number;
  /** Variance that all free rows of one send share. */
  readonly campaignVariance: number;
  /** Variance from not knowing the multipliers. */
  readonly parameterVariance: number;
  /** Change of the expected count per unit of each named parameter. */
  readonly loadings: ReadonlyMap<string, number>;
}

/**
 * Mean and variance of the number of bounces of one outcome. Sampling: a sum of Bernoulli variables, whose variance
 * is sum of p - p^2. Campaign: variance (cv x count)^2 of an effect common to all free rows, and one more of the
 * unconfirmed decay. Parameters: H C H', the variance of a linear form, with H the loadings and C the covariance.
 */
export function countMoments(exposures: readonly Exposure[], multipliers: Multipliers): CountMoments {
  const { parameters, model } = multipliers;
  const contributions: number[] = [];
  let [expected, squares, free, unconfirmed] = [0, 0, 0, 0];
  for (const exposure of exposures) {
    const multiplier = multiplierOf(multipliers, exposure.component, exposure.source);
    const traits = traitsOf(multipliers, exposure.component);
    const count = exposure.expected * multiplier;
    contributions.push(count);
    expected += count;
    squares += exposure.squares * multiplier * multiplier;
    if (traits.free) free += count;
    if (traits.unconfirmed) unconfirmed += count;
  }
  const loadings = loadingsOf(exposures, multipliers);
  return {
    expected,
    contributions,
    samplingVariance: Math.max(expected - squares, parameters.samplingFloor * expected),
    campaignVariance:
      (model.campaignVariation * free) ** 2 + (parameters.unconfirmed.campaignVariation * unconfirmed) ** 2,
    parameterVariance: varianceOfLoadings(loadings, multipliers),
    loadings,
  };
}

/** The variance of the count without knowing anything more: sampling, campaign and parameters together. */
export function totalVariance(moments: CountMoments): number {
  return moments.samplingVariance + moments.campaignVariance + moments.parameterVariance;
}

function loadingsOf(exposures: readonly Exposure[], multipliers: Multipliers): ReadonlyMap<string, number> {
  const loadings = new Map<string, number>();
  const load = (name: string, amount: number) => loadings.set(name, (loadings.get(name) ?? 0) + amount);
  for (const { component, source, expected } of exposures) {
    load(componentName(component), expected);
    if (!traitsOf(multipliers, component).shared) continue;
    load(sourceName(source), expected);
    load(organisationName, expected);
  }
  return loadings;
}

function varianceOfLoadings(loadings: ReadonlyMap<string, number>, multipliers: Multipliers): number {
  const { model, indexByName } = multipliers;
  const learnt: { readonly index: number; readonly loading: number }[] = [];
  let variance = 0;
  for (const [name, loading] of loadings) {
    const index = indexByName.get(name);
    if (index === undefined) variance += priorVarianceOf(multipliers, name) * loading * loading;
    else learnt.push({ index, loading });
  }
  for (const { index, loading } of learnt) {
    const row = model.covariance[index] ?? [];
    for (const other of learnt) variance += loading * other.loading * (row[other.index] ?? 0);
  }
  return variance;
}
