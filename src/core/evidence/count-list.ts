import type { ByteSource } from '../byte-source.ts';
import type { Problem } from '../finding.ts';
import { readPacked } from '../packed/read-packed.ts';
import { type CountOptions, ListCounter } from './list-counter.ts';
import type { ListPart } from './list-part.ts';
import type { ListRules } from './list-rules.ts';

/** What was counted of a list, or why it could not be read. */
export type ListCounted =
  | { readonly ok: true; readonly part: ListPart }
  | { readonly ok: false; readonly problem: Problem };

/**
 * Reads a send-list and counts each recipient once, in the evidence cell of its first entry; with a shard only those of its
 * groups, for `mergeListParts`. Memory grows with the number of recipients counted (their keys, to find duplicates), not with
 * the length of rows or the number of columns.
 */
export async function countList(
  source: ByteSource,
  rules: ListRules,
  options: CountOptions = {},
): Promise<ListCounted> {
  const counter = new ListCounter(source.path, rules, options);
  const read = await readPacked(source, {
    onRecord: (record) => counter.take(record),
    open: () => counter.openPacking(),
    threads: rules.threads,
  });
  if (counter.problem !== undefined) return { ok: false, problem: counter.problem };
  if (!read.ok) return { ok: false, problem: read.problem };
  return { ok: true, part: counter.finish(read) };
}
