import type { GroupShare, Share } from '../core/campaign-result.ts';
import type { EvidenceGroup } from '../core/projection/evidence-group.ts';
import { groupProse } from './prose/causes.ts';

/** Groups that people call by the same words, as one. */
export interface MergedGroup extends Share {
  readonly words: string;
  /** The last of them. */
  readonly group: EvidenceGroup;
}

/** Puts groups of the same words together, because they are one to a reader; the largest first. */
export function mergeGroups(groups: readonly GroupShare[]): readonly MergedGroup[] {
  const byWords = new Map<string, MergedGroup>();
  for (const share of groups) {
    const prose = groupProse[share.group];
    const known = byWords.get(prose.many);
    const recipients = share.recipients + (known?.recipients ?? 0);
    byWords.set(prose.many, {
      words: recipients === 1 ? prose.one : prose.many,
      group: share.group,
      recipients,
      hard: share.hard + (known?.hard ?? 0),
      soft: share.soft + (known?.soft ?? 0),
      total: share.total + (known?.total ?? 0),
    });
  }
  return [...byWords.values()].sort((a, b) => b.total - a.total);
}
