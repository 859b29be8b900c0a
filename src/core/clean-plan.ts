import type { CampaignResult } from './campaign-result.ts';
import { type CampaignInput, lookAtList, readOnFile } from './check-campaign.ts';
import { countCampaign } from './count-campaign.ts';
import { decideWithFix } from './decide-campaign.ts';
import type { CleanFix } from './decision/find-clean-fix.ts';
import type { SuppressionsRead } from './suppression/read-suppressions.ts';

/** What a check found out that the rows of its list are then told apart by. */
export interface CleanPlan {
  readonly result: CampaignResult;
  /** Of which cells rows have to go beside those that cleaning takes out, and how many of each; none where it suffices. */
  readonly fixCells: CleanFix['cells'];
  /** What the list is to be judged with once more, opened anew. */
  readonly input: CampaignInput;
  readonly suppressions: SuppressionsRead;
}

/** Checks a campaign, and plans what has to go beside what cleaning takes out, so that it does not fail. */
export async function planClean(input: CampaignInput): Promise<CleanPlan> {
  const looked = await lookAtList(input);
  const suppressions = await readOnFile(looked);
  const decided = decideWithFix(looked, await countCampaign(looked, suppressions));
  return { ...decided, input: looked, suppressions };
}
