import type { CampaignInput } from '../../core/check-campaign.ts';
import type { DnsEntry } from '../../core/dns/dns-cache.ts';
import type { Workspace } from '../open-campaign.ts';

/** What all the campaigns of a run are held up by asking at most. */
const usualBudgetMs = 30_000;

/** Gives a campaign with what DNS says of its domains now, where that is wanted. */
export type AskIfWanted = (input: CampaignInput, workspace: Workspace) => Promise<CampaignInput>;

/**
 * Opens the asking of one run. Asked is only where the policy wants that (`dns: refresh`) and may want it. Campaigns share
 * the time, and what one was told the next does not ask again; where nobody answers, what the cache knows is all that
 * counts.
 */
export function openAsking(budgetMs = usualBudgetMs): AskIfWanted {
  const told = new Map<string, DnsEntry>();
  let leftMs = budgetMs;
  return async (input, workspace) => {
    const { policy, dns } = input;
    if (policy.dns !== 'refresh' || workspace.asksNobody === true || !dns?.ok) return input;
    const cache = new Map([...told, ...dns.cache]);
    if (leftMs <= 0) return { ...input, dns: { ok: true, cache } };
    const { askForList } = await import('./ask-for-list.ts');
    const startedMs = performance.now();
    const asked = await askForList(input, { cache, workspace, budgetMs: leftMs });
    leftMs -= performance.now() - startedMs;
    // because campaigns may keep caches of their own, only what is new is handed on
    for (const [domain, entry] of asked.ok ? asked.cache : []) {
      if (cache.get(domain) !== entry) told.set(domain, entry);
    }
    return { ...input, dns: asked };
  };
}
