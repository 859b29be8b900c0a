import { hashHeaders, type SuppressionField } from '../list/column-names.ts';
import type { Columns } from '../list/find-columns.ts';
import type { ExportRecord } from './export-record.ts';
import type { ExportShape } from './formats/suppression-format.ts';
import { parseHash } from './parse-hash.ts';

/** What a file is that is no export of a known service. */
export const plainFormats = {
  canonical: 'a suppression file',
  'address-list': 'a list of addresses',
  'hash-list': 'a list of hashed addresses',
  generic: 'a file with an address column',
} as const;
export type PlainFormat = keyof typeof plainFormats;

/** Whether an id is that of a plain form. */
export function isPlainFormat(id: string): id is PlainFormat {
  return Object.hasOwn(plainFormats, id);
}

/** The columns of the canonical suppression file, in its order; a `status` beside them is read as well. */
export const canonicalColumns = [
  'email',
  'reason',
  'scope',
  'created at',
  'expires at',
  'count',
  'source',
  'history',
] as const;

/** Tells which plain form a file has. */
export function plainFormatOf(
  columns: Columns<SuppressionField>,
  shape: ExportShape,
  first: ExportRecord,
): PlainFormat {
  const address = columns.at.get('email') ?? 0;
  const name = shape.columns[address] ?? '';
  if (hashHeaders.includes(name) || (!columns.header && parseHash(first.field(address).trim()) !== null)) {
    return 'hash-list';
  }
  if (columns.count === 1) return 'address-list';
  const isCanonical =
    columns.header &&
    shape.columns.includes('reason') &&
    name === 'email' &&
    shape.columns.every((column) => column === 'status' || canonicalColumns.some((own) => own === column));
  return isCanonical ? 'canonical' : 'generic';
}
