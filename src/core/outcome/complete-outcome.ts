import type { Problem } from '../finding.ts';
import { moreBounces } from './more-bounces.ts';
import type { OutcomeCounts, SourceOutcome } from './outcome-counts.ts';
import type { StatedOutcome } from './read-stated-outcome.ts';

export type OutcomeCompleted =
  | { readonly ok: true; readonly counts: OutcomeCounts }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** The outcome of a send whose bounces are counted in total, or what of it is missing. */
export function totalOutcome({ sent, hard, soft, block }: StatedOutcome): OutcomeCompleted {
  if (sent !== null && sent > 0 && hard !== null) {
    return { ok: true, counts: { sent, hard, soft, block, bySource: [], parts: [] } };
  }
  const args =
    sent !== null && sent > 0
      ? { argument: '--hard', rule: 'is needed: how many bounced for good' }
      : { argument: '--sent', rule: 'is needed: how many mails were sent, one or more' };
  return { ok: false, problems: [{ code: 'argument-wrong', args }] };
}

/** The outcome of a send that is counted by source; totals that are said as well must be what the sources add up to. */
export function outcomeOfSources(
  stated: StatedOutcome,
  bySource: readonly SourceOutcome[],
  file: string,
): OutcomeCompleted {
  const sums = { sent: sum(bySource, 'sent') ?? 0, hard: sum(bySource, 'hard') ?? 0 };
  const soft = sum(bySource, 'soft');
  const problems = (['sent', 'hard', 'soft'] as const).flatMap((name): Problem[] => {
    const [given, total] = [stated[name], { ...sums, soft }[name]];
    if (given === null || total === null || given === total) return [];
    return [{ code: 'outcome-sums-differ', file, args: { count: name, total, given } }];
  });
  if (sums.sent === 0) problems.push({ code: 'outcome-no-rows', file, args: {} });
  const counts = { ...sums, soft: soft ?? stated.soft, block: stated.block, bySource, parts: [] };
  const tooMany = moreBounces(counts);
  if (tooMany !== null) problems.push({ ...tooMany, file });
  return problems.length > 0 ? { ok: false, problems } : { ok: true, counts };
}

/** The sum over sources; null where one does not tell the count. */
function sum(sources: readonly SourceOutcome[], name: 'sent' | 'hard' | 'soft'): number | null {
  return sources.reduce<number | null>((total, { [name]: count }) => {
    return total === null || count === null ? null : total + count;
  }, 0);
}
