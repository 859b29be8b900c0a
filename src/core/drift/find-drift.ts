import type { ProjectionParameters } from '../projection/parameters.ts';
import type { PastSend } from '../projection/past-send.ts';
import { changeSince } from './change-since.ts';
import { compareSends } from './compare-sends.ts';
import type { Drift } from './drift.ts';
import { driftedSources } from './drifted-sources.ts';
import { watchLevel } from './watch-level.ts';

/** Sends below which nothing can be said: the start that later sends are compared with. */
const neededSends = 5;

// because what rose twenty sends ago and stayed is the organisation's level now, no drift
const watchedSends = 20;

/** Looks for a slow rise of the bounces beyond what the lists explain, in sends that stand in the order of sending. */
export function findDrift(sends: readonly PastSend[], parameters: ProjectionParameters): Drift {
  const recordedSends = sends.length;
  if (recordedSends < neededSends) return { kind: 'too-few', recordedSends, neededSends };
  const start = Math.max(0, recordedSends - watchedSends);
  const { rate, sends: compared } = compareSends(sends, parameters, { start, learnt: neededSends });
  const { raised, since } = watchLevel(compared, neededSends);
  if (!raised) return { kind: 'none', recordedSends };
  return {
    kind: 'drifting',
    recordedSends,
    rate,
    since: start + since,
    factor: changeSince(compared, since).factor,
    sources: driftedSources(compared, since),
  };
}
