import type { CampaignResult, Removal } from '../core/campaign-result.ts';
import { evidenceGroups } from '../core/projection/evidence-group.ts';
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
  if (group === undefined) return ['', ''];
  const prose = groupProse[group];
  return [`who ${prose.one}`, `who ${prose.many}`];
}

/** The sentences that tell the smallest change that passes; empty when the campaign does not fail. */
export function fixLines(result: CampaignResult): readonly string[] {
  const { smallestFix: fix, rates } = result;
  if (fix === null || rates === null) return [];
  if (!fix.possible) return [impossible(result)];
  const removals = fix.removals.slice(0, shownRemovals);
  const lines = removals.map(
    (removal, index) => `${index === 0 ? 'the smallest change: remove' : 'and'} ${removalPhrase(removal)}`,
  );
  const more = fix.removals.length - removals.length;
  if (more > 0) lines.push(`and ${counted(more, 'smaller group')} more`);
  lines.push(
    `then it does not fail any more: ${percent(fix.totalAfter, result.limits.total.fail)} would bounce`,
  );
  return isCleaningWorthIt(result) ? [cleaningLine(result), ...lines] : lines;
}

const shownRemovals = 5;

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
  const all = counts.mailed - counts.mailedAfterCleaning;
  return `remove ${all === 1 ? 'the 1' : `all ${count(all)}`} that should not be mailed, and it ${then}: ${rate}`;
}

function impossible({ byGroup }: CampaignResult): string {
  const [worst] = byGroup;
  if (worst === undefined) return 'nothing short of the whole list would make it pass';
  const { one, many } = groupProse[worst.group];
  const who = `${counted(worst.recipients, 'recipient')} who ${worst.recipients === 1 ? one : many}`;
  return `nothing short of the whole list would make it pass; the largest part are ${who}`;
}
