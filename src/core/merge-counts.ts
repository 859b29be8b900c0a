import type { CampaignCount } from './campaign-count.ts';
import { type ListPart, mergeListParts } from './evidence/list-part.ts';

/**
 * Adds up what the parts of one check counted: what counting it whole would have given. All of them must have read the same
 * files, so that everything but the list is that of the first. A list that one could not read is not read, for the reason that
 * stands first in it.
 */
export function mergeCounts([first, ...others]: readonly [CampaignCount, ...CampaignCount[]]): CampaignCount {
  const [broken] = [first, ...others]
    .flatMap(({ list }) => (list.ok ? [] : [list]))
    .sort((a, b) => (a.problem.line ?? 0) - (b.problem.line ?? 0));
  if (broken !== undefined || !first.list.ok) return { ...first, list: broken ?? first.list };
  const parts = others.flatMap(({ list }): ListPart[] => (list.ok ? [list.part] : []));
  return { ...first, list: { ok: true, part: mergeListParts([first.list.part, ...parts]) } };
}
