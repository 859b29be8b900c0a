import type { PastSend } from '../projection/past-send.ts';
import type { UsedSend } from './learn-history.ts';

/** The sends that were learnt from, as looking back needs them: by drift detection and backtests. */
export function pastSends(used: readonly UsedSend[]): readonly PastSend[] {
  return used.map(({ outcome, check, recorded }) => {
    const { sent, hard, soft } = outcome;
    const { suppressed = 0, recipients = 0 } = check?.counts ?? {};
    return {
      recorded,
      sent,
      hard,
      soft,
      bySource: bouncesBySource(outcome),
      suppressedShare: recipients === 0 ? 0 : suppressed / recipients,
    };
  });
}

/** Counts per source, whether they were stated or come from events. */
function bouncesBySource({ bySource, parts }: UsedSend['outcome']): PastSend['bySource'] {
  if (bySource.length > 0) return bySource.map(({ source, hard, soft }) => ({ source, hard, soft }));
  const sums = new Map<string, { hard: number; soft: number | null }>();
  for (const { source, hard, soft } of parts) {
    const known = sums.get(source) ?? { hard: 0, soft: 0 };
    const sum = known.soft === null || soft === null ? null : known.soft + soft;
    sums.set(source, { hard: known.hard + hard, soft: sum });
  }
  return [...sums].map(([source, counts]) => ({ source, ...counts }));
}
