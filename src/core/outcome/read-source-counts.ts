import type { ByteSource } from '../byte-source.ts';
import type { Problem } from '../finding.ts';
import { listHeaders } from '../list/column-names.ts';
import { isBlank } from '../list/is-blank.ts';
import { normalizeHeader } from '../list/normalize-header.ts';
import { readSource } from '../list/read-source.ts';
import type { CsvRecord } from '../list/record.ts';
import { showable } from '../showable.ts';
import { moreBounces } from './more-bounces.ts';
import type { SourceOutcome } from './outcome-counts.ts';
import { countRule, parseCount } from './parse-count.ts';

const columnNames = {
  source: listHeaders.source,
  sent: ['sent', 'mailed', 'recipients', 'sends', 'emails sent', 'total sent'],
  hard: ['hard', 'hard bounces', 'hard bounce', 'hard bounced', 'hardbounces'],
  soft: ['soft', 'soft bounces', 'soft bounce', 'soft bounced', 'softbounces'],
} as const;
type Column = keyof typeof columnNames;

export type SourceCountsRead =
  | { readonly ok: true; readonly sources: readonly SourceOutcome[] }
  | { readonly ok: false; readonly problems: readonly Problem[] };

const totalWords = /^(?:grand )?(?:total|totals|sum|all|gesamt|summe)$/i;

/** How many wrong rows are told one by one. */
const toldRows = 10;

/**
 * Reads a CSV of counts by source: columns `source`, `sent`, `hard` and, where the tool tells it, `soft`, found by name
 * in any order. Rows of the same source are added. One wrong row and nothing is taken.
 */
export async function readSourceCounts(file: ByteSource): Promise<SourceCountsRead> {
  const reading = new SourceCounts(file.path);
  const read = await readSource(file, {}, (record) => reading.take(record));
  if (!read.ok) return { ok: false, problems: [read.problem] };
  return reading.finish();
}

class SourceCounts {
  readonly #path: string;
  readonly #problems: Problem[] = [];
  readonly #sources = new Map<string, SourceOutcome>();
  #columns: ReadonlyMap<Column, number> | undefined;
  #cells = 0;
  /** A row that calls itself the total. */
  #total: { readonly line: number; readonly source: string } | undefined;

  constructor(path: string) {
    this.#path = path;
  }

  take(record: CsvRecord): undefined | 'stop' {
    if (isBlank(record)) return undefined;
    if (this.#columns === undefined) this.#begin(record);
    else this.#takeRow(record, this.#columns);
    return this.#problems.length >= toldRows ? 'stop' : undefined;
  }

  #begin(record: CsvRecord): void {
    const headers = Array.from({ length: record.fieldCount }, (_, index) =>
      normalizeHeader(record.field(index)),
    );
    const columns = new Map<Column, number>();
    for (const [column, names] of Object.entries(columnNames) as [Column, readonly string[]][]) {
      const place = headers.findIndex((header) => names.includes(header));
      if (place >= 0) columns.set(column, place);
      else if (column !== 'soft') this.#refuse(record.line, 'outcome-column-missing', { column });
    }
    this.#columns = columns;
    this.#cells = record.fieldCount;
  }

  #takeRow(record: CsvRecord, columns: ReadonlyMap<Column, number>): void {
    // because 12,000 without quotes is two cells, and everything behind it would be read as something else
    if (record.fieldCount !== this.#cells) {
      this.#refuse(record.line, 'outcome-ragged-row', { cells: record.fieldCount, expected: this.#cells });
      return;
    }
    const source = record.field(columns.get('source') ?? 0).trim();
    const sent = this.#count(record, columns, 'sent');
    const hard = this.#count(record, columns, 'hard');
    const soft = columns.has('soft') ? this.#count(record, columns, 'soft') : null;
    if (sent === null || hard === null) return;
    const tooMany = moreBounces({ sent, hard, soft, block: null });
    if (tooMany !== null) this.#refuse(record.line, tooMany.code, tooMany.args);
    if (totalWords.test(source)) this.#total = { line: record.line, source };
    this.#add({ source, sent, hard, soft });
  }

  #count(record: CsvRecord, columns: ReadonlyMap<Column, number>, column: Column): number | null {
    const text = record.field(columns.get(column) ?? 0);
    const count = parseCount(text);
    if (count !== null) return count;
    this.#refuse(record.line, 'outcome-wrong-count', { column, rule: countRule, received: showable(text) });
    return null;
  }

  #add({ source, sent, hard, soft }: SourceOutcome): void {
    const known = this.#sources.get(source);
    this.#sources.set(source, {
      source,
      sent: sent + (known?.sent ?? 0),
      hard: hard + (known?.hard ?? 0),
      soft: soft === null ? null : soft + (known?.soft ?? 0),
    });
  }

  // because a last row with the sums, which spreadsheets have, would count everything twice
  #refuseTotal(sources: readonly SourceOutcome[]): void {
    const total = this.#total;
    if (total === undefined || sources.length < 2) return;
    const all = sources.reduce((sum, { sent }) => sum + sent, 0);
    if (2 * (this.#sources.get(total.source)?.sent ?? 0) === all) {
      this.#refuse(total.line, 'outcome-total-row', {});
    }
  }

  #refuse(line: number, code: Problem['code'], args: Problem['args']): void {
    this.#problems.push({ code, file: this.#path, line, args });
  }

  finish(): SourceCountsRead {
    const sources = [...this.#sources.values()];
    if (this.#problems.length === 0 && sources.length === 0) this.#refuse(1, 'outcome-no-rows', {});
    this.#refuseTotal(sources);
    return this.#problems.length > 0 ? { ok: false, problems: this.#problems } : { ok: true, sources };
  }
}
