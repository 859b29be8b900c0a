import { type Change, changeSince } from './change-since.ts';
import type { ComparedSend } from './compare-sends.ts';
import type { DriftedSource } from './drift.ts';
import { logVarianceOf, ratioOf } from './log-ratio.ts';

// because where all sources drift, each that is named must stand out by itself
const deviationsToTell = 2;

/** The sources whose own bounces rose since then beyond what their lists explain, most additional bounces first. */
export function driftedSources(compared: readonly ComparedSend[], since: number): readonly DriftedSource[] {
  const names = new Set(compared.flatMap(({ sources }) => [...sources.keys()]));
  const nothing = { observed: 0, expected: 0 };
  const moved = [...names].flatMap((source) => {
    const ofSource = compared.map(({ sources }) => sources.get(source) ?? nothing);
    const change = changeSince(ofSource, since);
    if (Math.log(change.factor) < deviationsToTell * deviationOf(change)) return [];
    const { now, before, factor } = change;
    return [{ source, factor, additional: now.observed - now.expected * ratioOf(before) }];
  });
  moved.sort((left, right) => right.additional - left.additional || (left.source < right.source ? -1 : 1));
  return moved.map(({ source, factor }) => ({ source, factor }));
}

function deviationOf({ before, beforeSends, now, nowSends }: Change): number {
  return Math.sqrt(logVarianceOf(before, beforeSends) + logVarianceOf(now, nowSends));
}
