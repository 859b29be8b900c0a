import type { TableSample } from '../list/sample-table.ts';
import type { ExportRecord } from './export-record.ts';
import { knownFormats } from './formats/known-formats.ts';
import { type ExportBegun, openExport } from './open-export.ts';

/** A file whose first rows were looked at; undefined where they were not. */
export interface SampledFile {
  readonly path: string;
  readonly media: 'csv' | 'json';
  readonly sample: TableSample | undefined;
}

/**
 * Decides what a file is, as `openExport` does by its first record. In a file without a header that begins with an
 * address alone, a later row may tell what else its rows may hold.
 */
export function openSampled(first: ExportRecord, { path, media, sample }: SampledFile): ExportBegun {
  const fullest = sample?.fullest ?? [];
  const tells = isAddressAlone(sample?.first ?? []) && (fullest.length === 2 || isKnown(fullest));
  if (!tells) return openExport(first, path, media);
  const record = { line: first.line, fieldCount: fullest.length, field: (at: number) => fullest[at] ?? '' };
  return openExport(record, path, media);
}

function isAddressAlone(cells: readonly string[]): boolean {
  return cells[0]?.includes('@') === true && cells.slice(1).every((cell) => cell.trim() === '');
}

function isKnown(cells: readonly string[]): boolean {
  return knownFormats.some(({ headerless }) => (headerless?.(cells) ?? null) !== null);
}
