import type { CampaignInput } from '../../core/check-campaign.ts';
import type { Workspace } from '../open-campaign.ts';

/** What a check is held up by asking at most. */
const budgetMs = 30_000;

/**
 * A campaign with what DNS says of its domains now, where the policy wants that (`dns: refresh`); otherwise nothing is
 * asked. Where nobody answers, what the cache knows is all that counts.
 */
export async function askIfWanted(input: CampaignInput, workspace: Workspace): Promise<CampaignInput> {
  const { policy, dns } = input;
  if (policy.dns !== 'refresh' || !dns?.ok) return input;
  const { askForList } = await import('./ask-for-list.ts');
  return { ...input, dns: await askForList(input, { cache: dns.cache, workspace, budgetMs }) };
}
