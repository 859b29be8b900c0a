import type { DayNumber } from '../../list/parse-day.ts';
import { recipientKey } from '../../recipient-key.ts';
import {
  isSameHistory,
  joinHistories,
  lastDay,
  type MailHistory,
  noHistory,
} from '../history/mail-history.ts';
import type { SuppressionRow } from '../parse-suppression-row.ts';
import type { SuppressionTarget } from '../parse-target.ts';
import { type HardBounceDetail, hardBounceDetails, type SuppressionReason } from '../suppression-reason.ts';

/** One line of the canonical file: who, why, and in which scope; there is one for each of these together. */
export interface CanonicalEntry {
  /** The `email` cell: a match key, `@domain`, a pattern, or a hash with its kind. */
  readonly about: string;
  readonly reason: SuppressionReason;
  readonly scope: string;
  readonly detail: HardBounceDetail;
  readonly createdDay: DayNumber | null;
  /** Null is for good. */
  readonly expiresDay: DayNumber | null;
  readonly count: number;
  /** Where it came from, sorted. */
  readonly sources: readonly string[];
  /** What happened to its mail, where events told it. */
  readonly history: MailHistory;
}

/** The most soft bounces that one line stands for, as in what reads it. */
const maxCount = 1000;

/** The line that a statement of some source becomes. */
export function entryOf(row: SuppressionRow, sources: readonly string[]): CanonicalEntry {
  return {
    about: aboutOf(row.target),
    reason: row.reason,
    scope: row.target.kind === 'pattern' ? 'pattern' : row.scope,
    detail: row.reason === 'hard-bounce' ? row.detail : 'unspecified',
    createdDay: row.createdDay,
    expiresDay: row.expiresDay,
    count: row.count,
    sources: sources.length > 1 ? [...new Set(sources)].sort() : sources,
    history: row.history ?? noHistory,
  };
}

function aboutOf(target: SuppressionTarget): string {
  switch (target.kind) {
    case 'address':
      return recipientKey(target.address).key;
    case 'domain':
      return `@${target.domain}`;
    case 'pattern':
      return target.pattern;
    case 'hash':
      return [target.algorithm, target.keyId, target.digest].filter((part) => part !== undefined).join(':');
  }
}

/** What one line of the file is known by. */
export function entryKey({ about, scope, reason }: CanonicalEntry): string {
  return `${about}\n${scope}\n${reason}`;
}

/**
 * Two lines about the same as one: the newest date, the latest expiry (none is later than any), the larger count, the
 * reply that says most, all sources. In any order, and as often as you like, the outcome is the same.
 */
export function joinEntries(a: CanonicalEntry, b: CanonicalEntry): CanonicalEntry {
  return combine(a, b, Math.max(a.count, b.count));
}

/** Two lines of one source as one: each stands for its own bounces, so their counts add up. */
export function addEntries(a: CanonicalEntry, b: CanonicalEntry): CanonicalEntry {
  return combine(a, b, Math.min(a.count + b.count, maxCount));
}

function combine(a: CanonicalEntry, b: CanonicalEntry, count: number): CanonicalEntry {
  const { about, reason, scope } = a;
  const isForGood = a.expiresDay === null || b.expiresDay === null;
  const detail = strongest(a.detail, b.detail);
  const createdDay = later(a.createdDay, b.createdDay);
  const expiresDay = isForGood ? null : later(a.expiresDay, b.expiresDay);
  const sources = b.sources.every((source) => a.sources.includes(source))
    ? a.sources
    : [...new Set([...a.sources, ...b.sources])].sort();
  const history = joinHistories(a.history, b.history);
  const counted = isEndedSoft(reason, createdDay, history) ? 1 : count;
  const joined = { about, reason, scope, detail, createdDay, expiresDay, count: counted, sources, history };
  // because most lines are as they were, and a million new ones take their room
  return isSameEntry(a, joined) ? a : joined;
}

/** Whether two lines about the same say the same. */
export function isSameEntry(a: CanonicalEntry, b: CanonicalEntry): boolean {
  return (
    a.detail === b.detail &&
    a.createdDay === b.createdDay &&
    a.expiresDay === b.expiresDay &&
    a.count === b.count &&
    isSameHistory(a.history, b.history) &&
    (a.sources === b.sources || a.sources.join('\n') === b.sources.join('\n'))
  );
}

// because a number of soft bounces counts until mail is delivered
function isEndedSoft(reason: SuppressionReason, day: DayNumber | null, history: MailHistory): boolean {
  return reason === 'soft-bounce' && day !== null && lastDay(history, 'delivered') >= day;
}

// because the first of the details is the strongest evidence
function strongest(a: HardBounceDetail, b: HardBounceDetail): HardBounceDetail {
  return hardBounceDetails.indexOf(a) <= hardBounceDetails.indexOf(b) ? a : b;
}

function later(a: DayNumber | null, b: DayNumber | null): DayNumber | null {
  if (a === null || b === null) return a ?? b;
  return Math.max(a, b);
}
