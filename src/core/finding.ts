import type { ProblemCode } from './problem.ts';

/** How much a finding matters: `error` fails the check, `warning` warns, `notice` only informs. */
export const severities = ['error', 'warning', 'notice'] as const;
export type Severity = (typeof severities)[number];

/**
 * Every fact the gate can report about an entry, a list or a file. The codes are stable: reports, waivers and
 * SARIF rules are keyed by them, and all their prose lives in `report/prose`.
 */
export const findingCodes = [
  // an entry that cannot be mailed
  'invalid-address',
  'reserved-domain',
  'dead-domain',
  'unknown-top-level',
  'bare-suffix',
  'verified-invalid',
  'typo-domain',
  // an entry that must not be mailed
  'suppressed-unsubscribe',
  'suppressed-complaint',
  'suppressed-manual',
  'suppressed-hard-bounce',
  'suppressed-soft-bounce',
  'suppressed-invalid',
  'alias-complaint',
  'alias-unsubscribe',
  'alias-manual',
  'alias-bounce',
  // an entry worth a second look
  'duplicate',
  'duplicate-alias',
  'hard-bounce-recovered',
  'role-account',
  'disposable-domain',
  'verified-harmful',
  'relay-domain',
  'private-suffix',
  'needs-smtputf8',
  'placeholder',
  'top-level-not-listed',
  'no-mx',
  'broken-mx',
  'parked-domain',
  'ragged-row',
  'unreadable-date',
  'future-date',
  'unknown-value',
  // the list as a whole
  'list-hashed',
  'source-not-mapped',
  'nothing-known',
  'crowded-domain',
  'numbered-addresses',
  'verification-undated',
  'verification-ambiguous',
  'windows-1252',
  'clock-pinned',
  'dns-coverage',
  'dns-stale',
  // the suppression files
  'suppression-expired',
  'suppression-expiry-ignored',
  'suppression-other-scope',
  'suppression-unknown-reason',
  'suppression-unreadable-row',
  'suppression-unread-date',
  'suppression-age-unknown',
  'suppression-old',
  'suppression-whole-domain',
  'suppression-weak-hash',
  'suppression-hash-match',
  // the rule
  'waiver-expired',
  'waiver-unused',
  'waiver-exceeded',
] as const;
export type FindingCode = (typeof findingCodes)[number];

/** Values a finding or problem carries for its message: numbers and short words, never an address or part of one. */
export type MessageArgs = Readonly<Record<string, string | number>>;

/** One fact about one place: a file, and the physical line (1-based) when it is about an entry. */
export interface Finding {
  readonly code: FindingCode;
  readonly severity: Severity;
  readonly file?: string;
  readonly line?: number;
  readonly args: MessageArgs;
}

/** Input that cannot be understood, so that the check cannot be done; leads to `unchecked`, exit 2. */
export interface Problem {
  readonly code: ProblemCode;
  readonly file?: string;
  readonly line?: number;
  readonly args: MessageArgs;
}
