import type { RepeatRules } from '../../bounce/repeat-rules.ts';
import { joinHistories } from '../history/mail-history.ts';
import { markTag } from '../history/mail-mark.ts';
import type { CanonicalEntry } from './canonical-entry.ts';
import { isRetestable, standingOf } from './describe-standing.ts';

/** What is to be done with lines besides merging. */
export interface Tidying {
  /** Take out lines past their last day, and soft bounces that are forgotten, or long over since mail was delivered. */
  readonly expire: boolean;
  /** Take back those of disabled and full mailboxes that may be tried once more. */
  readonly retest: boolean;
  /** Take back every line about one address: its `email` cells (the address, or hashes of it), and why. */
  readonly release: { readonly about: ReadonlySet<string>; readonly reason: string } | null;
}

export const noTidying: Tidying = { expire: false, retest: false, release: null };

/** What tidying did, in lines. */
export interface Tidied {
  /** Only of those that were on file before. */
  readonly expired: number;
  readonly retested: number;
  readonly released: number;
  /** Lines about that address that were taken back before. */
  readonly releasedBefore: number;
  /** Complaints about the address that is to be released; they stay. */
  readonly complaints: number;
}

/** Takes lines out or back. A line that was taken back stays in the file and says when and why, so it stays back. */
export function tidyEntries(
  entries: Map<string, CanonicalEntry>,
  { expire, retest, release }: Tidying,
  { rules, before }: { readonly rules: RepeatRules; readonly before: ReadonlyMap<string, CanonicalEntry> },
): Tidied {
  const done = { expired: 0, retested: 0, released: 0, releasedBefore: 0, complaints: 0 };
  for (const [key, entry] of entries) {
    if (release?.about.has(entry.about) === true) {
      const fate = releaseFate(entry, rules);
      done[fate] += 1;
      if (fate === 'released') entries.set(key, released(entry, release.reason, rules));
    } else if (retest && isRetestable(entry, rules)) {
      entries.set(key, released(entry, 'retest', rules));
      done.retested += 1;
    } else if (expire && isOver(entry, rules)) {
      entries.delete(key);
      if (before.has(key)) done.expired += 1;
    }
  }
  return done;
}

function releaseFate(
  entry: CanonicalEntry,
  rules: RepeatRules,
): 'released' | 'releasedBefore' | 'complaints' {
  if (entry.reason === 'complaint') return 'complaints';
  return standingOf(entry, rules) === 'released' ? 'releasedBefore' : 'released';
}

function isOver(entry: CanonicalEntry, rules: RepeatRules): boolean {
  const standing = standingOf(entry, rules);
  if (standing === 'expired' || standing === 'forgotten') return true;
  // because until then its bounces may be told again by another source
  const isSoft = standing === 'recovered' && entry.reason === 'soft-bounce';
  return isSoft && (entry.createdDay ?? 0) <= rules.asOfDay - rules.windowDays;
}

function released(entry: CanonicalEntry, reason: string, { asOfDay }: RepeatRules): CanonicalEntry {
  // because what is dated tomorrow is taken back as well
  const day = Math.max(asOfDay, entry.createdDay ?? asOfDay);
  const mark = { day, word: 'released', tag: markTag(reason) } as const;
  return { ...entry, history: joinHistories(entry.history, [mark]) };
}
