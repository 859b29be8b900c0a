import type { DayNumber } from '../../list/parse-day.ts';
import type { VerificationResult } from '../verification.ts';

/** What a service said of an address, and when. */
export interface Verified {
  readonly result: VerificationResult;
  readonly day: DayNumber | null;
}

/** The worst first: of two results of one day the worse one counts. */
const worstFirst: readonly VerificationResult[] = [
  'invalid',
  'harmful',
  'disposable',
  'unknown',
  'accept-all',
  'valid',
];
const results = worstFirst.length;

/**
 * Results of verification services by match key: the newest of each address, whatever order they came in; a result without
 * a date is older than any with one. Memory: a key and a number for each address.
 */
export class VerificationTable {
  readonly #byKey = new Map<string, number>();

  add(key: string, { result, day }: Verified): void {
    const rank = results - 1 - worstFirst.indexOf(result);
    this.#keep(key, ((day ?? -1) + 1) * results + rank);
  }

  /** Takes over everything that another table says. */
  addAll(other: VerificationTable): void {
    for (const [key, packed] of other.#byKey) this.#keep(key, packed);
  }

  #keep(key: string, packed: number): void {
    const known = this.#byKey.get(key);
    if (known === undefined || packed > known) this.#byKey.set(key, packed);
  }

  get size(): number {
    return this.#byKey.size;
  }

  find(key: string): Verified | undefined {
    const packed = this.#byKey.get(key);
    if (packed === undefined) return undefined;
    const day = Math.floor(packed / results) - 1;
    const result = worstFirst[results - 1 - (packed % results)] ?? 'unknown';
    return { result, day: day < 0 ? null : day };
  }
}

/** The newer of what two places say of one address; of one day, or both undated, the worse. */
export function newerOf(left: Verified, right: Verified): Verified {
  const [a, b] = [left.day ?? -1, right.day ?? -1];
  if (a !== b) return a > b ? left : right;
  return worstFirst.indexOf(left.result) <= worstFirst.indexOf(right.result) ? left : right;
}
