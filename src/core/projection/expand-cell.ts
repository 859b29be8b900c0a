import type { BounceOutcome, Component } from './component.ts';
import type { ProjectionParameters } from './parameters.ts';
import type { EvidenceCell } from './tally.ts';

/** One part of a recipient's chance (a fraction, before multipliers) of one outcome. */
export interface ComponentChance {
  readonly outcome: BounceOutcome;
  readonly component: Component;
  readonly chance: number;
}

const daysPerYear = 365.25;

/**
 * Splits the chance that one recipient of the cell bounces into components. A known cause and a soft history
 * decide alone; a baseline row decays with constant hazard (exponential survival) and, until its first
 * delivery, carries the entry risk of its kind; only baseline rows take the role factors, since the other causes
 * know more about the address than that it is a role. Parts with no chance are left out.
 */
export function expandCell(cell: EvidenceCell, parameters: ProjectionParameters): readonly ComponentChance[] {
  return partsOfChance(cell, parameters).filter(({ chance }) => chance > 0);
}

/** Most parts that a chance has. */
export const mostParts = 3;

/** The same with the parts that have no chance: which they are depends on all evidence but how old it is. */
export function partsOfChance(
  cell: EvidenceCell,
  parameters: ProjectionParameters,
): readonly ComponentChance[] {
  if (cell.cause === 'baseline') return expandBaseline(cell, parameters);
  if (cell.cause === 'soft-history')
    return pair('soft-history', softHistory(cell.softBounces, parameters), parameters);
  return pair(cell.cause, parameters.causes[cell.cause], parameters);
}

function pair(
  component: Component,
  chances: { readonly hard: number; readonly soft: number },
  { chanceCap }: ProjectionParameters,
): readonly ComponentChance[] {
  const hard = Math.min(chances.hard, chanceCap);
  // because a recipient bounces at most once per send
  const soft = Math.min(chances.soft, chanceCap, 1 - hard);
  return [
    { outcome: 'hard', component, chance: hard },
    { outcome: 'soft', component, chance: soft },
  ];
}

/** After k soft bounces in a row: a capped line for hard, the mean of a Beta belief after k successes for soft. */
function softHistory(bounces: number, { softHistory: history, softBase }: ProjectionParameters) {
  return {
    hard: Math.min(history.hardLimit, history.hardPerBounce * bounces),
    soft: (softBase.chance * history.strength + bounces) / (history.strength + bounces),
  };
}

function expandBaseline(cell: EvidenceCell, parameters: ProjectionParameters): readonly ComponentChance[] {
  const factor = cell.role ? parameters.role : { hard: 1, soft: 1 };
  const confirmed = cell.confirmed && cell.ageDays !== null;
  const ageYears =
    cell.ageDays === null ? parameters.undatedAgeYears : Math.max(0, cell.ageDays) / daysPerYear;
  const { hazardPerYear } = parameters.decay[cell.domainKind];
  const hazard = hazardPerYear * (confirmed ? 1 : parameters.unconfirmed.hazardFactor);
  const neverGood = cell.neverDelivered ? parameters.entry[cell.entryKind].chance : 0;
  const died = (1 - neverGood) * -Math.expm1(-hazard * ageYears);
  const hard = factor.hard * (neverGood + died);
  // because both parts of one chance shrink alike when the chance is capped
  const scale = hard > parameters.chanceCap ? (factor.hard * parameters.chanceCap) / hard : factor.hard;
  const soft = Math.min(factor.soft * parameters.softBase.chance, parameters.chanceCap);
  const decay: Component = confirmed ? `decay:${cell.domainKind}` : `decay:${cell.domainKind}?`;
  return [
    { outcome: 'hard', component: decay, chance: scale * died },
    { outcome: 'hard', component: `entry:${cell.entryKind}`, chance: scale * neverGood },
    { outcome: 'soft', component: 'soft-base', chance: soft },
  ];
}
