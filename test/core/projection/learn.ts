import { learnFromExposures } from '../../../src/core/projection/learn-from-exposures.ts';
import { exposuresOf } from '../../../src/core/projection/list-exposures.ts';
import type { ModelState } from '../../../src/core/projection/model-state.ts';
import type { ProjectionParameters } from '../../../src/core/projection/parameters.ts';
import { type CountedCell, tableOf } from '../../../src/core/projection/tally.ts';
import { type CampaignCounts, countParts } from './observed-part.ts';

/** What the projection knows after one more recorded send, given the cells that were mailed and the bounces counted. */
export function learn(
  state: ModelState,
  parameters: ProjectionParameters,
  cells: readonly CountedCell[],
  counts: CampaignCounts,
): ModelState {
  const list = exposuresOf(tableOf(cells), parameters);
  return learnFromExposures(state, parameters, { list, counts: countParts(cells, counts, parameters) });
}
