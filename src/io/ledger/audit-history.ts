import type { Change, CommitChanges } from './parse-changes.ts';
import { parseRecordPath, type RecordPath } from './record-path.ts';

/** A record as the history tells it: its first content, and what became of it. */
export interface RecordFate {
  readonly object: string;
  readonly edited: boolean;
  readonly dropped: boolean;
}

/** What the commits of a ledger did to its records. */
export interface HistoryFacts {
  readonly commits: number;
  readonly records: ReadonlyMap<string, RecordFate>;
  /** Ids that say a moment more than a day before their commit, or before what was committed earlier. */
  readonly backdated: readonly string[];
  /** Ids that say a moment more than five minutes after their commit. */
  readonly postdated: readonly string[];
  /** Changes of paths that are neither records nor segments. */
  readonly foreign: number;
}

/** Clocks of runners differ, and records may be pushed a while after they were made. */
const maxLateMs = 86_400_000;
const maxEarlyMs = 300_000;

/** Goes through the commits of a ledger, oldest first, and notes what an append-only branch would not have. */
export function auditHistory(history: Iterable<CommitChanges>): HistoryFacts {
  const auditor = new HistoryAuditor();
  for (const commit of history) auditor.addCommit(commit);
  return auditor;
}

class HistoryAuditor implements HistoryFacts {
  readonly records = new Map<string, RecordFate>();
  readonly backdated: string[] = [];
  readonly postdated: string[] = [];
  commits = 0;
  foreign = 0;
  #newestMs = 0;

  addCommit({ timeMs, changes }: CommitChanges): void {
    this.commits += 1;
    let newestMs = this.#newestMs;
    for (const change of changes) {
      if (change.path.startsWith('segments/')) continue;
      const record = parseRecordPath(change.path);
      if (record === undefined) {
        this.foreign += 1;
        continue;
      }
      if (!this.records.has(record.id)) this.#judgeTime(record, timeMs);
      this.#noteFate(record, change);
      // because one record from the year 9999 must not make all others late, the commit's time is the most it may say
      newestMs = Math.max(newestMs, Math.min(record.atMs, timeMs));
    }
    this.#newestMs = newestMs;
  }

  #noteFate({ id }: RecordPath, { object, gone, mode }: Change): void {
    const before = this.records.get(id);
    if (before === undefined) {
      if (!gone) this.records.set(id, { object, edited: mode !== '100644', dropped: false });
      return;
    }
    const edited = before.edited || (!gone && (object !== before.object || mode !== '100644'));
    this.records.set(id, { ...before, edited, dropped: gone });
  }

  #judgeTime({ id, atMs }: RecordPath, timeMs: number): void {
    if (atMs < Math.max(timeMs, this.#newestMs) - maxLateMs) this.backdated.push(id);
    if (atMs > timeMs + maxEarlyMs) this.postdated.push(id);
  }
}
