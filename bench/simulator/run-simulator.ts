import { type DriftScenario, tryDrift } from './drift-trials.ts';
import type { Goal } from './goal.ts';
import { driftGoals, driftNotes, lawGoals } from './law-goals.ts';
import { checkLaws } from './laws.ts';
import type { World } from './nature.ts';
import { rateGoals, rateNotes } from './rate-goals.ts';
import { replay } from './replay.ts';
import { simulateOrganisation } from './simulate-organisation.ts';

/** How much is simulated. */
export interface SimulatorOptions {
  readonly worlds: readonly World[];
  /** Organisations per world, each from a seed of its own. */
  readonly organisations: number;
  readonly sends: number;
  readonly driftTrials: number;
  /** False for lists that keep opens and clicks only. */
  readonly deliveriesKnown: boolean;
}

/** The table of goals with what explains it. */
export interface SimulatorResult {
  readonly goals: readonly Goal[];
  readonly notes: readonly string[];
}

const driftScenarios: readonly DriftScenario[] = [
  { world: 'right', mix: 'constant', creeping: 'nothing' },
  { world: 'right', mix: 'varying', creeping: 'nothing' },
  { world: 'too-high', mix: 'varying', creeping: 'nothing' },
  { world: 'too-low', mix: 'varying', creeping: 'nothing' },
  { world: 'too-high', mix: 'constant', creeping: 'all sources' },
  { world: 'too-high', mix: 'varying', creeping: 'all sources' },
  { world: 'too-high', mix: 'varying', creeping: 'one source' },
];

/** Simulates, replays and scores; the same options give the same table. */
export function runSimulator(options: SimulatorOptions): SimulatorResult {
  const { worlds, organisations, sends, driftTrials, deliveriesKnown } = options;
  const trials = worlds.flatMap((world) =>
    numbers(organisations).flatMap((number) => {
      const name = `${world} organisation ${number}`;
      return replay(simulateOrganisation({ name, world, sends, deliveriesKnown, eventful: true }));
    }),
  );
  const drift = driftScenarios
    .filter(({ world }) => worlds.includes(world))
    .flatMap((scenario) => numbers(driftTrials).map((number) => tryDrift(scenario, number)));
  return {
    goals: [...rateGoals(trials, worlds), ...lawGoals(checkLaws(trials)), ...driftGoals(drift)],
    notes: [...rateNotes(trials), ...driftNotes(drift)],
  };
}

function numbers(count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => index + 1);
}
