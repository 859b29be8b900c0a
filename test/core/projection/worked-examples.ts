import { readFileSync } from 'node:fs';
import type { CountedCell, EvidenceCell } from '../../../src/core/projection/tally.ts';

/** A group of rows of a worked example; ages are in years there. */
export type ExampleGroup = Omit<EvidenceCell, 'ageDays' | 'suppressed'> & {
  readonly count: number;
  readonly ageYears: number;
};

export interface ExampleEstimate {
  readonly expected: number;
  readonly low: number;
  readonly high: number;
  readonly probabilityAbove: readonly number[];
}

export interface ExampleRates {
  readonly hard: ExampleEstimate;
  readonly soft: ExampleEstimate;
  readonly total: ExampleEstimate;
}

type NamedNumbers = Readonly<Record<string, number>>;

export interface WorkedExample {
  readonly name: string;
  readonly recipients: number;
  readonly groups: readonly ExampleGroup[];
  /** Bounces of earlier sends of the same list, oldest first. */
  readonly recordedSends: readonly { readonly hard: number; readonly soft: number }[];
  readonly expected: ExampleRates;
  readonly tier: string;
  readonly byComponent: NamedNumbers;
  readonly bySource: NamedNumbers;
  readonly toGetBelow2Percent?: {
    readonly suffices: boolean;
    readonly steps: readonly {
      readonly count: number;
      readonly cause: string;
      readonly source: string;
      readonly chance: number;
      readonly expectedAfter: number;
    }[];
  };
  readonly multipliers?: { readonly hard: NamedNumbers; readonly soft: NamedNumbers };
  readonly campaignVariation?: { readonly hard: number; readonly soft: number };
  readonly nextList?: { readonly groups: readonly ExampleGroup[]; readonly expected: ExampleRates };
}

interface WorkedExamples {
  readonly limits: readonly number[];
  readonly tolerance: { readonly rate: number; readonly interval: number };
  readonly examples: readonly WorkedExample[];
}

const file = new URL('./data/worked-examples.json', import.meta.url);

// because the file is part of the tests and was converted to this shape once
export const workedExamples = JSON.parse(readFileSync(file, 'utf8')) as WorkedExamples;

export function exampleCells(groups: readonly ExampleGroup[]): readonly CountedCell[] {
  return groups.map(({ count, ageYears, ...evidence }) => ({
    count,
    cell: { ...evidence, ageDays: ageYears * 365.25, suppressed: null },
  }));
}
