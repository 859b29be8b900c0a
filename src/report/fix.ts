import type { CampaignResult, Removal } from '../core/campaign-result.ts';
import { evidenceGroups } from '../core/projection/evidence-group.ts';
import { count, counted, percent } from './numbers.ts';
import { groupProse } from './prose/causes.ts';
import { tierProse } from './prose/tiers.ts';
import { show } from './show.ts';

const wishes: Readonly<Record<string, readonly [one: string, many: string]>> = {
  'suppressed-unsubscribe': ['who unsubscribed', 'who unsubscribed'],
  'suppressed-complaint': ['who complained about spam', 'who complained about spam'],
  'suppressed-manual': ['who was suppressed by hand', 'who were suppressed by hand'],
};

/** What a removal takes out, in words: `57 of the 500 recipients who hard-bounced before`. */
export function removalPhrase(removal: Removal): string {
  const { remove, of, cause, source } = removal;
  const which = wishes[cause] ?? groupWords(cause);
  const from = source === '' ? '' : ` (source "${show(source, 40)}")`;
  const number =
    remove === of ? (of === 1 ? 'the 1' : `all ${count(of)}`) : `${count(remove)} of the ${count(of)}`;
  return `${number} ${of === 1 ? 'recipient' : 'recipients'} ${of === 1 ? which[0] : which[1]}${from}`;
}

function groupWords(cause: string): readonly [one: string, many: string] {
  const group = evidenceGroups.find((name) => name === cause);
  if (group === undefined) return ['', ''];
  const prose = groupProse[group];
  return [`who ${prose.one}`, `who ${prose.many}`];
}

/** The sentences that tell the smallest change that passes; empty when the campaign does not fail. */
export function fixLines(result: CampaignResult): readonly string[] {
  const { smallestFix: fix, rates, counts } = result;
  if (fix === null || rates === null) return [];
  if (!fix.possible) return [impossible(result)];
  const lines = fix.removals.slice(0, 5).map((removal) => `remove ${removalPhrase(removal)}`);
  const more = fix.removals.length - lines.length;
  if (more > 0) lines.push(`and ${counted(more, 'smaller group')} more`);
  lines.push(`then it passes: ${percent(fix.totalAfter, result.limits.total.fail)} would bounce`);
  const cleaned = counts.mailed - counts.mailedAfterCleaning;
  if (cleaned > fix.removed && result.tierAfterCleaning !== null) {
    lines.push(
      `remove all ${count(cleaned)} that should not be mailed, and it is ${tierProse[result.tierAfterCleaning]}: ${percent(rates.afterCleaning.total.expected)}`,
    );
  }
  return lines;
}

function impossible(result: CampaignResult): string {
  const worst = result.byGroup[0];
  const which =
    worst === undefined
      ? ''
      : ` The largest part: ${count(worst.recipients)} recipients who ${groupProse[worst.group].many}.`;
  return `nothing short of the whole list would make it pass.${which}`;
}
