import { type CountMoments, countMoments, totalVariance } from './count-moments.ts';
import { type LinearBelief, observeSum } from './linear-belief.ts';
import type { ModelState, OutcomeModel } from './model-state.ts';
import { type Multipliers, openMultipliers, priorMeanOf, priorVarianceOf } from './multipliers.ts';
import type { ProjectionParameters } from './parameters.ts';
import { type MeasuredPart, measureParts, type RecordedSend } from './recorded-send.ts';

/**
 * What the projection knows after one more recorded send. Each outcome is learnt on its own; without soft counts the
 * soft model stays as it is, and counts that match no part of the list teach nothing. The order of sources,
 * exposures and parts does not matter, to the last bit.
 */
export function learnFromExposures(
  state: ModelState,
  parameters: ProjectionParameters,
  send: RecordedSend,
): ModelState {
  const hard = measureParts(send, 'hard');
  const soft = measureParts(send, 'soft');
  const inTotal = send.counts.kind === 'total';
  const learnt = hard.length > 0 || soft.length > 0;
  return {
    recordedSends: state.recordedSends + (learnt ? 1 : 0),
    hard: learnOutcome(openMultipliers(state, 'hard', parameters), hard, inTotal),
    soft: learnOutcome(openMultipliers(state, 'soft', parameters), soft, inTotal),
  };
}

/** Multipliers first, then how much sends vary, both from what was believed before; last the drift back. */
function learnOutcome(before: Multipliers, parts: readonly MeasuredPart[], inTotal: boolean): OutcomeModel {
  if (parts.length === 0) return before.model;
  const whole = countMoments(
    parts.flatMap(({ exposures }) => exposures),
    before,
  );
  const bounces = parts.reduce((sum, part) => sum + part.bounces, 0);
  const learnt = learnMultipliers(before, whole, parts, inTotal);
  return { ...driftBack(learnt, before), ...learnVariation(before, whole, bounces) };
}

/**
 * One step per part, in order. The effect of this campaign stands as one more quantity behind the parameters for as
 * long as the steps last, in units of the campaign's standard deviation; where parts were counted, half of its
 * variance is common to them and the other half each part's own noise.
 */
function learnMultipliers(
  before: Multipliers,
  whole: CountMoments,
  parts: readonly MeasuredPart[],
  inTotal: boolean,
): OutcomeModel {
  const joined = joinParameters(before, whole.loadings.keys());
  const common = inTotal ? 1 : 1 / 2;
  const effectIndex = joined.names.length;
  const belief: LinearBelief = {
    means: [...joined.means, 0],
    covariance: [...joined.covariance.map((row) => [...row, 0]), [...joined.names.map(() => 0), common]],
  };
  // because the opened model shares the belief's arrays, each part sees what the parts before it taught
  const multipliers = reopen(before, { ...joined, ...belief });
  for (const { exposures, bounces } of parts) {
    const moments = countMoments(exposures, multipliers);
    const effectWeight = Math.sqrt(moments.campaignVariance);
    observeSum(belief, {
      weights: [...weightsOf(moments, multipliers), { index: effectIndex, weight: effectWeight }],
      surprise: bounces - moments.expected - effectWeight * (belief.means[effectIndex] ?? 0),
      noiseVariance: moments.samplingVariance + (1 - common) * moments.campaignVariance,
      surpriseLimit: before.parameters.surpriseLimit,
    });
  }
  return {
    ...joined,
    means: belief.means.slice(0, effectIndex),
    covariance: belief.covariance.slice(0, effectIndex).map((row) => row.slice(0, effectIndex)),
  };
}

function reopen(multipliers: Multipliers, model: OutcomeModel): Multipliers {
  return { ...multipliers, model, indexByName: new Map(model.names.map((name, index) => [name, index])) };
}

function weightsOf({ loadings }: CountMoments, { indexByName }: Multipliers) {
  return [...loadings].flatMap(([name, weight]) => {
    const index = indexByName.get(name);
    return index === undefined ? [] : [{ index, weight }];
  });
}

/** Adds the parameters that are not in the model yet, at their priors and independent of the rest. */
function joinParameters(multipliers: Multipliers, names: Iterable<string>): OutcomeModel {
  const { model, indexByName } = multipliers;
  const joining = [...names].filter((name) => !indexByName.has(name));
  const zeros = joining.map(() => 0);
  const rows = joining.map((name, index) => {
    const row = new Array<number>(model.names.length + joining.length).fill(0);
    row[model.names.length + index] = priorVarianceOf(multipliers, name);
    return row;
  });
  return {
    ...model,
    names: [...model.names, ...joining],
    means: [...model.means, ...joining.map(priorMeanOf)],
    covariance: [...model.covariance.map((row) => [...row, ...zeros]), ...rows],
  };
}

/**
 * Learns the coefficient of variation from send to send: a weighted mean of the squared surprises in units of their
 * variance, each weighted by the campaign's part of that variance, with the start value worth some sends.
 */
function learnVariation({ model, parameters, outcome }: Multipliers, whole: CountMoments, bounces: number) {
  const variance = totalVariance(whole);
  if (variance <= 0) return {};
  const squaredSurprise = Math.min(parameters.surpriseLimit ** 2, (bounces - whole.expected) ** 2 / variance);
  const weight = whole.campaignVariance / variance;
  const variationWeight = model.variationWeight + weight;
  const variationSum = model.variationSum + weight * squaredSurprise * model.campaignVariation ** 2;
  const { strength } = parameters.campaignVariation;
  const start = parameters.campaignVariation[outcome] ** 2;
  const campaignVariation = Math.sqrt((strength * start + variationSum) / (strength + variationWeight));
  return { campaignVariation, variationWeight, variationSum };
}

/** Lets every learnt variance go a part of the way back to its prior, since organisations change. */
function driftBack(model: OutcomeModel, multipliers: Multipliers): OutcomeModel {
  const covariance = model.covariance.map((row, index) => {
    const variance = row[index] ?? 0;
    const prior = priorVarianceOf(multipliers, model.names[index] ?? '');
    const drifted = variance + multipliers.parameters.driftBack * Math.max(0, prior - variance);
    return row.with(index, drifted);
  });
  return { ...model, covariance };
}
