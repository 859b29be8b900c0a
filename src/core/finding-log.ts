import { type Finding, type FindingCode, findingCodes } from './finding.ts';

/** How many findings of one code are kept with their place; all of them are counted. */
export const samplesPerCode = 100;

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
    if (!(findings instanceof FindingLog)) {
      for (const finding of findings) this.add(finding);
      return;
    }
    for (const finding of findings.samples()) this.add(finding);
    for (const { code, count } of findings.counts()) {
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

  total(): number {
    return [...this.#counts.values()].reduce((sum, count) => sum + count, 0);
  }
}
