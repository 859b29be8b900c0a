import type { Problem } from '../finding.ts';
import { showable } from '../showable.ts';
import { parseHash } from '../suppression/parse-hash.ts';
import { addressHeaders, hashHeaders, weakAddressHeaders } from './column-names.ts';
import { normalizeHeader } from './normalize-header.ts';
import type { CsvRecord } from './record.ts';
import { shownHeader } from './shown-header.ts';

/** Where each known field stands in a record (0-based), and whether the first record is a header. */
export interface Columns<Field extends string> {
  readonly header: boolean;
  readonly count: number;
  readonly at: ReadonlyMap<Field, number>;
}

export type ColumnsFound<Field extends string> =
  | { readonly ok: true; readonly columns: Columns<Field> }
  | { readonly ok: false; readonly problem: Problem };

/** What decides the columns of a file: usual names per field, and header texts that the policy maps. */
export interface ColumnRules<Field extends string> {
  readonly names: Readonly<Record<Exclude<Field, 'email'>, readonly string[]>>;
  readonly mapped: Readonly<Partial<Record<Field, string>>>;
}

/**
 * Finds the address column and the optional ones in a file's first record. A first record with an address in a cell
 * means that the file has no header. No address column, two of them, or a mapped header that is missing is a problem.
 */
export function findColumns<Field extends string>(
  first: Pick<CsvRecord, 'line' | 'fieldCount' | 'field'>,
  file: string,
  rules: ColumnRules<Field>,
): ColumnsFound<Field> {
  const cells = Array.from({ length: first.fieldCount }, (_, index) => first.field(index));
  const headers = cells.map(normalizeHeader);
  const { line } = first;
  const [column, ...others] = addressColumns(headers, rules.mapped as Partial<Record<string, string>>);
  if (column !== undefined && others.length === 0)
    return withOptionalColumns({ headers, file, line }, column, rules);
  if (cells.some(looksLikeAddress)) return headerless(cells, rules);
  if (column === undefined)
    return {
      ok: false,
      problem: { code: 'no-address-column', file, line, args: { header: shownHeader(cells) } },
    };
  const names = [column, ...others].map((index) => `"${showable(first.field(index))}"`).join(' and ');
  return { ok: false, problem: { code: 'two-address-columns', file, line, args: { columns: names } } };
}

/** Where the header has what may be the address column; -1 for a mapped one that is missing, a problem as it is for any column. */
function addressColumns(
  headers: readonly string[],
  mapped: Partial<Record<string, string>>,
): readonly number[] {
  if (mapped.email !== undefined) return [headers.indexOf(normalizeHeader(mapped.email))];
  for (const names of [addressHeaders, weakAddressHeaders, hashHeaders]) {
    const hits = headers.flatMap((header, index) => (names.includes(header) ? [index] : []));
    if (hits.length > 0) return hits;
  }
  return [];
}

interface Header {
  readonly headers: readonly string[];
  readonly file: string;
  readonly line: number;
}

function withOptionalColumns<Field extends string>(
  { headers, file, line }: Header,
  addressColumn: number,
  rules: ColumnRules<Field>,
): ColumnsFound<Field> {
  const at = new Map<Field, number>([['email' as Field, addressColumn]]); // because every field union holds 'email'
  for (const [field, header] of Object.entries(rules.mapped) as [Field, string][]) {
    const column = headers.indexOf(normalizeHeader(header));
    if (column < 0) {
      const problem: Problem = {
        code: 'mapped-column-missing',
        file,
        line,
        args: { field, header: showable(header) },
      };
      return { ok: false, problem };
    }
    at.set(field, column);
  }
  for (const [field, names] of Object.entries(rules.names) as [Field, readonly string[]][]) {
    if (at.has(field)) continue;
    const name = names.find((candidate) => headers.includes(candidate));
    if (name !== undefined && headers.indexOf(name) !== addressColumn) at.set(field, headers.indexOf(name));
  }
  return { ok: true, columns: { header: true, count: headers.length, at } };
}

function headerless<Field extends string>(
  cells: readonly string[],
  rules: ColumnRules<Field>,
): ColumnsFound<Field> {
  const at = new Map<Field, number>([['email' as Field, cells.findIndex(looksLikeAddress)]]);
  // because header-less suppression files are `address,REASON` by custom (Amazon SES bulk file)
  if (cells.length === 2 && 'reason' in rules.names && at.get('email' as Field) === 0)
    at.set('reason' as Field, 1);
  return { ok: true, columns: { header: false, count: cells.length, at } };
}

/** An address, or the hash of one. */
function looksLikeAddress(cell: string): boolean {
  const at = cell.indexOf('@');
  const next = cell[at + 1];
  if (at >= 0) return next !== undefined && next.trim() !== '';
  return parseHash(cell.trim()) !== null;
}
