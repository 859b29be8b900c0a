import type { CampaignCount } from './campaign-count.ts';
import type { CampaignInput } from './check-campaign.ts';
import { judgeDeliveries } from './delivery/judge-deliveries.ts';
import { countList } from './evidence/count-list.ts';
import type { CountOptions } from './evidence/list-counter.ts';
import type { Problem } from './finding.ts';
import { judgeListHash } from './hashed-list/judge-list-hash.ts';
import { dayOfInstant } from './list/parse-day.ts';
import type { SuppressionsRead } from './suppression/read-suppressions.ts';

/** Reads the list of a campaign, or the part of a shard, and counts it against suppressions that were read. */
export async function countCampaign(
  input: Omit<CampaignInput, 'suppressions'>,
  suppressions: SuppressionsRead,
  options: CountOptions = {},
): Promise<CampaignCount> {
  const { policy, asOfMs, verifications, listHash = null, hash } = input;
  const asOfDay = dayOfInstant(asOfMs);
  const { table, otherScopes, files, findings, problems } = suppressions;
  const { softSuppressAfter } = policy;
  const deliveries =
    input.deliveries && policy.impliedDeliveries
      ? judgeDeliveries(input.deliveries, { tables: [table, otherScopes], softSuppressAfter })
      : null;
  const dns = input.dns?.ok ? { cache: input.dns.cache, asOfDay } : null;
  const against = { policy, asOfDay, suppressions: table, otherScopes, deliveries, dns };
  const rules = { ...against, listHash, verifications: verifications?.table ?? null, threads: input.threads };
  const list = await countList(input.list, rules, options);
  const others: Problem[] = input.dns?.ok === false ? [input.dns.problem] : [];
  const uncompared =
    listHash === null ? null : judgeListHash(input.list.path, listHash, { suppressions: table, hash });
  if (uncompared !== null) others.push(uncompared);
  return {
    suppressions: { files, findings: findings.kept(), problems },
    problems: [...others, ...(verifications?.problems ?? [])],
    verifications: verifications?.findings.kept() ?? null,
    deliveries: deliveries === null ? null : { sends: deliveries.sends, skipped: deliveries.skipped },
    list,
  };
}
