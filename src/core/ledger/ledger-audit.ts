/** Ids of records: how many, and the first of them. */
export interface IdSample {
  readonly count: number;
  readonly first: readonly string[];
}

/** What an audit found; nothing of it is a verdict. */
export interface LedgerAudit {
  readonly kind: 'audited';
  /** Null when the branch is not there. */
  readonly tip: string | null;
  readonly commits: number;
  readonly records: number;
  /** Whether the remembered commit is still part of the branch; null when none was remembered. */
  readonly descends: boolean | null;
  /** Records whose content or kind was changed after they were committed. */
  readonly edited: IdSample;
  /** Records that were removed and are in no segment. */
  readonly dropped: IdSample;
  readonly backdated: IdSample;
  readonly postdated: IdSample;
  /** Records that a segment has with other content than they were committed with, or that never were committed. */
  readonly forged: IdSample;
  /** Months whose segment has lines that do not fit their digests, or is not whole. */
  readonly brokenSegments: readonly string[];
  /** Changes of paths that are neither records nor segments. */
  readonly foreign: number;
  readonly waiting: number;
  readonly oldestWaitingMs: number | null;
  /** Records that wait with other content than the branch has. */
  readonly conflicting: IdSample;
  /** Inbox refs that hold anything but records. */
  readonly strange: number;
  /** Whether a lock file blocks the branch; null when only the server can tell. */
  readonly locked: boolean | null;
}

/** True when an append-only branch could look like this; dates alone prove nothing, since clocks jump and records wait. */
export function isUntouched(audit: LedgerAudit): boolean {
  const samples = [audit.edited, audit.dropped, audit.forged, audit.conflicting];
  const counts = [
    audit.brokenSegments.length,
    audit.foreign,
    audit.strange,
    ...samples.map(({ count }) => count),
  ];
  return audit.descends !== false && counts.every((count) => count === 0);
}
