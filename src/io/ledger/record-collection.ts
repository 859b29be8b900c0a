import type { LedgerFile, QuarantineReason } from './ledger-files.ts';
import { objectIdOf } from './object-id.ts';
import type { CommitChanges } from './parse-changes.ts';
import { parseRecordPath } from './record-path.ts';

/** A record that was found, and what it holds: the object of git, or the bytes when a segment had it. */
export interface FoundRecord extends Omit<LedgerFile, 'bytes' | 'order'> {
  readonly content: string | Uint8Array;
}

/** Records by their id, in the order in which they were found, and counts of what could not become one. */
export class RecordCollection {
  readonly #found = new Map<string, FoundRecord>();
  readonly #quarantined = new Map<QuarantineReason, number>();

  get found(): readonly FoundRecord[] {
    return [...this.#found.values()];
  }

  get quarantined(): Readonly<Partial<Record<QuarantineReason, number>>> {
    return Object.fromEntries(this.#quarantined);
  }

  quarantine(reason: QuarantineReason, count = 1): void {
    if (count > 0) this.#quarantined.set(reason, (this.#quarantined.get(reason) ?? 0) + count);
  }

  /** Takes what a commit put on the branch; git lists it by path, which is the order of the ids. */
  addCommit({ timeMs, changes }: CommitChanges): void {
    for (const { path, mode, object, gone } of changes) {
      if (gone || !path.startsWith('records/')) continue;
      const record = parseRecordPath(path);
      if (record === undefined) this.quarantine('wrong-path');
      else if (mode !== '100644') this.quarantine('not-a-file');
      else this.add({ id: record.id, path, commitTimeMs: timeMs, where: 'branch', content: object });
    }
  }

  /** Takes a record unless its id is known: the first content of an id stands. */
  add(record: FoundRecord): void {
    const first = this.#found.get(record.id);
    if (first === undefined) this.#found.set(record.id, record);
    else if (!isSame(first.content, record.content)) this.quarantine('changed');
  }
}

function isSame(one: string | Uint8Array, other: string | Uint8Array): boolean {
  if (typeof one === 'string' && typeof other === 'string') return one === other;
  const like = typeof one === 'string' ? one : typeof other === 'string' ? other : '';
  const idOf = (content: string | Uint8Array) =>
    typeof content === 'string' ? content : objectIdOf(content, like);
  return idOf(one) === idOf(other);
}
