import { type DomainKind, domainKinds, type EntryKind, entryKinds } from '../evidence/cause.ts';
import type { ByOutcome, KnownCause, ProjectionParameters } from './parameters.ts';

/** The two models: each has its own multipliers and learns from its own counts. */
export const outcomes = ['hard', 'soft'] as const;
export type BounceOutcome = (typeof outcomes)[number];

/** What a row's chance is made of, and the unit of attribution; a trailing `?` marks unconfirmed rows. */
export type Component =
  | KnownCause
  | 'soft-history'
  | 'soft-base'
  | `decay:${DomainKind}`
  | `decay:${DomainKind}?`
  | `entry:${EntryKind}`;

/** How the chances of one component vary. */
export interface ComponentTraits {
  /** Prior variance of its multiplier, whose prior mean is 1. */
  readonly priorVariance: ByOutcome;
  /** True when the effects of its source and of the organisation add to its multiplier. */
  readonly shared: boolean;
  /** True when its count varies from send to send with the campaign; false for known-bad rows. */
  readonly free: boolean;
  /** True for the decay of unconfirmed rows, whose count varies more from send to send. */
  readonly unconfirmed: boolean;
}

const ordinary = { shared: true, free: true, unconfirmed: false } as const;

/** Lists the traits of every component under these parameters. */
export function componentTraits(parameters: ProjectionParameters): ReadonlyMap<string, ComponentTraits> {
  const traits = new Map<Component, ComponentTraits>();
  for (const [cause, chances] of Object.entries(parameters.causes)) {
    const { hard, soft, strength, knownBad } = chances;
    const priorVariance = { hard: ratioVariance(hard, strength), soft: ratioVariance(soft, strength) };
    // because Object.entries forgets the key type of a Record
    traits.set(cause as KnownCause, {
      priorVariance,
      shared: !knownBad,
      free: !knownBad,
      unconfirmed: false,
    });
  }
  const { softHistory, softBase } = parameters;
  traits.set('soft-history', { ...ordinary, priorVariance: softHistory.priorVariance, shared: false });
  const baseVariance = ratioVariance(softBase.chance, softBase.strength);
  traits.set('soft-base', { ...ordinary, priorVariance: { hard: 0, soft: baseVariance } });
  for (const kind of entryKinds) {
    const { chance, strength } = parameters.entry[kind];
    traits.set(`entry:${kind}`, {
      ...ordinary,
      priorVariance: { hard: ratioVariance(chance, strength), soft: 0 },
    });
  }
  for (const kind of domainKinds) {
    const { hazardPerYear, addressYears } = parameters.decay[kind];
    const known = hazardVariance(hazardPerYear, addressYears);
    const unknown = hazardVariance(hazardPerYear, parameters.unconfirmed.addressYears);
    traits.set(`decay:${kind}`, { ...ordinary, priorVariance: { hard: known, soft: 0 } });
    traits.set(`decay:${kind}?`, {
      ...ordinary,
      priorVariance: { hard: unknown, soft: 0 },
      unconfirmed: true,
    });
  }
  return traits;
}

/**
 * Relative variance of a Beta(chance x strength, (1 - chance) x strength) belief about a chance: variance
 * chance (1 - chance) / (strength + 1) over chance squared (Johnson, Kotz, Balakrishnan, Continuous Univariate
 * Distributions 2, chapter 25).
 */
function ratioVariance(chance: number, strength: number): number {
  return chance > 0 ? (1 - chance) / (chance * (strength + 1)) : 0;
}

/**
 * Relative variance of a Gamma belief about a hazard that is worth `addressYears` of observation: the expected
 * number of deaths seen is hazard x addressYears, and a Poisson count of d has relative variance 1 / d.
 */
function hazardVariance(hazardPerYear: number, addressYears: number): number {
  const deaths = hazardPerYear * addressYears;
  return deaths > 0 ? 1 / deaths : 0;
}
