import { findDrift } from '../../src/core/drift/find-drift.ts';
import { defaultParameters as parameters } from '../../src/core/projection/parameters.ts';
import type { World } from './nature.ts';
import { recordSend } from './record-send.ts';
import { simulateOrganisation } from './simulate-organisation.ts';

/** What the drift detector is tried on. */
export interface DriftScenario {
  readonly world: World;
  /** Whether imports, leaks, re-activations and segments change the mix of the list from send to send. */
  readonly mix: 'constant' | 'varying';
  readonly creeping: 'nothing' | 'all sources' | 'one source';
}

/** What it said: after how many sends it raised an alarm, counted from the begin of the creep where there is one. */
export interface DriftTrial extends DriftScenario {
  /** True when it raised an alarm with nothing to find yet. */
  readonly falseAlarm: boolean;
  /** Sends from the begin of the creep to the alarm; null for none. */
  readonly foundAfter: number | null;
  /** Begin of the creep as it was told, minus the true one, in sends. */
  readonly sinceError: number | null;
  /** Whether the source that creeps was named first; null where no source is told. */
  readonly rightSource: boolean | null;
  /** Verdicts with fewer than five recorded sends. */
  readonly early: number;
}

const sends = 20;
const creepFrom = 8;
const creepSends = 10;
// because in the world whose priors are too high about 0.5 % bounce, and 2 % are to be reached
const creepBy = 0.015;
const creepingSource = /-1$/;

/** Lets an organisation send 20 times and asks the detector after every send. */
export function tryDrift(scenario: DriftScenario, number: number): DriftTrial {
  const { world, mix, creeping } = scenario;
  const { organisation, sends: simulated } = simulateOrganisation({
    name: `drift ${world} ${mix} ${creeping} ${number}`,
    world,
    sends,
    deliveriesKnown: true,
    eventful: mix === 'varying',
    withOracle: false,
    creep: (send, source) => creepOf(creeping, send, source),
  });
  const counting = creeping === 'one source' ? 'by-source' : organisation.counting;
  const past = simulated.map((send) => recordSend(send, counting));
  const verdicts = past.map((_, index) => findDrift(past.slice(0, index + 1), parameters));
  const early = verdicts.slice(0, 4).filter(({ kind }) => kind !== 'too-few').length;
  const alarm = verdicts.findIndex(({ kind }) => kind === 'drifting');
  const drift = verdicts[alarm];
  const nothing = {
    ...scenario,
    falseAlarm: false,
    foundAfter: null,
    sinceError: null,
    rightSource: null,
    early,
  };
  if (drift?.kind !== 'drifting') return nothing;
  if (creeping === 'nothing' || alarm < creepFrom) return { ...nothing, falseAlarm: true };
  const [named] = drift.sources;
  return {
    ...nothing,
    foundAfter: alarm + 1 - creepFrom,
    sinceError: drift.since - creepFrom,
    rightSource: named === undefined ? null : creepingSource.test(named.source),
  };
}

/** One source of several must creep faster to bring the whole to the same rate. */
function creepOf(creeping: DriftScenario['creeping'], send: number, source: string): number {
  if (creeping === 'nothing' || send < creepFrom) return 0;
  const now = (creepBy * Math.min(creepSends, send - creepFrom + 1)) / creepSends;
  if (creeping === 'all sources') return now;
  return creepingSource.test(source) ? 3 * now : 0;
}
