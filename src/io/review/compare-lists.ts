import { defaultPolicy } from '../../core/policy/default-policy.ts';
import type { PolicyFile } from '../../core/policy/policy.ts';
import type { CompareLists } from '../../core/review/pair-campaigns.ts';
import { readRecipientKeys } from '../../core/review/read-recipient-keys.ts';
import type { Commit } from '../git/commit.ts';
import type { TreeEntry } from '../git/find-entry.ts';
import type { GitReader } from '../git/git-reader.ts';

/** One side of a comparison. */
export interface ListSide {
  readonly commit: Commit;
  readonly policy: PolicyFile | null;
}

/** A list above the first, or all of them above the second, is not read only to find out whether it was renamed. */
const cheapBytes = { list: 16 << 20, all: 64 << 20 };

/** Compares lists of two commits by recipient: equal content without reading, else while it is cheap. */
export function listComparer(reader: GitReader, base: ListSide, head: ListSide): CompareLists {
  const known = new Map<string, ReadonlySet<string>>();
  let bytesLeft = cheapBytes.all;

  const keysOf = async ({ commit, policy }: ListSide, path: string, entry: TreeEntry) => {
    const name = `${commit.id} ${path}`;
    const keys = known.get(name);
    if (keys !== undefined) return keys;
    const bytes = entry.kind === 'file' ? entry.bytes : 0;
    const isCheap = bytes <= Math.min(cheapBytes.list, bytesLeft);
    if (isCheap) bytesLeft -= bytes;
    const rules = { ...defaultPolicy, columns: policy?.columns ?? {} };
    const read = new Set<string>();
    if (isCheap) await readRecipientKeys(await reader.openBlob(commit, path), rules, (key) => read.add(key));
    known.set(name, read);
    return read;
  };

  return async (baseList, headList) => {
    const [was, is] = [await reader.find(base.commit, baseList), await reader.find(head.commit, headList)];
    if (!was.ok || !is.ok || was.value.kind !== 'file' || is.value.kind !== 'file') return 0;
    if (was.value.oid === is.value.oid) return 1;
    const old = await keysOf(base, baseList, was.value);
    const now = await keysOf(head, headList, is.value);
    const inCommon = [...old].filter((key) => now.has(key)).length;
    return inCommon === 0 ? 0 : inCommon / Math.max(old.size, now.size);
  };
}
