import type { DriftTrial } from './drift-trials.ts';
import { type Goal, percent } from './goal.ts';
import type { Laws } from './laws.ts';
import { worlds } from './nature.ts';
import { mean } from './score.ts';

/** The goals that hold exactly or not at all: G8 and the order part of G10. */
export function lawGoals(laws: Laws): readonly Goal[] {
  const { attributionGap, removals, exactRemovals, orderMatters } = laws;
  return [
    {
      id: 'G8',
      goal: 'attribution adds up within 1e-9; the removal list reproduces the limit within one row',
      reached: `largest gap ${attributionGap.toExponential(0)}; ${exactRemovals} of ${removals} removal lists`,
      met: attributionGap < 1e-9 && removals > 0 && exactRemovals === removals,
    },
    {
      id: 'G10',
      goal: 'the order of rows and sources does not matter, to the last bit',
      reached: `it mattered in ${orderMatters} campaigns`,
      met: orderMatters === 0,
    },
  ];
}

/** The goals of drift: G9. */
export function driftGoals(trials: readonly DriftTrial[]): readonly Goal[] {
  const stable = trials.filter(({ creeping }) => creeping === 'nothing');
  const falseAlarms = (mix: DriftTrial['mix']) => alarmShare(stable.filter((trial) => trial.mix === mix));
  const creeps = trials.filter(({ creeping, falseAlarm }) => creeping === 'all sources' && !falseAlarm);
  const foundAfter = (mix: DriftTrial['mix']) =>
    median(creeps.filter((trial) => trial.mix === mix).map((trial) => trial.foundAfter));
  const early = trials.reduce((sum, trial) => sum + trial.early, 0);
  const ofWorlds = worlds.map((world) => {
    const some = stable.filter((trial) => trial.world === world && trial.mix === 'varying');
    return `${world} ${percent(alarmShare(some))}`;
  });
  return [
    {
      id: 'G9',
      goal: 'at most 15 % false alarms in 20 stable sends, also with a varying mix',
      reached: `${percent(falseAlarms('constant'))}; varying ${percent(falseAlarms('varying'))} (${ofWorlds.join(', ')})`,
      met: falseAlarms('constant') <= 0.15 && falseAlarms('varying') <= 0.15,
    },
    {
      id: 'G9',
      goal: 'a creep from 0.5 to 2 % over 10 sends is found after at most 6, in the median',
      reached: `${foundAfter('constant')}; varying ${foundAfter('varying')}`,
      met: foundAfter('constant') <= 6 && foundAfter('varying') <= 6,
    },
    {
      id: 'G9',
      goal: 'no verdict with fewer than 5 recorded sends',
      reached: `${early} verdicts`,
      met: early === 0,
    },
  ];
}

/** What else the detector said. */
export function driftNotes(trials: readonly DriftTrial[]): readonly string[] {
  const found = trials.filter(({ sinceError }) => sinceError !== null);
  const errors = found.flatMap(({ sinceError }) => sinceError ?? []).sort((left, right) => left - right);
  const named = trials.filter(
    ({ creeping, rightSource }) => creeping === 'one source' && rightSource !== null,
  );
  const right = named.filter(({ rightSource }) => rightSource).length;
  const [low, high] = [0.1, 0.9].map((share) => errors[Math.floor(share * errors.length)]);
  return [
    `drift: the begin is told ${median(errors)} sends late in the median (nine in ten ${low} to ${high})`,
    `drift of one source: the right one was named first in ${right} of ${named.length}`,
  ];
}

function alarmShare(trials: readonly DriftTrial[]): number {
  return mean(trials.map(({ falseAlarm }) => Number(falseAlarm)));
}

/** The upper median; what was never found stands behind everything that was. */
function median(values: readonly (number | null)[]): number {
  const sorted = values.map((value) => value ?? Number.POSITIVE_INFINITY).sort((left, right) => left - right);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
