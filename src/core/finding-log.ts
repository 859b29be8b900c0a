import { type Finding, type FindingCode, findingCodes } from './finding.ts';

/** How many findings of one code are kept with their place; all of them are counted. */
export const samplesPerCode = 100;

/** What a log holds, as plain data: the kept findings by code, and of every code that occurred its exact count. */
export interface FindingsKept {
  readonly samples: readonly Finding[];
  readonly counts: readonly { readonly code: FindingCode; readonly count: number }[];
}

/**
 * Collects findings in bounded memory: exact counts per code, and of each code the first `samplesPerCode` in the
 * order they came (files in order, lines ascending).
 */
export class FindingLog {
  readonly #samples = new Map<FindingCode, Finding[]>();
  readonly #counts = new Map<FindingCode, number>();

  add(finding: Finding): void {
    this.#counts.set(finding.code, this.count(finding.code) + 1);
    const samples = this.#samples.get(finding.code) ?? [];
    if (samples.length === 0) this.#samples.set(finding.code, samples);
    if (samples.length < samplesPerCode) samples.push(finding);
  }

  addAll(findings: Iterable<Finding> | FindingLog): void {
    if (findings instanceof FindingLog) {
      this.addKept(findings.kept());
      return;
    }
    for (const finding of findings) this.add(finding);
  }

  /** Adds what another log kept, as if its findings had come one after the other. */
  addKept({ samples, counts }: FindingsKept): void {
    for (const finding of samples) this.add(finding);
    for (const { code, count } of counts) {
      const sampled = Math.min(count, samplesPerCode);
      this.#counts.set(code, this.count(code) + count - sampled);
    }
  }

  count(code: FindingCode): number {
    return this.#counts.get(code) ?? 0;
  }

  /** The kept findings, by code in the order of `findingCodes`. */
  samples(): Finding[] {
    return findingCodes.flatMap((code) => this.#samples.get(code) ?? []);
  }

  /** Every code that occurred, with its exact count. */
  counts(): { readonly code: FindingCode; readonly count: number }[] {
    return findingCodes
      .filter((code) => this.#counts.has(code))
      .map((code) => ({ code, count: this.count(code) }));
  }

  kept(): FindingsKept {
    return { samples: this.samples(), counts: this.counts() };
  }

  total(): number {
    return [...this.#counts.values()].reduce((sum, count) => sum + count, 0);
  }
}

/**
 * What one log would have kept of findings about the rows of one list, whose rows were shared out: the first of each code
 * by line. Every row must have been in one share alone.
 */
export function mergeFindings(logs: readonly FindingsKept[]): FindingsKept {
  const merged = new FindingLog();
  const samples = logs.flatMap((log) => log.samples);
  // because a stable order leaves the findings of one row as they came
  for (const finding of samples.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0))) merged.add(finding);
  const counts = new Map<FindingCode, number>();
  for (const { code, count } of logs.flatMap((log) => log.counts))
    counts.set(code, (counts.get(code) ?? 0) + count);
  return {
    samples: merged.samples(),
    counts: merged.counts().map(({ code }) => ({ code, count: counts.get(code) ?? 0 })),
  };
}
