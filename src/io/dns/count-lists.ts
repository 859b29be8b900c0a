import { countDomains, type DomainCounts } from '../../core/dns/count-domains.ts';
import type { Problem } from '../../core/finding.ts';
import { openIn } from '../open-campaign.ts';
import type { PreparedCheck } from '../prepare-checks.ts';

export type ListsCounted =
  | { readonly ok: true; readonly counts: DomainCounts }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Counts the rows of all lists by domain; each list once, however many campaigns mail it. */
export async function countLists(checks: readonly PreparedCheck[]): Promise<ListsCounted> {
  const counts: DomainCounts = new Map();
  const problems: Problem[] = [];
  const lists = new Map(checks.map((check) => [check.planned.list, check]));
  for (const [list, { planned, workspace }] of lists) {
    const source = await openIn(workspace, list);
    const read = await countDomains(source, planned.policy, counts);
    if (!read.ok) problems.push(read.problem);
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, counts };
}
