import { isSealedPath } from '../age/is-sealed-path.ts';
import { HunkWriter } from './hunk-writer.ts';

/** A row of a file: the line it starts on (1-based) and its bytes as latin1, with its line end. */
export interface PatchedRow {
  readonly line: number;
  readonly text: string;
}

/** Rows to put in after a line of the file, 0 for its start; `texts` are without line ends. */
export interface InsertedRows {
  readonly after: number;
  readonly texts: readonly string[];
}

/** What a patch does to one file. */
export interface FileEdits {
  readonly deleted: readonly PatchedRow[];
  readonly inserted: readonly InsertedRows[];
}

/**
 * The edits of one file as a unified diff with three lines of context, as `git apply` takes it; every character of it
 * stands for one byte. `lines` are the physical lines of the file with their ends, in the same form. Null when the
 * rows are not where they should be: then the file is not what was read, or not plain text.
 */
export async function patchFile(
  path: string,
  lines: AsyncIterable<string>,
  edits: FileEdits,
): Promise<string | null> {
  const patcher = new FilePatcher(edits);
  for await (const line of lines) if (!patcher.take(line)) return null;
  const hunks = patcher.end();
  const name = nameInPatch(path);
  return hunks === null ? null : `diff --git a/${name} b/${name}\n--- a/${name}\n+++ b/${name}\n${hunks}`;
}

/** A whole new file as a patch; `rows` are without line ends. */
export function patchNewFile(path: string, rows: readonly string[]): string {
  const name = nameInPatch(path);
  const start = `diff --git a/${name} b/${name}\nnew file mode 100644\n--- /dev/null\n+++ b/${name}\n`;
  const lines = rows.flatMap((row) => row.split('\n'));
  return `${start}@@ -0,0 +1,${lines.length} @@\n${lines.map((line) => `+${line}\n`).join('')}`;
}

/** Whether a patch can name a path without quoting it, and may hold its rows: those of a sealed file would stand open in it. */
export function canBePatched(path: string): boolean {
  return path !== '' && !/[\p{Cc}"\\]/u.test(path) && !isSealedPath(path);
}

/** Goes through the lines of a file with the edits at hand. */
class FilePatcher {
  readonly #going: Map<number, string>;
  readonly #coming: Map<number, readonly string[]>;
  readonly #writer = new HunkWriter();
  #number = 0;
  #lineEnd = '\n';

  constructor({ deleted, inserted }: FileEdits) {
    this.#going = linesOfRows(deleted);
    this.#coming = new Map(inserted.map(({ after, texts }) => [after, texts]));
  }

  /** False where the line is not what it should be. */
  take(line: string): boolean {
    if (this.#number === 0 && !this.#begin(line)) return false;
    this.#number += 1;
    const expected = this.#going.get(this.#number);
    this.#going.delete(this.#number);
    if (expected !== undefined && expected !== line) return false;
    if (expected !== undefined) this.#writer.remove(line);
    else if (!this.#keep(line)) return false;
    this.#insert();
    return true;
  }

  /** The hunks; null where the file ended before all edits were made. */
  end(): string | null {
    return this.#going.size + this.#coming.size > 0 ? null : this.#writer.end();
  }

  #begin(line: string): boolean {
    this.#lineEnd = line.endsWith('\r\n') ? '\r\n' : '\n';
    this.#insert();
    const isUtf16 = line.startsWith('\xff\xfe') || line.startsWith('\xfe\xff');
    return !isUtf16;
  }

  #keep(line: string): boolean {
    const gains = this.#coming.has(this.#number);
    // because lines that only a carriage return ends are not lines of a patch
    if (gains && /\r(?!\n)/.test(line)) return false;
    if (gains && !line.endsWith('\n')) this.#writer.replace(line, `${line}${this.#lineEnd}`);
    else this.#writer.keep(line);
    return true;
  }

  #insert(): void {
    for (const text of this.#coming.get(this.#number) ?? []) {
      for (const line of `${text}${this.#lineEnd}`.split(/(?<=\n)/)) this.#writer.add(line);
    }
    this.#coming.delete(this.#number);
  }
}

// because a quoted cell may span lines
function linesOfRows(rows: readonly PatchedRow[]): Map<number, string> {
  return new Map(
    rows.flatMap(({ line, text }) =>
      text.split(/(?<=\n)/).map((part, index) => [line + index, part] as const),
    ),
  );
}

function nameInPatch(path: string): string {
  return Buffer.from(path).toString('latin1');
}
