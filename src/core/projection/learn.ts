import { learnFromExposures } from './learn-from-exposures.ts';
import { exposuresOf } from './list-exposures.ts';
import type { ModelState } from './model-state.ts';
import { type CampaignCounts, countParts } from './observed-part.ts';
import type { ProjectionParameters } from './parameters.ts';
import type { CountedCell } from './tally.ts';

/** What the projection knows after one more recorded send, given the cells that were mailed and the bounces counted. */
export function learn(
  state: ModelState,
  parameters: ProjectionParameters,
  cells: readonly CountedCell[],
  counts: CampaignCounts,
): ModelState {
  const list = exposuresOf(cells, parameters);
  return learnFromExposures(state, parameters, { list, counts: countParts(cells, counts, parameters) });
}
