import type { CampaignPolicy } from './campaign-policy.ts';
import { defaultPolicy } from './default-policy.ts';
import { layerRules } from './layer-rules.ts';
import { matchesScope } from './matches-scope.ts';
import type { ColumnNames, PolicyFile, Waiver } from './policy.ts';

/**
 * What a policy file says about one of its campaigns, or about a list given without one (null): defaults, then the
 * file's top level, then the campaign, the nearer winning key by key. Suppressions of a campaign are added to those
 * of the top level, because taking some away could let a suppressed recipient through. Throws for a name that is not
 * in `file.campaigns`: look it up first, so that the user gets the nearest name.
 */
export function effectivePolicy(file: PolicyFile, campaign: string | null): CampaignPolicy {
  const top: CampaignPolicy = {
    ...defaultPolicy,
    ...layerRules(defaultPolicy, file.policy),
    suppressions: file.suppressions,
    verifications: file.verifications,
    columns: file.columns,
    sources: file.sources,
    domains: file.domains,
    waivers: file.waivers,
    asOfMs: file.asOfMs,
  };
  if (campaign === null) return top;
  const planned = file.campaigns.get(campaign);
  if (planned === undefined) throw new RangeError('effectivePolicy: no such campaign in the policy file');
  return {
    ...top,
    ...layerRules(top, planned.policy),
    waivers: file.waivers.map((waiver) => ({ ...waiver, elsewhere: isElsewhere(waiver, file, campaign) })),
    campaign,
    list: planned.list,
    suppressions: [...new Set([...top.suppressions, ...planned.suppressions])],
    verifications: [...new Set([...top.verifications, ...planned.verifications])],
    columns: mergeColumns(top.columns, planned.columns),
    sources: new Map([...top.sources, ...planned.sources]),
    sendAtMs: planned.sendAtMs,
    slackChannel: planned.slackChannel,
  };
}

function isElsewhere({ scope }: Waiver, { campaigns }: PolicyFile, campaign: string): boolean {
  return [...campaigns].some(([name, { list }]) => name !== campaign && matchesScope(scope, list));
}

function mergeColumns(base: ColumnNames, layer: ColumnNames): ColumnNames {
  return { ...base, ...layer };
}
