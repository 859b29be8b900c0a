import type { Problem } from '../finding.ts';
import { type ListField, listHeaders } from '../list/column-names.ts';
import { type Columns, findColumns } from '../list/find-columns.ts';
import type { MappedColumns } from '../list/mapped-columns.ts';
import { normalizeHeader } from '../list/normalize-header.ts';
import type { CsvRecord } from '../list/record.ts';
import { showable } from '../showable.ts';
import { findVerifierColumns, type VerifierColumns } from './verifiers/find-verifier-columns.ts';
import { resultDateHeaders } from './verifiers/result-date-headers.ts';

/** The columns of a list, as plain data. */
export interface ListColumns extends Columns<ListField> {
  /** How the result of a verification service is read; absent where the list has none, or none that is known. */
  readonly verifier?: VerifierColumns;
}

export type ListColumnsFound =
  | {
      readonly ok: true;
      readonly columns: ListColumns;
      /** The headers of columns of which each may hold the result of a verification service: then none is read. */
      readonly rivals: readonly string[];
    }
  | { readonly ok: false; readonly problem: Problem };

/** Finds the columns of a list in its first record, results of verification services among them. */
export function findListColumns(record: CsvRecord, file: string, mapped: MappedColumns): ListColumnsFound {
  const found = findColumns<ListField>(record, file, { names: listHeaders, mapped });
  if (!found.ok || !found.columns.header) return found.ok ? { ...found, rivals: [] } : found;
  const { columns } = found;
  const headers = Array.from({ length: record.fieldCount }, (_, index) =>
    normalizeHeader(record.field(index)),
  );
  const candidates = findVerifierColumns(headers);
  if (mapped.verification === undefined && candidates.size > 1) {
    const rivals = [...candidates.keys()].sort((a, b) => a - b).map((at) => showable(record.field(at)));
    return { ok: true, columns: withoutResult(columns, mapped), rivals };
  }
  const index =
    mapped.verification === undefined ? [...candidates.keys()][0] : columns.at.get('verification');
  const verifier = index === undefined ? undefined : candidates.get(index);
  if (index === undefined || verifier === undefined) return { ok: true, columns, rivals: [] };
  const at = new Map([...columns.at, ['verification', index] as const]);
  const day = resultDateHeaders.map((name) => headers.indexOf(name)).find((place) => place >= 0);
  if (day !== undefined && !at.has('verified-at')) at.set('verified-at', day);
  return { ok: true, columns: { ...columns, at, verifier }, rivals: [] };
}

// because a day without a result would say that the address was found valid
function withoutResult(columns: Columns<ListField>, mapped: MappedColumns): Columns<ListField> {
  const at = new Map(columns.at);
  at.delete('verification');
  if (mapped['verified-at'] === undefined) at.delete('verified-at');
  return { ...columns, at };
}
