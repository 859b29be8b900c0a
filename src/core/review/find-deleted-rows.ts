import type { ByteSource } from '../byte-source.ts';
import {
  readSuppressions,
  type SuppressionRecord,
  type SuppressionRules,
} from '../suppression/read-suppressions.ts';
import type { LostSuppression } from './compare-suppressions.ts';

/** A row of a suppression file of the base whose suppression is lost. It holds an address: only for a patch. */
export interface DeletedRow {
  readonly file: string;
  /** Its line in the base. */
  readonly line: number;
  /** Its bytes as latin1, with the line end. */
  readonly text: string;
  /** The rows before it that were not deleted, in the same form, the nearest first; its header last. */
  readonly after: readonly string[];
  /** The file's header in the same form; null for a file without. */
  readonly header: string | null;
  /** True when it still lies in a file that the head does not name. */
  readonly lies: boolean;
}

/** How many rows before a deleted one are kept to find its place again. */
const keptRows = 3;

/**
 * Reads the base's suppression files once more for the rows that state what the head has lost. Gives how many there
 * are in each file, by path.
 */
export async function findDeletedRows(
  sources: readonly ByteSource[],
  rules: SuppressionRules,
  lost: ReadonlyMap<string, LostSuppression>,
  onRow?: (row: DeletedRow) => void,
): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>();
  const place: { file: string; header: string | null; before: string[] } = {
    file: '',
    header: null,
    before: [],
  };
  await readSuppressions(sources, rules, ({ file, record, header, inForce }) => {
    if (file !== place.file) Object.assign(place, { file, header: null, before: [] });
    const state = lostState(inForce, lost);
    if (state === null) {
      const text = onRow === undefined ? '' : textOf(record.rawBytes());
      if (header) place.header = text;
      else place.before = [text, ...place.before].slice(0, keptRows);
      return;
    }
    counts.set(file, (counts.get(file) ?? 0) + 1);
    onRow?.({
      file,
      line: record.line,
      text: textOf(record.rawBytes()),
      after: [...place.before, ...(place.header === null ? [] : [place.header])],
      header: place.header,
      lies: state === 'lies',
    });
  });
  return counts;
}

/** What became of a row's suppression; null when nothing is lost with it. */
function lostState(
  inForce: SuppressionRecord['inForce'],
  lost: ReadonlyMap<string, LostSuppression>,
): 'gone' | 'lies' | null {
  const found = inForce === null ? undefined : lost.get(inForce.key);
  if (inForce === null || found === undefined || found.kept.includes(inForce.reason)) return null;
  return found.lying.includes(inForce.reason) ? 'lies' : 'gone';
}

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1');
}
