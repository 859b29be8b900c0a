import type { DayNumber } from '../list/parse-day.ts';
import type { SuppressionMatch } from '../suppression/suppression-match.ts';
import type { SuppressionTable } from '../suppression/suppression-table.ts';
import type { ImpliedDeliveries } from './implied-deliveries.ts';
import { bounceDays } from './plan-implied-deliveries.ts';

/** How many recipients of a send are on file with a bounce that may be one of it. */
export interface BouncesOnFile {
  /** Hard bounces of the days after the send, and those without a date. */
  readonly hard: number;
  /** Hard bounces from before the send. */
  readonly earlierHard: number;
  /** Soft bounces of the days after the send. */
  readonly soft: number;
}

/** Looks up the recipients of all sends; one for each of `sends`, in their order. */
export function countBouncesOnFile(
  { sends, bits }: Pick<ImpliedDeliveries, 'sends' | 'bits'>,
  tables: readonly SuppressionTable[],
): readonly BouncesOnFile[] {
  const counts = sends.map(() => ({ hard: 0, earlierHard: 0, soft: 0 }));
  const filled = tables.filter(({ size }) => size > 0);
  for (const [key, mailed] of filled.length === 0 ? [] : bits) {
    const matches = findAll(filled, key);
    if (matches.length === 0) continue;
    sends.forEach(({ day }, place) => {
      const count = counts[place];
      if (count === undefined || (mailed & (1 << place)) === 0) return;
      const kind = strongest(matches.map((match) => bounceOf(match, day)));
      if (kind !== null) count[kind] += 1;
    });
  }
  return counts;
}

function findAll(tables: readonly SuppressionTable[], key: string): readonly SuppressionMatch[] {
  const domain = key.slice(key.lastIndexOf('@') + 1);
  return tables.map((table) => table.find(key, domain)).filter((match) => match !== undefined);
}

function bounceOf({ reasons, ...match }: SuppressionMatch, day: DayNumber): keyof BouncesOnFile | null {
  if (reasons.includes('hard-bounce') || reasons.includes('invalid')) {
    if (match.hardDay === null || mayBeOf(day, match.hardDay)) return 'hard';
    if (match.hardDay < day) return 'earlierHard';
  }
  return match.softDay !== null && mayBeOf(day, match.softDay) ? 'soft' : null;
}

// because a file may date a bounce in the zone of its author, a day before UTC
function mayBeOf(sendDay: DayNumber, bounceDay: DayNumber): boolean {
  return bounceDay >= sendDay - 1 && bounceDay <= sendDay + bounceDays;
}

function strongest(kinds: readonly (keyof BouncesOnFile | null)[]): keyof BouncesOnFile | null {
  return (['hard', 'earlierHard', 'soft'] as const).find((kind) => kinds.includes(kind)) ?? null;
}
