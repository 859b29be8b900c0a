import type { VerificationResult } from '../../src/core/evidence/verification.ts';
import { nature } from './nature.ts';
import type { Organisation } from './organisation.ts';

/** What came of one mail. */
export type Reply = 'delivered' | 'hard' | 'soft';

/** Chances of what a mailbox is; with the rest it is alive and takes mail. Changed in place, day by day. */
export interface Belief {
  short: number;
  long: number;
  dead: number;
  day: number;
  /** True once a mail came back for good. */
  bounced: boolean;
  readonly bornDay: number;
  /** True hazard per year, on average over mailboxes like it. */
  readonly hazard: number;
}

/** The chances of one outcome each. */
export interface Chances {
  readonly hard: number;
  readonly soft: number;
}

const daysPerYear = 365.25;

/** What a new address may be: never valid by the risk of its source, dead since it was noted down, or alive. */
export function beliefAtEntry(address: {
  readonly entryRisk: number;
  readonly hazard: number;
  readonly verification: VerificationResult | null;
  readonly joining: { readonly collectedDay: number; readonly joinedDay: number };
}): Belief {
  const { entryRisk, hazard, verification, joining } = address;
  const { collectedDay, joinedDay } = joining;
  const belief: Belief = {
    short: 0,
    long: 0,
    dead: entryRisk,
    day: collectedDay,
    bounced: false,
    bornDay: collectedDay,
    hazard,
  };
  advance(belief, joinedDay, 0);
  const { dead: ofDead, alive: ofAlive } = nature.verifier;
  // because the simulated verifier calls nobody that
  if (verification === null || verification === 'disposable' || verification === 'harmful') return belief;
  const dead = belief.dead * ofDead[verification];
  const alive = (1 - belief.dead) * ofAlive[verification];
  belief.dead = dead / (dead + alive);
  return belief;
}

/** Lets time pass: mailboxes die (Lomax: gamma-distributed hazards), fill and empty (to first order in the filling). */
function advance(belief: Belief, day: number, fillsPerYear: number): void {
  const days = day - belief.day;
  if (days <= 0) return;
  const { shortShare, shortMeanDays, longMeanDays, closedPerYear } = nature.full;
  const ok = 1 - belief.short - belief.long - belief.dead;
  const survival = survivalOf(belief, day) / survivalOf(belief, belief.day);
  const closed = 1 - Math.exp((-closedPerYear * days) / daysPerYear);
  const filling = (ok * fillsPerYear) / daysPerYear;
  const stay = (mean: number) => Math.exp(-days / mean);
  const gained = (mean: number) => mean * (1 - stay(mean));
  const short = belief.short * stay(shortMeanDays) + filling * shortShare * gained(shortMeanDays);
  const long = belief.long * stay(longMeanDays) + filling * (1 - shortShare) * gained(longMeanDays);
  const dead = belief.dead + (1 - belief.dead) * (1 - survival) + belief.long * closed * survival;
  belief.short = short * survival;
  belief.long = long * survival * (1 - closed);
  belief.dead = Math.min(dead, 1 - belief.short - belief.long);
  belief.day = day;
}

function survivalOf({ hazard, bornDay }: Belief, day: number): number {
  const years = Math.max(0, day - bornDay) / daysPerYear;
  return (1 + nature.frailtyVariance * hazard * years) ** (-1 / nature.frailtyVariance);
}

/** What the oracle knows beside the belief of a mailbox: the true rates of its organisation and source. */
export interface Rates {
  readonly fillsPerYear: number;
  readonly transient: number;
  readonly misfiled: number;
}

/** The true rates of mailboxes of a source, on average over sends. */
export function ratesOf(
  { softFactor, hardFactor }: Pick<Organisation, 'softFactor' | 'hardFactor'>,
  source: { readonly softFactor: number },
  role: boolean,
): Rates {
  const soft = softFactor * source.softFactor;
  const { chance, leastShare, mostShare } = nature.outage;
  const outage = (chance * (leastShare + mostShare)) / 2 / 7;
  return {
    fillsPerYear: nature.full.perYear * soft,
    transient: nature.transientSoft * soft * (role ? nature.roleFactor.soft : 1) + outage,
    misfiled: nature.misfiledHard * hardFactor,
  };
}

/** The chances of the next mail, by all that was ever seen of this mailbox and by the true rates. */
export function foresee(belief: Belief, day: number, rates: Rates): Chances {
  advance(belief, day, rates.fillsPerYear);
  const full = belief.short + belief.long;
  const ok = 1 - full - belief.dead;
  return {
    hard: belief.dead * nature.deadAnswersHard + ok * rates.misfiled,
    soft: belief.dead * (1 - nature.deadAnswersHard) + full * nature.fullAnswersSoft + ok * rates.transient,
  };
}

/** Learns what came of the mail (Bayes' rule). */
export function conclude(belief: Belief, reply: Reply, rates: Rates): void {
  const { deadAnswersHard, fullAnswersSoft } = nature;
  const likelihood = {
    delivered: { ok: 1 - rates.transient - rates.misfiled, full: 1 - fullAnswersSoft, dead: 0 },
    hard: { ok: rates.misfiled, full: 0, dead: deadAnswersHard },
    soft: { ok: rates.transient, full: fullAnswersSoft, dead: 1 - deadAnswersHard },
  }[reply];
  const ok = (1 - belief.short - belief.long - belief.dead) * likelihood.ok;
  const short = belief.short * likelihood.full;
  const long = belief.long * likelihood.full;
  const dead = belief.dead * likelihood.dead;
  const sum = ok + short + long + dead;
  if (sum <= 0) return;
  belief.short = short / sum;
  belief.long = long / sum;
  belief.dead = dead / sum;
  if (reply !== 'hard') return;
  if (!belief.bounced) belief.dead *= 1 - nature.reopened;
  belief.bounced = true;
}
