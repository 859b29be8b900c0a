import type { Problem } from '../../finding.ts';
import { keyedCells, keyIdOfCell } from '../keyed-hash.ts';
import type { CanonicalEntry } from './canonical-entry.ts';
import type { MergeInput } from './merge-suppressions.ts';
import type { NameAddress } from './suppression-merge.ts';

type Naming =
  | { readonly ok: true; readonly nameOf: NameAddress }
  | { readonly ok: false; readonly problem: Problem };

/**
 * What addresses stand as in the file: themselves; or keyed hashes, where that is asked or the file has any. Then it needs
 * the key that those were written with, since one address must not stand in it under two names.
 */
export function nameAddresses(
  lines: ReadonlyMap<string, CanonicalEntry>,
  { target, hash, hashed = false }: Pick<MergeInput, 'target' | 'hash' | 'hashed'>,
): Naming {
  const keyIds = new Set<string>();
  for (const { about } of lines.values()) {
    const keyId = keyIdOfCell(about);
    if (keyId !== null) keyIds.add(keyId);
  }
  if (keyIds.size === 0 && !hashed) return { ok: true, nameOf: (key) => key };
  const nameOf = hash === undefined ? null : keyedCells(hash);
  if (nameOf === null) return refuse(target?.path, 'no-hash-key');
  const own = keyIdOfCell(nameOf(''));
  const isOther = [...keyIds].some((keyId) => keyId !== own);
  return isOther ? refuse(target?.path, 'other-hash-key') : { ok: true, nameOf };
}

function refuse(file: string | undefined, reason: string): Naming {
  const place = file === undefined ? {} : { file };
  return { ok: false, problem: { code: 'suppression-not-understood', ...place, args: { reason } } };
}
