import type { CampaignPolicy } from '../policy/campaign-policy.ts';
import { effectivePolicy } from '../policy/effective-policy.ts';
import type { Campaign, PolicyFile } from '../policy/policy.ts';
import { policyDigestText } from '../policy/policy-digest-text.ts';

/** One campaign as a review looks at it: whose rules judge it, and where its files lie on each side. */
export interface PlannedReview {
  readonly campaign: string;
  /** The rules of the base commit. */
  readonly policy: CampaignPolicy;
  readonly policyChanged: boolean;
  readonly policyIsNew: boolean;
  readonly baseList: string | null;
  readonly headList: string | null;
  readonly baseSuppressions: readonly string[];
  /** Patterns of both sides, so that a file that is moved together with its pattern is no loss. */
  readonly headSuppressions: readonly string[];
}

/**
 * Plans the review of every campaign that either side names. Rules, waivers and suppression settings come from the
 * base; a campaign that only the head has is judged by the base's general rules, and where the base has no policy at
 * all, by the defaults. Only where things lie (lists, columns, sources of new campaigns) is taken from the head.
 */
export function planReviews(base: PolicyFile | null, head: PolicyFile | null): PlannedReview[] {
  const names = new Set([...(base?.campaigns.keys() ?? []), ...(head?.campaigns.keys() ?? [])]);
  return [...names].sort().map((campaign) => planReview(campaign, base, head));
}

function planReview(campaign: string, base: PolicyFile | null, head: PolicyFile | null): PlannedReview {
  const ofBase = base?.campaigns.get(campaign);
  const ofHead = head?.campaigns.get(campaign);
  const policy = rulesFor(campaign, base, head, ofHead);
  const headPolicy = head !== null && ofHead !== undefined ? effectivePolicy(head, campaign) : null;
  const isOld = ofBase !== undefined && headPolicy !== null;
  const changed =
    isOld && (rulesText(headPolicy) !== rulesText(policy) || dropsSuppressions(policy, headPolicy));
  return {
    campaign,
    policy,
    policyChanged: changed,
    policyIsNew: base === null,
    baseList: ofBase?.list ?? null,
    headList: ofHead?.list ?? null,
    baseSuppressions: base === null ? [] : policy.suppressions,
    headSuppressions: [...new Set([...policy.suppressions, ...(headPolicy?.suppressions ?? [])])],
  };
}

function rulesFor(
  campaign: string,
  base: PolicyFile | null,
  head: PolicyFile | null,
  ofHead: Campaign | undefined,
): CampaignPolicy {
  if (base?.campaigns.has(campaign)) return effectivePolicy(base, campaign);
  // because either side names the campaign, the head does where the base does not
  const definition = ofHead === undefined ? [] : [[campaign, withoutOwnRules(ofHead, base)] as const];
  const file = base ?? (head === null ? null : withoutRules(head));
  if (file === null) throw new RangeError('planReviews: a campaign that no side names');
  return effectivePolicy({ ...file, campaigns: new Map([...file.campaigns, ...definition]) }, campaign);
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
