/**
 * Why a recipient may bounce: each recipient has exactly one, the first that applies in this order
 * (docs/how-it-decides.md, "Chances by cause").
 */
export const causes = [
  'invalid-syntax',
  'reserved-domain',
  'dead-domain',
  'hard-unknown-user',
  'hard-unspecified',
  'hard-policy-refusal',
  'hard-recovered',
  'verified-invalid',
  'typo-domain',
  'disposable',
  'soft-history',
  'catch-all',
  'verifier-unknown',
  'baseline',
] as const;
export type Cause = (typeof causes)[number];

/** How an address came onto the list; each kind carries its own entry risk until the first delivery. */
export const entryKinds = [
  'double-opt-in',
  'checkout',
  'single-opt-in',
  'import',
  'event',
  'giveaway',
  'purchased',
  'unknown',
] as const;
export type EntryKind = (typeof entryKinds)[number];

/** Kind of mail domain, which decides how fast mailboxes die there. */
export const domainKinds = ['consumer', 'business', 'unknown'] as const;
export type DomainKind = (typeof domainKinds)[number];
