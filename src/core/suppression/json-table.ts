import type { JsonRow } from '../json/read-json-rows.ts';
import type { ExportRecord } from './export-record.ts';

/** Rows looked at before the columns of a JSON file are settled, since a row may leave out what it has no value for. */
const sampledRows = 100;

/** Receives a header, then rows in the order of its columns; null is a row that is no object. 'stop' ends it. */
export interface OnTable {
  readonly header: (record: ExportRecord) => undefined | 'stop';
  readonly row: (record: ExportRecord | null, line: number) => undefined | 'stop';
}

/** Turns the rows of a JSON file into a table: its columns are the members of the first 100 rows, by their paths. */
export class JsonTable {
  readonly #on: OnTable;
  #waiting: JsonRow[] | undefined = [];
  #names: readonly string[] = [];

  constructor(on: OnTable) {
    this.#on = on;
  }

  take(row: JsonRow): undefined | 'stop' {
    if (this.#waiting === undefined) return this.#hand(row);
    this.#waiting.push(row);
    return this.#waiting.length < sampledRows ? undefined : this.#begin(this.#waiting);
  }

  /** Says that no row follows. */
  end(): void {
    if (this.#waiting !== undefined) this.#begin(this.#waiting);
  }

  #begin(rows: readonly JsonRow[]): undefined | 'stop' {
    this.#waiting = undefined;
    this.#names = [...new Set(rows.flatMap(({ members }) => [...(members?.keys() ?? [])]))];
    const line = rows[0]?.line ?? 1;
    if (this.#names.length > 0) {
      const header = {
        line,
        fieldCount: this.#names.length,
        field: (index: number) => this.#names[index] ?? '',
      };
      if (this.#on.header(header) === 'stop') return 'stop';
    }
    for (const row of rows) if (this.#hand(row) === 'stop') return 'stop';
    return undefined;
  }

  #hand({ members, line }: JsonRow): undefined | 'stop' {
    if (members === null) return this.#on.row(null, line);
    const names = this.#names;
    const field = (index: number): string => members.get(names[index] ?? '') ?? '';
    return this.#on.row({ line, fieldCount: names.length, field }, line);
  }
}
