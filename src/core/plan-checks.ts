import { campaignNameOf } from './campaign-name.ts';
import type { Problem } from './finding.ts';
import { applyLimitInputs, type LimitInputs } from './policy/apply-limit-inputs.ts';
import type { CampaignPolicy } from './policy/campaign-policy.ts';
import { defaultPolicy } from './policy/default-policy.ts';
import { effectivePolicy } from './policy/effective-policy.ts';
import { nearestWord } from './policy/nearest-word.ts';
import type { PolicyFile } from './policy/policy.ts';
import { showable } from './showable.ts';

/** What a run was asked to check. */
export interface CheckRequest {
  readonly policyFile: PolicyFile | null;
  /** Names of campaigns; none means all of the policy file. */
  readonly campaigns: readonly string[];
  /** A list to check instead of campaigns. */
  readonly list: string | null;
  /** Patterns to use beside those of the policy. */
  readonly suppressions: readonly string[];
  readonly emailColumn: string | null;
  readonly limits: LimitInputs;
}

/** One check to be done. */
export interface PlannedCheck {
  readonly campaign: string;
  readonly list: string;
  readonly policy: CampaignPolicy;
}

export type Plan =
  | { readonly ok: true; readonly checks: readonly PlannedCheck[] }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Works out which checks a request means and by which rules; all that is wrong with it is reported together. */
export function planChecks(request: CheckRequest): Plan {
  const named = request.list === null ? planCampaigns(request) : planList(request, request.list);
  if (!named.ok) return named;
  const problems: Problem[] = [];
  const checks = named.checks.flatMap((check) => {
    const applied = applyLimitInputs(withArguments(check.policy, request), request.limits);
    if (applied.ok) return [{ ...check, policy: applied.policy }];
    problems.push(...applied.problems);
    return [];
  });
  return problems.length > 0 ? { ok: false, problems: distinct(problems) } : { ok: true, checks };
}

function planList(request: CheckRequest, list: string): Plan {
  const { policyFile, campaigns } = request;
  if (campaigns.length > 0) return planCampaigns(request);
  const policy = policyFile === null ? defaultPolicy : effectivePolicy(policyFile, null);
  return { ok: true, checks: [{ campaign: campaignNameOf(list), list, policy }] };
}

function planCampaigns({ policyFile, campaigns, list }: CheckRequest): Plan {
  if (policyFile === null) return { ok: false, problems: [needsList(campaigns)] };
  const known = [...policyFile.campaigns.keys()];
  if (known.length === 0) {
    return { ok: false, problems: [{ code: 'policy-no-campaign', file: policyFile.file, args: {} }] };
  }
  const unknown = campaigns.filter((name) => !policyFile.campaigns.has(name));
  if (unknown.length > 0) {
    const problems = unknown.map((name) => unknownCampaign(name, known, policyFile.file));
    return { ok: false, problems };
  }
  const checks = [...new Set(campaigns.length > 0 ? campaigns : known)].map((campaign) => {
    const policy = effectivePolicy(policyFile, campaign);
    return { campaign, list: list ?? policy.list ?? '', policy };
  });
  return { ok: true, checks };
}

function needsList([campaign]: readonly string[]): Problem {
  const args = campaign === undefined ? {} : { campaign: showable(campaign) };
  return { code: 'campaign-needs-list', args };
}

/** The problem of a campaign that no policy names, with the name that was most likely meant. */
export function unknownCampaign(name: string, known: readonly string[], file: string): Problem {
  const nearest = nearestWord(name, known);
  const shown =
    known.length > 8 ? `${known.slice(0, 8).join(', ')} and ${known.length - 8} more` : known.join(', ');
  const args = { campaign: showable(name), known: shown, ...(nearest === null ? {} : { nearest }) };
  return { code: 'unknown-campaign', file, args };
}

/** The rules of a campaign with the suppressions and the address column that the request names beside them. */
export function withArguments(
  policy: CampaignPolicy,
  request: Pick<CheckRequest, 'emailColumn' | 'suppressions'>,
): CampaignPolicy {
  const columns =
    request.emailColumn === null ? policy.columns : { ...policy.columns, email: request.emailColumn };
  const suppressions = [...new Set([...policy.suppressions, ...request.suppressions])];
  return { ...policy, columns, suppressions };
}

function distinct(problems: readonly Problem[]): Problem[] {
  return [...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values()];
}
