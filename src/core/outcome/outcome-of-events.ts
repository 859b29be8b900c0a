import type { Problem } from '../finding.ts';
import type { ProjectionParameters } from '../projection/parameters.ts';
import { isCleanedAway } from '../projection/project-scenarios.ts';
import type { OutcomeCompleted } from './complete-outcome.ts';
import { type CountedParts, countParts } from './count-parts.ts';
import type { CellOutcome } from './event-counter.ts';
import type { OutcomePart, SourceOutcome } from './outcome-counts.ts';

/** What events told of the recipients of a list. */
export interface EventCounts {
  readonly cells: readonly CellOutcome[];
  /** True when the events say of single mails that they were sent or delivered. */
  readonly tellsDeliveries: boolean;
}

/** What else is known of the send. */
export interface EventRules {
  /** The number sent, as it was said. */
  readonly sent: number | null;
  readonly parameters: ProjectionParameters;
  /** False when the evidence is not that of the send, so that only sources can be counted. */
  readonly evidenceHolds: boolean;
  readonly file: string;
}

// because a list still changes a little between its check and its send, as core/ledger/send-as-mailed allows
const sizeTolerance = 0.1;

/**
 * The outcome that events tell. Where they tell deliveries, those with an event were mailed. Else the number sent must be
 * said, and the recipients of the list, or of the cleaned list if its size is nearer, were mailed; a number that fits
 * neither leaves only totals.
 */
export function outcomeOfEvents(
  { cells, tellsDeliveries }: EventCounts,
  rules: EventRules,
): OutcomeCompleted {
  const { sent, parameters, file } = rules;
  const bounced = bouncesIn(cells);
  if (tellsDeliveries) return complete(countParts(cells, parameters, null), rules);
  if (sent === null || sent === 0) return refuse({ code: 'events-without-sent', file, args: bounced });
  const bounces = bounced.hard + bounced.soft + bounced.block;
  if (bounces > sent) return refuse({ code: 'outcome-more-bounces', file, args: { bounces, sent } });
  const mailed = nearestScenario(cells, sent);
  if (mailed === null) {
    return { ok: true, counts: { sent, ...bounced, bySource: [], parts: [] } };
  }
  return complete(countParts(mailed, parameters, sent), rules);
}

function complete({ parts, block }: CountedParts, { evidenceHolds, file }: EventRules): OutcomeCompleted {
  if (parts.length === 0) return refuse({ code: 'outcome-no-rows', file, args: {} });
  const bySource = sourcesOf(parts);
  const sum = (name: 'sent' | 'hard' | 'soft') =>
    bySource.reduce((total, row) => total + (row[name] ?? 0), 0);
  const totals = { sent: sum('sent'), hard: sum('hard'), soft: sum('soft'), block };
  return { ok: true, counts: { ...totals, bySource, parts: evidenceHolds ? parts : [] } };
}

/** The same cells with those mailed whom the number sent points to; null when it fits neither scenario. */
function nearestScenario(cells: readonly CellOutcome[], sent: number): readonly CellOutcome[] | null {
  const scenarios = [() => true, ({ cell }: CellOutcome) => !isCleanedAway(cell)].map((isSent) => {
    const mailed = cells.map((outcome) => ({
      ...outcome,
      mailed: isSent(outcome) ? outcome.recipients - outcome.dropped : outcome.mailed,
    }));
    const size = mailed.reduce((sum, outcome) => sum + outcome.mailed, 0);
    return { mailed, distance: Math.abs(size / sent - 1) };
  });
  const [nearest] = scenarios.sort((one, other) => one.distance - other.distance);
  return nearest === undefined || nearest.distance > sizeTolerance ? null : nearest.mailed;
}

function bouncesIn(cells: readonly CellOutcome[]) {
  const sum = (name: 'hard' | 'soft' | 'block') => cells.reduce((total, cell) => total + cell[name], 0);
  return { hard: sum('hard'), soft: sum('soft'), block: sum('block') };
}

function sourcesOf(parts: readonly OutcomePart[]): readonly SourceOutcome[] {
  const sources = new Map<string, SourceOutcome>();
  for (const { source, recipients, hard, soft } of parts) {
    const known = sources.get(source);
    sources.set(source, {
      source,
      sent: recipients + (known?.sent ?? 0),
      hard: hard + (known?.hard ?? 0),
      soft: (soft ?? 0) + (known?.soft ?? 0),
    });
  }
  return [...sources.values()];
}

function refuse(problem: Problem): OutcomeCompleted {
  return { ok: false, problems: [problem] };
}
