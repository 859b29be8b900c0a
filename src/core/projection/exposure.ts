import type { Component } from './component.ts';

/** What the rows of one component and one source add up to, before multipliers. */
export interface Exposure {
  readonly component: Component;
  readonly source: string;
  readonly recipients: number;
  /** Sum of the rows' chances: the expected count at multiplier 1. */
  readonly expected: number;
  /** Sum of the squares of the rows' chances. */
  readonly squares: number;
}

type ExposureName = Pick<Exposure, 'component' | 'source'>;

/** Exposures stand by source, then by component. */
export function compareExposures(left: ExposureName, right: ExposureName): number {
  return compareNames(left.source, right.source) || compareNames(left.component, right.component);
}

function compareNames(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
