import type { CellTable } from './cell-table.ts';
import type { BounceOutcome, Component } from './component.ts';
import { type CountMoments, countMoments, totalVariance } from './count-moments.ts';
import { mostParts } from './expand-cell.ts';
import { type ExpandedCells, expandCells } from './expanded-cells.ts';
import type { Exposure } from './exposure.ts';
import { ExposureSums } from './exposure-sums.ts';
import { type ListExposures, recipientsIn, sortExposures } from './list-exposures.ts';
import { initialState, type ModelState } from './model-state.ts';
import { type Multipliers, multiplierOf, openMultipliers } from './multipliers.ts';
import type { ProjectionParameters } from './parameters.ts';
import { estimateRate, type RateEstimate } from './rate-estimate.ts';
import type { EvidenceKind } from './tally.ts';

/** What a projection needs besides the list; `limits` are the rates t for which P(rate > t) is asked. */
export interface ProjectionOptions {
  readonly parameters: ProjectionParameters;
  readonly state?: ModelState;
  readonly limits: readonly number[];
}

/** A part of the expected rates (fractions of all recipients of the list); parts add up to the projection. */
export interface RateShare {
  readonly recipients: number;
  readonly hard: number;
  readonly soft: number;
  readonly total: number;
}

/** The share of one component; a recipient may be in several, for example entry, decay and soft base. */
export interface ComponentShare extends RateShare {
  readonly component: Component;
}

/** The share of the recipients of one source. */
export interface SourceShare extends RateShare {
  readonly source: string;
}

/** The projected bounce rates of a list, and what they come from, largest first. */
export interface Projection {
  readonly recipients: number;
  readonly hard: RateEstimate;
  readonly soft: RateEstimate;
  readonly total: RateEstimate;
  readonly byComponent: readonly ComponentShare[];
  readonly bySource: readonly SourceShare[];
}

/** Projects the bounce rates of the counted cells; the order of the cells does not matter, to the last bit. */
export function project(cells: CellTable<EvidenceKind>, options: ProjectionOptions): Projection {
  return projectCells(openProjection(cells, options));
}

/** Projects a list of which only the exposures are known, in any order; the same bits as from its cells. */
export function projectExposures(list: ListExposures, options: ProjectionOptions): Projection {
  return projectSorted(sortExposures(list), openMultipliersOf(options), options.limits);
}

type OpenMultipliers = Readonly<Record<BounceOutcome, Multipliers>>;

function openMultipliersOf({ parameters, state = initialState(parameters) }: ProjectionOptions) {
  return {
    hard: openMultipliers(state, 'hard', parameters),
    soft: openMultipliers(state, 'soft', parameters),
  };
}

/** Cells and multipliers prepared once, so that projections of many parts of one list cost only sums. */
export interface OpenProjection<Kind extends EvidenceKind = EvidenceKind> {
  readonly cells: CellTable<Kind>;
  readonly expanded: ExpandedCells;
  readonly multipliers: OpenMultipliers;
  readonly limits: readonly number[];
}

/** Prepares projections of parts of the list. */
export function openProjection<Kind extends EvidenceKind>(
  cells: CellTable<Kind>,
  options: ProjectionOptions,
): OpenProjection<Kind> {
  const { parameters, limits } = options;
  return {
    cells,
    expanded: expandCells(cells, parameters),
    multipliers: openMultipliersOf(options),
    limits,
  };
}

/** Projects the part of the list that has `counts[i]` recipients of cell i. */
export function projectPart(open: OpenProjection, counts: Float64Array): Projection {
  return projectSums(open, sumsOf(open, counts));
}

/** Starts sums with `counts[i]` recipients of cell i. */
export function sumsOf({ expanded }: OpenProjection, counts: Float64Array): ExposureSums {
  const sums = new ExposureSums(expanded);
  sums.addAll(counts);
  return sums;
}

/** Projects the rows that sums are of. */
export function projectSums({ multipliers, limits }: OpenProjection, sums: ExposureSums): Projection {
  return projectSorted(sums.exposures(), multipliers, limits);
}

/** Projects the cells that are kept, all of them where nothing is said. */
export function projectCells(
  open: OpenProjection,
  isKept: (kind: EvidenceKind) => boolean = () => true,
): Projection {
  const { kinds, kindOf, counts } = open.cells;
  const kept = kinds.map(isKept);
  return projectPart(
    open,
    counts.map((count, cell) => (kept[kindOf[cell] ?? 0] === true ? count : 0)),
  );
}

/** Of each cell how many bounces are expected of one of its rows (a fraction; above 1 where multipliers push it there). */
export function chancesOf({ expanded, multipliers }: OpenProjection): Float64Array {
  const { groups, groupOf, chances, chancesAt, groupsAt } = expanded;
  const byGroup = groups.map(({ outcome, component, source }) =>
    multiplierOf(multipliers[outcome], component, source),
  );
  const all = new Float64Array(chancesAt.length);
  for (let cell = 0; cell < all.length; cell += 1) {
    const [from, parts] = [chancesAt[cell] ?? 0, groupsAt[cell] ?? 0];
    let chance = 0;
    for (let part = 0; part < mostParts; part += 1)
      chance += (chances[from + part] ?? 0) * (byGroup[groupOf[parts + part] ?? -1] ?? 0);
    all[cell] = chance;
  }
  return all;
}

/**
 * Hard and soft are independent, so their means and variances add. Where multipliers push the expected bounces above
 * the number of recipients, everything shrinks to it.
 */
function projectSorted(
  list: ListExposures,
  multipliers: OpenMultipliers,
  limits: readonly number[],
): Projection {
  const recipients = recipientsIn(list);
  const hard = part(list, 'hard', multipliers);
  const soft = part(list, 'soft', multipliers);
  const expected = hard.moments.expected + soft.moments.expected;
  const scale = expected > recipients ? recipients / expected : 1;
  const hardCount = { expected: scale * hard.moments.expected, variance: totalVariance(hard.moments) };
  const softCount = { expected: scale * soft.moments.expected, variance: totalVariance(soft.moments) };
  const totalCount = {
    expected: hardCount.expected + softCount.expected,
    variance: hardCount.variance + softCount.variance,
  };
  return {
    recipients,
    hard: estimateRate(hardCount, recipients, limits),
    soft: estimateRate(softCount, recipients, limits),
    total: estimateRate(totalCount, recipients, limits),
    byComponent: shareByComponent([hard, soft], scale / recipients),
    bySource: shareBySource([hard, soft], scale / recipients, list),
  };
}

interface OutcomePart {
  readonly outcome: BounceOutcome;
  readonly exposures: readonly Exposure[];
  readonly moments: CountMoments;
}

function part(list: ListExposures, outcome: BounceOutcome, multipliers: OpenMultipliers): OutcomePart {
  const exposures = list[outcome];
  return { outcome, exposures, moments: countMoments(exposures, multipliers[outcome]) };
}

type GrowingShare = { -readonly [Field in keyof RateShare]: RateShare[Field] };

function shareByComponent(parts: readonly OutcomePart[], perBounce: number): readonly ComponentShare[] {
  const shares = new Map<Component, GrowingShare>();
  for (const { outcome, exposures, moments } of parts) {
    // because one component's hard and soft rows are the same recipients
    const recipients = new Map<Component, number>();
    exposures.forEach((exposure, index) => {
      const share = openShare(shares, exposure.component);
      addRate(share, outcome, perBounce * (moments.contributions[index] ?? 0));
      const seen = (recipients.get(exposure.component) ?? 0) + exposure.recipients;
      recipients.set(exposure.component, seen);
      share.recipients = Math.max(share.recipients, seen);
    });
  }
  return [...shares]
    .sort(([leftName, left], [rightName, right]) => right.total - left.total || compare(leftName, rightName))
    .map(([component, share]) => ({ component, ...share }));
}

function shareBySource(
  parts: readonly OutcomePart[],
  perBounce: number,
  { sources }: ListExposures,
): readonly SourceShare[] {
  const shares = new Map<string, GrowingShare>();
  for (const { source, recipients } of sources) openShare(shares, source).recipients = recipients;
  for (const { outcome, exposures, moments } of parts) {
    exposures.forEach(({ source }, index) => {
      addRate(openShare(shares, source), outcome, perBounce * (moments.contributions[index] ?? 0));
    });
  }
  return [...shares]
    .sort(([leftName, left], [rightName, right]) => right.total - left.total || compare(leftName, rightName))
    .map(([source, share]) => ({ source, ...share }));
}

function openShare<Name>(shares: Map<Name, GrowingShare>, name: Name): GrowingShare {
  const known = shares.get(name);
  if (known !== undefined) return known;
  const share = { recipients: 0, hard: 0, soft: 0, total: 0 };
  shares.set(name, share);
  return share;
}

function addRate(share: GrowingShare, outcome: BounceOutcome, rate: number): void {
  share[outcome] += rate;
  share.total += rate;
}

function compare(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
