import { cleanAddress } from '../address/clean-address.ts';
import type { ByteSource } from '../byte-source.ts';
import { type ListField, listHeaders } from '../list/column-names.ts';
import { findColumns } from '../list/find-columns.ts';
import { isBlank } from '../list/is-blank.ts';
import type { MappedColumns } from '../list/mapped-columns.ts';
import { type PeekedSource, peekSource } from '../list/peek-source.ts';
import { readSource } from '../list/read-source.ts';
import type { CsvRecord } from '../list/record.ts';
import { parseHash } from '../suppression/parse-hash.ts';
import { type ListHash, listHashOf } from './list-hash.ts';

/** In so many bytes there is a row, or else the list is none that can be read. */
const headBytes = 1 << 17;

/**
 * Whether a list gives hashes for addresses, told by its first row, and the list to read from its beginning; null for
 * how it is hashed where it gives addresses.
 */
export async function findListHash(
  list: ByteSource,
  mapped: MappedColumns,
): Promise<{ readonly hash: ListHash | null; readonly list: ByteSource }> {
  const { head, source }: PeekedSource = await peekSource(list, headBytes);
  let hash: ListHash | null = null;
  let email = -1;
  await readSource(head, {}, (record) => {
    if (isBlank(record)) return undefined;
    if (email < 0) {
      const found = findColumns<ListField>(record, list.path, { names: listHeaders, mapped });
      if (!found.ok) return 'stop';
      email = found.columns.at.get('email') ?? 0;
      if (found.columns.header) return undefined;
    }
    hash = hashOf(record, email);
    return 'stop';
  });
  return { hash, list: source };
}

function hashOf(record: CsvRecord, email: number): ListHash | null {
  const hashed = parseHash(cleanAddress(record.field(email)));
  return hashed === null ? null : listHashOf(hashed);
}
