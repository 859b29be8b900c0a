import { knownVerifiers } from './known-verifiers.ts';
import type { VerifierFormat } from './verifier-format.ts';

/** The format whose headers (normalized) are there, the one that asks for the most; undefined for none. */
export function recogniseVerifier(headers: readonly string[]): VerifierFormat | undefined {
  const there = new Set(headers);
  const fitting = knownVerifiers.filter(
    ({ signature, headers: { result } }) =>
      signature.every((name) => there.has(name)) && result.some((name) => there.has(name)),
  );
  return fitting.reduce<VerifierFormat | undefined>(
    (best, format) => (best === undefined || format.signature.length > best.signature.length ? format : best),
    undefined,
  );
}
