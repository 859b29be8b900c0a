import type { Problem } from '../finding.ts';
import type { HashAlgorithm, HashedAddress } from './parse-hash.ts';
import type { SuppressionTarget } from './parse-target.ts';

/** Why a hash cannot be compared with addresses here; null when it can. */
export type RefuseHash = (target: HashedAddress) => 'no-hashing' | 'no-hash-key' | 'other-hash-key' | null;

/** What bears on whether a row's target can be compared with addresses. */
export interface TargetRules {
  readonly file: string;
  readonly line: number;
  readonly refuseHash: RefuseHash;
  /** The kind of the hashes before it in the file that do not name theirs. */
  readonly hashes: HashAlgorithm | undefined;
  /** Patterns on file before it. */
  readonly patterns: number;
}

/** Every address is compared with every pattern, so there may not be any number of them. */
const maxPatterns = 1000;

/**
 * Why a row cannot be compared with addresses, so that its file may not be used; null when it can. Hashes need a function
 * to compute them, and those that do not name their kind have one kind in a file.
 */
export function refuseTarget(target: SuppressionTarget, rules: TargetRules): Problem | null {
  const refuse = (args: Problem['args']): Problem => {
    return { code: 'suppression-not-understood', file: rules.file, line: rules.line, args };
  };
  if (target.kind === 'pattern') {
    return rules.patterns >= maxPatterns ? refuse({ reason: 'too-many-patterns', limit: maxPatterns }) : null;
  }
  if (target.kind !== 'hash') return null;
  const reason = rules.refuseHash(target);
  if (reason !== null) return refuse({ reason });
  const isMixed = rules.hashes !== undefined && rules.hashes !== target.algorithm && !target.named;
  return isMixed ? refuse({ reason: 'mixed-hashes' }) : null;
}
