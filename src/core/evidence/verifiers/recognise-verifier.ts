import { knownVerifiers } from './known-verifiers.ts';
import type { VerifierFormat } from './verifier-format.ts';

/** The form of a table with these headers (normalized), or undefined for one that has no results. */
export function recogniseVerifier(headers: readonly string[]): VerifierFormat | undefined {
  const there = new Set(headers);
  return knownVerifiers.find(
    ({ besides, headers: { result } }) =>
      result.some((name) => there.has(name)) && (besides === null || besides.some((name) => there.has(name))),
  );
}
