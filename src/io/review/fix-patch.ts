import { posix } from 'node:path';
import type { DeletedRow } from '../../core/review/find-deleted-rows.ts';
import { canBePatched, type PatchedRow, patchFile, patchNewFile } from '../../core/review/patch-file.ts';
import { placeRows, withoutEnd } from '../../core/review/place-rows.ts';
import type { Commit } from '../git/commit.ts';
import type { GitReader } from '../git/git-reader.ts';

/** The fix of a whole change. It holds addresses: only for a file that the user asked for. */
export interface FixPatch {
  /** Bytes for `git apply`; null when there is nothing to change, or nothing that a patch can. */
  readonly patch: Uint8Array | null;
  /** Files that need a change which a patch cannot make, such as compressed ones. */
  readonly byHand: readonly string[];
}

interface Edits {
  readonly deleted: Map<number, PatchedRow>;
  readonly restored: Map<string, DeletedRow>;
}

/** Collects what the fixes of all campaigns do to each file, so that a file is patched once, and makes the patch. */
export class FixPatchMaker {
  readonly #edits = new Map<string, Edits>();

  /** A deleted suppression is put back into the file it was deleted from. */
  restore(row: DeletedRow): void {
    // because what still lies in a file that is not named is brought back by naming it
    if (!row.lies) this.#editsOf(row.file).restored.set(`${row.line}\n${row.text}`, row);
  }

  remove(file: string, rows: readonly PatchedRow[]): void {
    for (const row of rows) this.#editsOf(file).deleted.set(row.line, row);
  }

  /** The suppressions first, then the lists. `headFiles` are the suppression files that the change reads. */
  async make(reader: GitReader, head: Commit, headFiles: readonly string[]): Promise<FixPatch> {
    const parts: string[] = [];
    const byHand: string[] = [];
    const isList = (edits: Edits): number => (edits.restored.size > 0 ? 0 : 1);
    const ordered = [...this.#edits].sort(
      ([a, one], [b, other]) => isList(one) - isList(other) || (a < b ? -1 : 1),
    );
    for (const [path, edits] of ordered) {
      const part = await patchOf(reader, head, { path, edits, headFiles });
      if (part === null) byHand.push(path);
      else parts.push(part);
    }
    return { patch: parts.length === 0 ? null : Buffer.from(parts.join(''), 'latin1'), byHand };
  }

  #editsOf(file: string): Edits {
    const known = this.#edits.get(file) ?? { deleted: new Map(), restored: new Map() };
    this.#edits.set(file, known);
    return known;
  }
}

interface Target {
  readonly path: string;
  readonly edits: Edits;
  readonly headFiles: readonly string[];
}

async function patchOf(
  reader: GitReader,
  head: Commit,
  { path, edits, headFiles }: Target,
): Promise<string | null> {
  const entry = await reader.find(head, path);
  if (!canBePatched(path) || !entry.ok) return null;
  const rows = [...edits.restored.values()];
  if (entry.value.kind === 'missing') {
    const moved = headFiles.filter((file) => posix.basename(file) === posix.basename(path));
    const [only, ...others] = moved;
    if (only !== undefined && others.length === 0)
      return patchOf(reader, head, { path: only, edits, headFiles: [] });
    // because a file in an archive has no path of its own
    return /\.gz$|\.zip\//i.test(path) ? null : newFile(path, rows);
  }
  if (entry.value.kind !== 'file') return null;
  const inserted = rows.length === 0 ? [] : await placeRows(await reader.openBlob(head, path), rows);
  if (inserted === null) return null;
  const source = await reader.openBlob(head, path);
  const counted = { bytes: 0 };
  const lines = physicalLines(source.chunks, counted);
  const part = await patchFile(path, lines, { deleted: [...edits.deleted.values()], inserted });
  // because a compressed file has other bytes than its rows
  return source.problem() !== undefined || counted.bytes !== entry.value.bytes ? null : part;
}

function newFile(path: string, rows: readonly DeletedRow[]): string {
  const [first] = rows;
  const header = first?.header === null || first === undefined ? [] : [withoutEnd(first.header)];
  const texts = [...rows].sort((a, b) => a.line - b.line).map(({ text }) => withoutEnd(text));
  return patchNewFile(path, [...header, ...texts]);
}

/** The lines of a file as git counts them, with their ends; every character is a byte. */
async function* physicalLines(
  chunks: AsyncIterable<Uint8Array>,
  counted: { bytes: number },
): AsyncGenerator<string> {
  let rest = '';
  for await (const chunk of chunks) {
    counted.bytes += chunk.length;
    const parts = (rest + Buffer.from(chunk).toString('latin1')).split(/(?<=\n)/);
    rest = parts.pop() ?? '';
    yield* parts;
    if (rest.endsWith('\n')) {
      yield rest;
      rest = '';
    }
  }
  if (rest !== '') yield rest;
}
