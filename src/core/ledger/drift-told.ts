import { findDrift } from '../drift/find-drift.ts';
import type { ProjectionParameters } from '../projection/parameters.ts';
import type { UsedSend } from './learn-history.ts';
import { pastSends } from './past-sends.ts';

/** A slow upward creep of bounces beyond what the lists explain: list rot. */
export interface DriftTold {
  /** The send since which more bounced than before. */
  readonly campaign: string;
  /** ISO 8601 in UTC. */
  readonly since: string;
  readonly rate: 'total' | 'hard';
  /** How many times what was expected bounces now, of what it was before. */
  readonly factor: number;
  /** Sources that moved, those with most additional bounces first. */
  readonly sources: readonly { readonly source: string; readonly factor: number }[];
}

/** The drift among these sends, by the day since which it goes on; null when there is none or they are too few. */
export function driftTold(used: readonly UsedSend[], parameters: ProjectionParameters): DriftTold | null {
  const drift = findDrift(pastSends(used), parameters);
  if (drift.kind !== 'drifting') return null;
  const outcome = used[drift.since]?.outcome;
  if (outcome === undefined) return null;
  const { rate, factor, sources } = drift;
  return { campaign: outcome.campaign, since: outcome.sentAt, rate, factor, sources };
}
