import { type Goal, percent, ratio, signedPercent, within } from './goal.ts';
import type { World } from './nature.ts';
import type { Trial } from './replay.ts';
import {
  bias,
  brier,
  coverage,
  decisionErrors,
  errors,
  isBad,
  mean,
  meanError,
  type ReliabilityBin,
  reliabilityBins,
} from './score.ts';

const fewestCampaigns = 500;
const fewestPerBin = 150;

/** The goals about rates, intervals, chances and decisions: G2 to G7 of the projection. */
export function rateGoals(trials: readonly Trial[], worlds: readonly World[]): readonly Goal[] {
  const after = (sends: number) => trials.filter(({ state }) => state.recordedSends >= sends);
  const learnt = after(1);
  return [
    coverageGoal(learnt),
    coldGoal(trials, worlds),
    biasGoal(after(2), worlds),
    oracleGoal(learnt, worlds),
    naiveGoal(learnt),
    brierGoal(learnt),
    reliabilityGoal(learnt),
    decisionGoal(learnt),
  ];
}

function coverageGoal(trials: readonly Trial[]): Goal {
  const [total, hard, soft] = [coverage(trials, 'total'), coverage(trials, 'hard'), coverage(trials, 'soft')];
  return {
    id: 'G2',
    goal: '500 or more campaigns: the interval covers 90 to 97.5 % (total), 88 to 99 % (hard, soft)',
    reached: `${trials.length} campaigns: ${percent(total)}; ${percent(hard)}; ${percent(soft)}`,
    met:
      trials.length >= fewestCampaigns &&
      within(total, 0.9, 0.975) &&
      within(hard, 0.88, 0.99) &&
      within(soft, 0.88, 0.99),
  };
}

function coldGoal(trials: readonly Trial[], worlds: readonly World[]): Goal {
  const first = trials.filter(({ state }) => state.recordedSends === 0);
  const of = (world: World) => coverage(inWorld(first, world), 'total', 'cold');
  const every = (world: World) => percent(coverage(inWorld(trials, world), 'total', 'cold'));
  const ends = (end: 'low' | 'high') =>
    ratio(mean(first.map(({ cold: { total } }) => total[end] / total.expected)));
  const least: Readonly<Record<World, number>> = { right: 0.9, 'too-high': 0.85, 'too-low': 0 };
  return {
    id: 'G3',
    goal: 'first send: the interval covers 90 % or more (priors right), 85 % (too high)',
    reached: `${perWorld(worlds, (world) => `${percent(of(world))} (every send judged cold: ${every(world)})`)}; ${ends('low')} to ${ends('high')} times the expected rate`,
    met: worlds.every((world) => of(world) >= least[world]),
  };
}

function biasGoal(trials: readonly Trial[], worlds: readonly World[]): Goal {
  return {
    id: 'G4',
    goal: 'projected over actual bounces after 2 recorded sends, each world: within 10 %',
    reached: `${signedPercent(bias(trials))} (${perWorld(worlds, (world) => signedPercent(bias(inWorld(trials, world))))})`,
    met: [trials, ...worlds.map((world) => inWorld(trials, world))].every((some) =>
      within(bias(some), -0.1, 0.1),
    ),
  };
}

function oracleGoal(trials: readonly Trial[], worlds: readonly World[]): Goal {
  const all = errors(trials);
  const of = (world: World) => errors(inWorld(trials, world));
  return {
    id: 'G5',
    goal: 'mean absolute error at most 1.5 times that of an oracle',
    reached: `${points(all.product)} against ${points(all.oracle)}: ${ratio(all.product / all.oracle)} (${perWorld(worlds, (world) => ratio(of(world).product / of(world).oracle))})`,
    met: all.product <= 1.5 * all.oracle,
  };
}

function naiveGoal(trials: readonly Trial[]): Goal {
  const { product, naive, bestNaive } = errors(trials);
  const list = Object.entries(naive).map(([method, error]) => `${method} ${points(error)}`);
  return {
    id: 'G5',
    goal: 'mean absolute error at most 0.40 times the best naive method',
    reached: `${ratio(product / bestNaive)} (${list.join(', ')})`,
    met: product <= 0.4 * bestNaive,
  };
}

function brierGoal(trials: readonly Trial[]): Goal {
  const base = mean(trials.map((trial) => Number(isBad(trial))));
  const score = brier(trials, ({ riskAboveLimit }) => riskAboveLimit);
  const climatology = score / (base * (1 - base));
  const last = score / brier(trials, ({ naive }) => Number(naive['last-campaign'] > 0.05));
  return {
    id: 'G6',
    goal: 'Brier score of the risk at most 0.40 times climatology and "last campaign above 5 %"',
    reached: `${ratio(climatology)}; ${ratio(last)}`,
    met: climatology <= 0.4 && last <= 0.4,
  };
}

function reliabilityGoal(trials: readonly Trial[]): Goal {
  const large = reliabilityBins(trials).filter(({ trials: count }) => count >= fewestPerBin);
  const gap = ({ said, came }: ReliabilityBin) => Math.abs(said - came);
  const worst = Math.max(...large.map(gap));
  return {
    id: 'G6',
    goal: 'every tenth of the risk scale with 150 or more campaigns within 0.12',
    reached: `worst ${ratio(worst)} of ${large.length} (${large.reduce((sum, bin) => sum + bin.trials, 0)} campaigns)`,
    met: large.length > 0 && worst <= 0.12,
  };
}

function decisionGoal(trials: readonly Trial[]): Goal {
  const { bad, missed, stopped } = decisionErrors(trials, (trial) => trial.stopped);
  return {
    id: 'G7',
    goal: 'decision at 5 %: at most 10 % of bad sends missed, at most 16 % of good ones stopped',
    reached: `${percent(missed)} of ${bad} missed, ${percent(stopped)} stopped`,
    met: missed <= 0.1 && stopped <= 0.16,
  };
}

/** What explains the goals: other rules at 5 %, what outages do, and where the errors come from. */
export function rateNotes(trials: readonly Trial[]): readonly string[] {
  const learnt = trials.filter(({ state }) => state.recordedSends >= 1);
  const calm = learnt.filter(({ outage }) => !outage);
  const decide = (name: string, some: readonly Trial[], stops: (trial: Trial) => boolean) => {
    const { bad, missed, stopped } = decisionErrors(some, stops);
    return `${name}: ${percent(missed)} of ${bad} bad sends missed, ${percent(stopped)} of the good ones stopped`;
  };
  const ratioOf = (some: readonly Trial[]) => {
    const { product, oracle } = errors(some);
    return `${points(product)} against ${points(oracle)}, ${ratio(product / oracle)} (${some.length} campaigns)`;
  };
  const isNew = newSources(trials);
  return [
    decide('decision without the sends in a provider outage', calm, (trial) => trial.stopped),
    decide('oracle, expected rate above 5 %', learnt, ({ oracle }) => oracle > 0.05),
    decide('last campaign above 5 %', learnt, ({ naive }) => naive['last-campaign'] > 0.05),
    decide('suppressed rows above 5 %', learnt, ({ naive }) => naive['suppressed-share'] > 0.05),
    `error against oracle, lists with a source never mailed before: ${ratioOf(learnt.filter((trial) => isNew.has(trial)))}`,
    `error against oracle, all others: ${ratioOf(learnt.filter((trial) => !isNew.has(trial)))}`,
    ...[1, 3, 6, 11].flatMap((sends) => {
      const some = trials.filter(({ state }) => state.recordedSends === sends);
      if (some.length === 0) return [];
      return [`mean absolute error after ${sends} recorded: ${points(meanError(some, said))}`];
    }),
  ];
}

function said({ projected }: Trial): number {
  return projected.total.expected;
}

function newSources(trials: readonly Trial[]): ReadonlySet<Trial> {
  const mailed = new Map<string, Set<string>>();
  const found = new Set<Trial>();
  for (const trial of trials) {
    const seen = mailed.get(trial.organisation) ?? new Set();
    mailed.set(trial.organisation, seen);
    for (const { source } of trial.past.recorded.list.sources) {
      if (!seen.has(source)) found.add(trial);
      seen.add(source);
    }
  }
  return found;
}

function inWorld(trials: readonly Trial[], world: World): readonly Trial[] {
  return trials.filter((trial) => trial.world === world);
}

function perWorld(worlds: readonly World[], show: (world: World) => string): string {
  return worlds.map((world) => `${world} ${show(world)}`).join(', ');
}

function points(rate: number): string {
  return `${(100 * rate).toFixed(2)} points`;
}
