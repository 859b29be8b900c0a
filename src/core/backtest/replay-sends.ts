import { learnFromExposures } from '../projection/learn-from-exposures.ts';
import { initialState, type ModelState } from '../projection/model-state.ts';
import type { ProjectionParameters } from '../projection/parameters.ts';
import type { PastSend } from '../projection/past-send.ts';
import { type Projection, projectExposures } from '../projection/project.ts';

/** What rates are projected and learnt with. */
export interface ReplayOptions {
  readonly parameters: ProjectionParameters;
  readonly limits: readonly number[];
}

/** A send with what was known before it, and what would have been projected by that. */
export interface ReplayedSend<Send extends PastSend = PastSend> {
  readonly send: Send;
  readonly state: ModelState;
  readonly projection: Projection;
}

/** Goes through sends in order: projects each with what those before it taught, then learns from it. */
export function replaySends<Send extends PastSend>(
  sends: readonly Send[],
  { parameters, limits }: ReplayOptions,
): readonly ReplayedSend<Send>[] {
  let state = initialState(parameters);
  return sends.map((send) => {
    const before = state;
    const projection = projectExposures(send.recorded.list, { parameters, state, limits });
    state = learnFromExposures(state, parameters, send.recorded);
    return { send, state: before, projection };
  });
}
