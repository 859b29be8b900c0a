import type { CampaignResult, Removal, SmallestFix } from '../core/campaign-result.ts';
import { type EvidenceGroup, evidenceGroups } from '../core/projection/evidence-group.ts';
import type { Tier } from '../core/projection/tier.ts';
import { count, counted, percent } from './numbers.ts';
import { groupProse } from './prose/causes.ts';
import { show } from './show.ts';

const wishes: Readonly<Record<string, readonly [one: string, many: string]>> = {
  'duplicate-rows': ['that repeats another row', 'that repeat another row'],
  'suppressed-unsubscribe': ['who unsubscribed', 'who unsubscribed'],
  'suppressed-complaint': ['who complained about spam', 'who complained about spam'],
  'suppressed-manual': ['who was suppressed by hand', 'who were suppressed by hand'],
  'alias-complaint': ['who probably complained about spam', 'who probably complained about spam'],
  'alias-unsubscribe': ['who probably unsubscribed', 'who probably unsubscribed'],
  'alias-manual': ['who was probably suppressed by hand', 'who were probably suppressed by hand'],
  'alias-bounce': ['who probably bounced before', 'who probably bounced before'],
};

/** What a removal takes out, in words: `57 of the 500 recipients who hard-bounced before`. */
function removalPhrase(removal: Removal): string {
  const { remove, of, cause, source } = removal;
  const which = wishes[cause] ?? groupWords(cause);
  const from = source === '' ? '' : ` (source "${show(source, 40)}")`;
  const number =
    remove === of ? (of === 1 ? 'the 1' : `all ${count(of)}`) : `${count(remove)} of the ${count(of)}`;
  const noun = cause === 'duplicate-rows' ? 'row' : 'recipient';
  return `${number} ${of === 1 ? noun : `${noun}s`} ${of === 1 ? which[0] : which[1]}${from}`;
}

function groupWords(cause: string): readonly [one: string, many: string] {
  const group = evidenceGroups.find((name) => name === cause);
  return group === undefined ? ['', ''] : whoWords(group);
}

function whoWords(group: EvidenceGroup): readonly [one: string, many: string] {
  const { one, many } = groupProse[group];
  // because who was heard from did not hear
  return group.startsWith('heard-') ? [one, many] : [`who ${one}`, `who ${many}`];
}

/**
 * The sentences that tell what would make a campaign pass, empty when it does not fail: to clean it and the smallest change, or
 * where cleaning does not suffice what has to go beside it.
 */
export function fixLines(result: CampaignResult): readonly string[] {
  const { smallestFix: fix, fixAfterCleaning: beside, rates, counts } = result;
  if (fix === null || rates === null) return [];
  if (beside?.possible && counts.mailed !== counts.mailedAfterCleaning) {
    const still = percent(rates.afterCleaning.total.expected);
    const cleaning = `remove ${uncleanOf(result)} that should not be mailed; ${still} would still bounce`;
    return [cleaning, ...removalLines(beside, 'then remove', result)];
  }
  if (!fix.possible) return [impossible(result)];
  const lines = removalLines(fix, 'the smallest change: remove', result);
  return isCleaningWorthIt(result) ? [cleaningLine(result), ...lines] : lines;
}

const shownRemovals = 5;

function removalLines(fix: SmallestFix, first: string, { limits }: CampaignResult): string[] {
  const removals = fix.removals.slice(0, shownRemovals);
  const lines = removals.map((removal, index) => `${index === 0 ? first : 'and'} ${removalPhrase(removal)}`);
  const more = fix.removals.length - removals.length;
  if (more > 0) lines.push(`and ${counted(more, 'smaller group')} more`);
  return [
    ...lines,
    `then it does not fail any more: ${percent(fix.totalAfter, limits.total.fail)} would bounce`,
  ];
}

/** How `clean` mends a failed campaign: as it is, with --fix, or not at all. */
export type Mending = 'clean' | 'clean --fix' | null;

/** What is to be run where a campaign fails; null where it does not, or where no removal helps. */
export function mendingOf(result: CampaignResult): Mending {
  const { smallestFix, fixAfterCleaning } = result;
  if (!smallestFix?.possible) return null;
  if (fixAfterCleaning?.possible) return 'clean --fix';
  return fixAfterCleaning === null || isCleaningWorthIt(result) ? 'clean' : null;
}

/** True when removing everything that should not be mailed lowers the projected rate. */
export function isCleaningWorthIt({
  counts,
  rates,
  tierAfterCleaning,
  smallestFix,
}: CampaignResult): boolean {
  if (smallestFix?.possible === false) return false;
  if (rates === null || tierAfterCleaning === null || counts.mailedAfterCleaning === counts.mailed)
    return false;
  return rates.afterCleaning.total.expected < rates.asCommitted.total.expected;
}

const cleaned: Readonly<Record<Tier, string>> = {
  excellent: 'is excellent',
  good: 'is good',
  warning: 'is still in the warning range',
  critical: 'is still critical',
  'blacklist-risk': 'still risks blacklisting',
};

function cleaningLine({ counts, rates, tierAfterCleaning }: CampaignResult): string {
  const rate = percent(rates?.afterCleaning.total.expected ?? 0);
  const then = tierAfterCleaning === null ? '' : cleaned[tierAfterCleaning];
  return `remove ${uncleanOf({ counts })} that should not be mailed, and it ${then}: ${rate}`;
}

function uncleanOf({ counts }: Pick<CampaignResult, 'counts'>): string {
  const all = counts.mailed - counts.mailedAfterCleaning;
  return all === 1 ? 'the 1' : `all ${count(all)}`;
}

function impossible({ byGroup }: CampaignResult): string {
  const [worst] = byGroup;
  if (worst === undefined) return 'nothing short of the whole list would make it pass';
  const [one, many] = whoWords(worst.group);
  const who = `${counted(worst.recipients, 'recipient')} ${worst.recipients === 1 ? one : many}`;
  return `nothing short of the whole list would make it pass; the largest part are ${who}`;
}
