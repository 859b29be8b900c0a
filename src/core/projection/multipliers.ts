import { type BounceOutcome, type ComponentTraits, componentTraits } from './component.ts';
import type { ModelState, OutcomeModel } from './model-state.ts';
import type { ProjectionParameters } from './parameters.ts';

/** The name of the parameter that all rows of the organisation share. */
export const organisationName = 'organisation';

const componentPrefix = 'component:';

/** The parameter name of a component's multiplier. */
export function componentName(component: string): string {
  return `${componentPrefix}${component}`;
}

/** The parameter name of what a source adds to the multipliers of its rows. */
export function sourceName(source: string): string {
  return `source:${source}`;
}

/** The multipliers of one outcome, ready to be looked up: what was learnt, and the priors for the rest. */
export interface Multipliers {
  readonly outcome: BounceOutcome;
  readonly parameters: ProjectionParameters;
  readonly traits: ReadonlyMap<string, ComponentTraits>;
  readonly model: OutcomeModel;
  readonly indexByName: ReadonlyMap<string, number>;
  readonly priorVarianceByName: ReadonlyMap<string, number>;
}

/** Opens the state of one outcome for looking up. */
export function openMultipliers(
  state: ModelState,
  outcome: BounceOutcome,
  parameters: ProjectionParameters,
): Multipliers {
  const traits = componentTraits(parameters);
  const priors = new Map([[organisationName, parameters.organisationDeviation[outcome] ** 2]]);
  for (const [component, { priorVariance }] of traits)
    priors.set(componentName(component), priorVariance[outcome]);
  const model = state[outcome];
  const indexByName = new Map(model.names.map((name, index) => [name, index]));
  return { outcome, parameters, traits, model, indexByName, priorVarianceByName: priors };
}

/** The traits of a component; throws when the component is not one of the model's. */
export function traitsOf({ traits }: Multipliers, component: string): ComponentTraits {
  const found = traits.get(component);
  if (found === undefined) throw new RangeError(`no component is called ${component}`);
  return found;
}

/** Prior variance of a parameter; every name that is no component and not the organisation is a source. */
export function priorVarianceOf(
  { priorVarianceByName, parameters, outcome }: Multipliers,
  name: string,
): number {
  return priorVarianceByName.get(name) ?? parameters.sourceDeviation[outcome] ** 2;
}

/** Prior mean of a parameter: 1 for the multiplier of a component, 0 for what is added to it. */
export function priorMeanOf(name: string): number {
  return name.startsWith(componentPrefix) ? 1 : 0;
}

/**
 * The factor on the chances of a component's rows from a source: component multiplier plus source and
 * organisation effects where the component shares them, never below the floor.
 */
export function multiplierOf(multipliers: Multipliers, component: string, source: string): number {
  const own = meanOf(multipliers, componentName(component));
  const effects = traitsOf(multipliers, component).shared
    ? meanOf(multipliers, sourceName(source)) + meanOf(multipliers, organisationName)
    : 0;
  return Math.max(multipliers.parameters.multiplierFloor, own + effects);
}

function meanOf({ model, indexByName }: Multipliers, name: string): number {
  const index = indexByName.get(name);
  return (index === undefined ? undefined : model.means[index]) ?? priorMeanOf(name);
}
