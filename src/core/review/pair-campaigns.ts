import type { CampaignPolicy } from '../policy/campaign-policy.ts';
import { effectivePolicy } from '../policy/effective-policy.ts';
import type { PolicyFile } from '../policy/policy.ts';
import { ruleChanges } from './rule-changes.ts';

/** How a campaign of the change was found in the base: by its name, by where its list lies, or by who is on the list. */
export const pairings = ['name', 'list-path', 'recipients'] as const;
export type Pairing = (typeof pairings)[number];

/** The campaign of the base that one of the head continues. */
export interface CampaignPair {
  readonly campaign: string;
  readonly by: Pairing;
}

/** The share of recipients that two lists, one of each side, have in common: 1 for the same bytes, 0 where it is not known. */
export type CompareLists = (baseList: string, headList: string) => Promise<number>;

/** The least share of recipients in common that makes a new campaign the old one under another name. */
const leastInCommon = 0.5;

/** The most pairs of lists that are compared. */
const mostComparisons = 64;

/**
 * Finds for each campaign of the head the one of the base that it continues, so that a new name sheds no rules: the
 * same name; else one with the list at the same path, rather one that goes than one that stays; else, of those that
 * go, the one that has most recipients in common. Where several fit alike, the strictest.
 */
export async function pairCampaigns(
  base: PolicyFile,
  head: PolicyFile,
  compare: CompareLists,
): Promise<ReadonlyMap<string, CampaignPair>> {
  const pairs = new Map<string, CampaignPair>();
  for (const name of head.campaigns.keys()) {
    const campaign = base.campaigns.has(name) ? name : sameListPath(name, base, head);
    if (campaign !== null) pairs.set(name, { campaign, by: campaign === name ? 'name' : 'list-path' });
  }
  for (const [name, campaign] of await byRecipients(base, head, pairs, compare)) {
    pairs.set(name, { campaign, by: 'recipients' });
  }
  return pairs;
}

function sameListPath(name: string, base: PolicyFile, head: PolicyFile): string | null {
  const path = head.campaigns.get(name)?.list;
  const same = [...base.campaigns].filter(([, { list }]) => list === path).map(([other]) => other);
  const going = same.filter((other) => !head.campaigns.has(other));
  return strictest(going.length > 0 ? going : same, base);
}

async function byRecipients(
  base: PolicyFile,
  head: PolicyFile,
  pairs: ReadonlyMap<string, CampaignPair>,
  compare: CompareLists,
): Promise<readonly (readonly [string, string])[]> {
  const taken = new Set([...pairs.values()].map(({ campaign }) => campaign));
  const going = [...base.campaigns].filter(([name]) => !taken.has(name));
  const coming = [...head.campaigns].filter(([name]) => !pairs.has(name));
  const found: { readonly name: string; readonly campaign: string; readonly share: number }[] = [];
  const all = coming.flatMap(([name, { list }]) =>
    going.map(([campaign, old]) => ({ name, campaign, list, old: old.list })),
  );
  for (const { name, campaign, list, old } of all.slice(0, mostComparisons)) {
    const share = await compare(old, list);
    if (share >= leastInCommon) found.push({ name, campaign, share });
  }
  return coming.flatMap(([name]) => {
    const likely = found.filter((one) => one.name === name);
    const most = Math.max(0, ...likely.map(({ share }) => share));
    const best = strictest(
      likely.filter(({ share }) => share === most).map(({ campaign }) => campaign),
      base,
    );
    return best === null ? [] : [[name, best] as const];
  });
}

/** The campaign whose rules let the least through, compared with the first: looser rules count against it. */
function strictest(names: readonly string[], file: PolicyFile): string | null {
  const [first] = names;
  if (first === undefined) return null;
  const rulesOfFirst = comparable(file, first);
  const score = (name: string): number =>
    ruleChanges(rulesOfFirst, comparable(file, name)).reduce(
      (sum, { direction }) => sum + (direction === 'looser' ? 1 : 0) - (direction === 'stricter' ? 1 : 0),
      0,
    );
  const scores = names.map((name) => ({ name, score: score(name) }));
  const least = Math.min(...scores.map((one) => one.score));
  return scores.find((one) => one.score === least)?.name ?? first;
}

function comparable(file: PolicyFile, name: string): CampaignPolicy {
  return effectivePolicy(file, name);
}
