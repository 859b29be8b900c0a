import type { CampaignPolicy } from '../policy/campaign-policy.ts';
import { effectivePolicy } from '../policy/effective-policy.ts';
import type { Campaign, PolicyFile } from '../policy/policy.ts';
import { policyDigestText } from '../policy/policy-digest-text.ts';
import { type CampaignPair, type CompareLists, pairCampaigns } from './pair-campaigns.ts';
import type { BaseCampaign, Removal } from './review-result.ts';
import { type RuleChange, ruleChanges } from './rule-changes.ts';

/** One campaign as a review looks at it: whose rules judge it, and where its files lie on each side. */
export interface PlannedReview {
  readonly campaign: string;
  /** The rules of the base commit. */
  readonly policy: CampaignPolicy;
  readonly policyChanged: boolean;
  readonly policyIsNew: boolean;
  /** The rules that will hold once the change is merged, against those that judge it. */
  readonly ruleChanges: readonly RuleChange[];
  /** The campaign of the base that it continues; null for a new one. */
  readonly baseCampaign: BaseCampaign | null;
  /** What goes with a campaign that only the base has; null for all others. */
  readonly removal: Removal['what'] | null;
  readonly baseList: string | null;
  readonly headList: string | null;
  readonly baseSuppressions: readonly string[];
  /** What the head itself names: only these are read once the change is merged. */
  readonly headSuppressions: readonly string[];
}

/**
 * Plans the review of every campaign that either side names, by name. Rules, waivers and suppression settings come
 * from the base: from the campaign that is continued, for a new one from the general rules, and where the base has no
 * policy at all, from the defaults. Only where things lie (lists, columns, sources of new campaigns) is the head's.
 */
export async function planReviews(
  base: PolicyFile | null,
  head: PolicyFile | null,
  compare: CompareLists,
): Promise<PlannedReview[]> {
  const pairs = base === null || head === null ? new Map() : await pairCampaigns(base, head, compare);
  const continued = new Set([...pairs.values()].map(({ campaign }) => campaign));
  const going = [...(base?.campaigns.keys() ?? [])].filter((name) => !continued.has(name));
  const planned = [
    ...[...(head?.campaigns ?? [])].map(([name, campaign]) =>
      planOne(name, campaign, { base, head, pair: pairs.get(name) }),
    ),
    ...going.map((name) => planGone(name, base, head)),
  ];
  return planned.flat().sort((a, b) => (a.campaign < b.campaign ? -1 : 1));
}

interface Sides {
  readonly base: PolicyFile | null;
  readonly head: PolicyFile | null;
  readonly pair: CampaignPair | undefined;
}

function planOne(campaign: string, ofHead: Campaign, { base, head, pair }: Sides): PlannedReview[] {
  if (head === null) return [];
  const policy = rulesFor(campaign, ofHead, { base, head, pair });
  const headPolicy = effectivePolicy(head, campaign);
  const changed = rulesText(headPolicy) !== rulesText(policy) || dropsSuppressions(policy, headPolicy);
  return [
    {
      campaign,
      policy,
      policyChanged: pair !== undefined && changed,
      policyIsNew: base === null,
      ruleChanges: base === null ? [] : ruleChanges(policy, headPolicy),
      baseCampaign: pair === undefined ? null : baseCampaignOf(pair, head),
      removal: null,
      baseList: pair === undefined ? null : (base?.campaigns.get(pair.campaign)?.list ?? null),
      headList: ofHead.list,
      baseSuppressions: base === null ? [] : policy.suppressions,
      headSuppressions: headPolicy.suppressions,
    },
  ];
}

function baseCampaignOf({ campaign, by }: CampaignPair, head: PolicyFile): BaseCampaign {
  return { name: campaign, pairedBy: by, stays: head.campaigns.has(campaign) };
}

/** A campaign that the change takes away: its suppressions are looked for where they lay, since others may need them. */
function planGone(campaign: string, base: PolicyFile | null, head: PolicyFile | null): PlannedReview[] {
  if (base === null) return [];
  const policy = effectivePolicy(base, campaign);
  return [
    {
      campaign,
      policy,
      policyChanged: false,
      policyIsNew: false,
      ruleChanges: [],
      baseCampaign: { name: campaign, pairedBy: 'name', stays: false },
      removal: head === null ? 'policy' : 'campaign',
      baseList: policy.list,
      headList: null,
      baseSuppressions: policy.suppressions,
      headSuppressions: [...new Set([...policy.suppressions, ...(head?.suppressions ?? [])])],
    },
  ];
}

function rulesFor(campaign: string, ofHead: Campaign, { base, head, pair }: Sides): CampaignPolicy {
  if (base !== null && pair !== undefined) return { ...effectivePolicy(base, pair.campaign), campaign };
  const file = base ?? (head === null ? null : withoutRules(head));
  if (file === null) throw new RangeError('planReviews: a campaign that no side names');
  const definition = [campaign, withoutOwnRules(ofHead, base)] as const;
  return effectivePolicy({ ...file, campaigns: new Map([...file.campaigns, definition]) }, campaign);
}

// because what kind of people a known source brings is a rule too, the base says it
function withoutOwnRules(campaign: Campaign, base: PolicyFile | null): Campaign {
  return { ...campaign, sources: new Map([...campaign.sources, ...(base?.sources ?? [])]), policy: {} };
}

function withoutRules(file: PolicyFile): PolicyFile {
  return { ...file, policy: {}, waivers: [] };
}

// because a file that is named no more keeps nobody out any more, even if it still lies there
function dropsSuppressions(base: CampaignPolicy, head: CampaignPolicy): boolean {
  return base.suppressions.some((pattern) => !head.suppressions.includes(pattern));
}

// because moving a list, or naming more files where suppressions lie, changes no rule
function rulesText(policy: CampaignPolicy): string {
  return policyDigestText({ ...policy, list: null, suppressions: [] });
}
