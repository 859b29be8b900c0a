import { knownVerifiers } from './known-verifiers.ts';
import type { VerifierCell, VerifierFormat } from './verifier-format.ts';

/** Where a list has the result of a verification service, as plain data. */
export interface VerifierColumns {
  /** How the result is read: the `id` of its format. */
  readonly format: string;
  /** The column of each cell (0-based). */
  readonly at: ReadonlyMap<VerifierCell, number>;
  /** True for a column whose name others use too: a word in it that no service has says nothing. */
  readonly isWeak: boolean;
}

/** What NeverBounce calls its result, and others whether somebody is subscribed. */
const weakHeader = 'email status';

/**
 * Finds every column of a list that may hold the result of a verification service, by its headers (normalized): by its place,
 * what it is read by. A list has columns of its own, so beside a plain `status` a column is asked for that only such services
 * have, or two that many have.
 */
export function findVerifierColumns(headers: readonly string[]): ReadonlyMap<number, VerifierColumns> {
  const found = new Map<number, VerifierColumns>();
  for (const format of knownVerifiers) {
    if (!isThere(format, headers)) continue;
    for (const name of format.headers.result) {
      const index = headers.indexOf(name);
      if (index < 0 || found.has(index)) continue;
      const at = new Map([...detailsOf(format, headers), ['result', index] as const]);
      found.set(index, { format: format.id, at, isWeak: name === weakHeader });
    }
  }
  return found;
}

function isThere({ besides, vague = [] }: VerifierFormat, headers: readonly string[]): boolean {
  if (besides === null) return true;
  const there = besides.filter((name) => headers.includes(name));
  return there.length > 1 || there.some((name) => !vague.includes(name));
}

function detailsOf(
  { headers: names }: VerifierFormat,
  headers: readonly string[],
): (readonly [VerifierCell, number])[] {
  const cells = ['detail', 'disposable', 'acceptAll', 'toxic'] as const;
  return cells.flatMap((cell) => {
    const name = names[cell]?.find((candidate) => headers.includes(candidate));
    return name === undefined ? [] : [[cell, headers.indexOf(name)] as const];
  });
}
