import type { CsvRecord } from '../list/record.ts';

/** One record of an export, whatever its form: the header, or a row with its cells in the order of the header. */
export type ExportRecord = Pick<CsvRecord, 'line' | 'fieldCount' | 'field'>;
