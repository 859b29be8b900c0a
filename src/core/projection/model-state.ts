import type { ByOutcome, ProjectionParameters } from './parameters.ts';

/**
 * What recorded sends taught about the multipliers of one outcome: means and covariance of named parameters, in
 * the order in which they joined. A parameter that has not joined stands at its prior, independent of all others.
 */
export interface OutcomeModel {
  /** `component:<component>` (mean 1 at first), `source:<source>` and `organisation` (mean 0 at first). */
  readonly names: readonly string[];
  readonly means: readonly number[];
  readonly covariance: readonly (readonly number[])[];
  /** Coefficient of variation from send to send, as learnt so far. */
  readonly campaignVariation: number;
  /** Sums over the recorded sends of weight, and of weight x squared surprise x squared variation. */
  readonly variationWeight: number;
  readonly variationSum: number;
}

/** Everything the projection learnt: plain data that survives JSON. */
export interface ModelState {
  /** How many sends with a usable outcome were learnt from. */
  readonly recordedSends: number;
  readonly hard: OutcomeModel;
  readonly soft: OutcomeModel;
}

/** The state before any send was recorded. */
export function initialState({ campaignVariation }: ProjectionParameters): ModelState {
  return {
    recordedSends: 0,
    hard: emptyModel(campaignVariation, 'hard'),
    soft: emptyModel(campaignVariation, 'soft'),
  };
}

function emptyModel(variation: ByOutcome, outcome: keyof ByOutcome): OutcomeModel {
  return {
    names: [],
    means: [],
    covariance: [],
    campaignVariation: variation[outcome],
    variationWeight: 0,
    variationSum: 0,
  };
}
