import type { SmallestFix } from '../campaign-result.ts';
import { type CampaignInput, judgeList } from '../check-campaign.ts';
import { removalName } from '../decision/removal-name.ts';
import type { JudgedEntry } from '../evidence/judged-entry.ts';
import { dayOfInstant } from '../list/parse-day.ts';
import { expandCell } from '../projection/expand-cell.ts';
import type { ProjectionParameters } from '../projection/parameters.ts';
import { policyParameters } from '../projection/policy-parameters.ts';
import type { EvidenceCell } from '../projection/tally.ts';
import { readSuppressions } from '../suppression/read-suppressions.ts';

interface Candidate {
  readonly line: number;
  readonly text: string;
  readonly chance: number;
}

/**
 * The smallest fix as a patch for `git apply --unidiff-zero`: it deletes just the rows that the fix removes, the likeliest
 * to bounce first. It holds the rows themselves, so it is only for a file that the user asked for. Null for lists that
 * are not plain UTF-8 text, which a patch cannot change.
 */
export async function fixPatch(input: CampaignInput, fix: SmallestFix): Promise<string | null> {
  const { policy, asOfMs } = input;
  const picker = new RowPicker(fix, policyParameters(policy.chances));
  const rules = { asOfDay: dayOfInstant(asOfMs), scopes: policy.suppressionScopes };
  const suppressions = await readSuppressions(input.suppressions ?? [], rules);
  const isUtf16 = { found: false };
  const chunks = watchForUtf16(input.list.chunks, isUtf16);
  const result = await judgeList({ ...input, list: { ...input.list, chunks } }, suppressions, (entry) =>
    picker.take(entry),
  );
  const rows = picker.rows();
  const isPlain = picker.isText && !isUtf16.found && !input.list.path.endsWith('.gz');
  if (result.verdict === 'unchecked' || !isPlain || rows.length === 0) return null;
  return patchText(input.list.path, rows);
}

async function* watchForUtf16(
  chunks: AsyncIterable<Uint8Array>,
  seen: { found: boolean },
): AsyncGenerator<Uint8Array> {
  let isFirst = true;
  for await (const chunk of chunks) {
    if (isFirst) seen.found = chunk[0] === 0xff || chunk[0] === 0xfe;
    isFirst = false;
    yield chunk;
  }
}

/** Collects the rows of the groups that a fix removes, and picks as many as it says. */
class RowPicker {
  isText = true;
  readonly #wanted: ReadonlyMap<string, number>;
  readonly #parameters: ProjectionParameters;
  readonly #groups = new Map<string, Candidate[]>();
  /** Further rows of a recipient, by the line of its first. */
  readonly #duplicates = new Map<number, Candidate[]>();

  constructor(fix: SmallestFix, parameters: ProjectionParameters) {
    this.#wanted = new Map(
      fix.removals.map(({ cause, source, remove }) => [groupKey(cause, source), remove]),
    );
    this.#parameters = parameters;
  }

  take({ record, finding, recipient, header }: JudgedEntry): void {
    if (header) return;
    const row = { line: record.line, text: Buffer.from(record.rawBytes()).toString('utf8') };
    if (recipient === null) {
      append(this.#duplicates, Number(finding?.args.firstLine), { ...row, chance: 0 });
      return;
    }
    const key = groupKey(removalName(recipient.cell), recipient.cell.source);
    if (!this.#wanted.has(key)) return;
    if (record.isWindows1252) this.isText = false;
    append(this.#groups, key, { ...row, chance: chanceOf(recipient.cell, this.#parameters) });
  }

  rows(): Candidate[] {
    const first = [...this.#groups].flatMap(([key, group]) => likeliest(group, this.#wanted.get(key) ?? 0));
    // because a recipient whose first row goes would still be mailed by its second
    const further = first.flatMap(({ line }) => this.#duplicates.get(line) ?? []);
    const spare = [...this.#duplicates.values()].flat().filter((row) => !further.includes(row));
    const wanted = Math.max(0, (this.#wanted.get(groupKey('duplicate-rows', '')) ?? 0) - further.length);
    return [...first, ...further, ...spare.slice(0, wanted)].sort((a, b) => a.line - b.line);
  }
}

function append<Key>(groups: Map<Key, Candidate[]>, key: Key, row: Candidate): void {
  const group = groups.get(key) ?? [];
  if (group.length === 0) groups.set(key, group);
  group.push(row);
}

function groupKey(cause: string, source: string): string {
  return `${cause}\n${source}`;
}

function chanceOf(cell: EvidenceCell, parameters: ProjectionParameters): number {
  return expandCell(cell, parameters).reduce((sum, { chance }) => sum + chance, 0);
}

function likeliest(candidates: readonly Candidate[], number: number): Candidate[] {
  return [...candidates].sort((a, b) => b.chance - a.chance || a.line - b.line).slice(0, number);
}

function patchText(path: string, rows: readonly Candidate[]): string {
  let gone = 0;
  const hunks = rows.map(({ line, text }) => {
    const lines = linesOf(text);
    const hunk = `@@ -${line},${lines.length} +${line - gone - 1},0 @@\n${lines.join('')}`;
    gone += lines.length;
    return hunk;
  });
  return `--- a/${path}\n+++ b/${path}\n${hunks.join('')}`;
}

// because a quoted cell may span lines, and the last line of a file may have no end
function linesOf(text: string): string[] {
  const parts = text.split(/(?<=\n)/);
  return parts.map((part) => (part.endsWith('\n') ? `-${part}` : `-${part}\n\\ No newline at end of file\n`));
}
