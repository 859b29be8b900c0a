import type { SmallestFix } from '../campaign-result.ts';
import { type CampaignInput, judgeList } from '../check-campaign.ts';
import { removalName } from '../decision/removal-name.ts';
import type { JudgedEntry } from '../evidence/judged-entry.ts';
import { expandCell } from '../projection/expand-cell.ts';
import type { ProjectionParameters } from '../projection/parameters.ts';
import { policyParameters } from '../projection/policy-parameters.ts';
import type { EvidenceCell } from '../projection/tally.ts';
import type { SuppressionsRead } from '../suppression/read-suppressions.ts';
import { type Standing, standings } from './list-difference.ts';
import type { PatchedRow } from './patch-file.ts';

interface Candidate extends PatchedRow {
  readonly chance: number;
  readonly standing: Standing;
}

/** A fix, and which lines the base has not (all others are `kept`). */
export interface FixToPick {
  readonly fix: SmallestFix;
  readonly newRows: ReadonlyMap<number, Standing>;
}

/**
 * The rows of a list that the smallest fix removes, the new ones of each group first, then the likeliest to bounce, by line. They hold
 * addresses: only for a patch. Empty where the list cannot be read again.
 */
export async function pickFixRows(
  input: Omit<CampaignInput, 'suppressions'>,
  suppressions: SuppressionsRead,
  fix: FixToPick,
): Promise<readonly PatchedRow[]> {
  const picker = new RowPicker(fix, policyParameters(input.policy.chances));
  const result = await judgeList(input, suppressions, (entry) => picker.take(entry));
  return result.verdict === 'unchecked' ? [] : picker.rows();
}

/** Collects the rows of the groups that a fix removes, and picks as many as it says. */
class RowPicker {
  readonly #wanted: ReadonlyMap<string, number>;
  readonly #parameters: ProjectionParameters;
  readonly #newRows: FixToPick['newRows'];
  readonly #groups = new Map<string, Candidate[]>();
  /** Further rows of a recipient, by the line of its first. */
  readonly #duplicates = new Map<number, Candidate[]>();

  constructor({ fix, newRows }: FixToPick, parameters: ProjectionParameters) {
    this.#newRows = newRows;
    this.#wanted = new Map(
      fix.removals.map(({ cause, source, remove }) => [groupKey(cause, source), remove]),
    );
    this.#parameters = parameters;
  }

  take({ record, finding, recipient, header }: JudgedEntry): void {
    if (header) return;
    const standing = this.#newRows.get(record.line) ?? 'kept';
    const row = { line: record.line, standing, text: Buffer.from(record.rawBytes()).toString('latin1') };
    if (recipient === null) {
      append(this.#duplicates, Number(finding?.args.firstLine), { ...row, chance: 0 });
      return;
    }
    const key = groupKey(removalName(recipient.cell, recipient.cell.ageDays), recipient.cell.source);
    if (!this.#wanted.has(key)) return;
    append(this.#groups, key, { ...row, chance: chanceOf(recipient.cell, this.#parameters) });
  }

  rows(): Candidate[] {
    const first = [...this.#groups].flatMap(([key, group]) => likeliest(group, this.#wanted.get(key) ?? 0));
    // because a recipient whose first row goes would still be mailed by its second
    const further = first.flatMap(({ line }) => this.#duplicates.get(line) ?? []);
    const taken = new Set(further);
    const others = [...this.#duplicates.values()].flat().filter((row) => !taken.has(row));
    const spare = others.sort((a, b) => rankOf(a) - rankOf(b) || a.line - b.line);
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
  const sorted = [...candidates].sort(
    (a, b) => rankOf(a) - rankOf(b) || b.chance - a.chance || a.line - b.line,
  );
  return sorted.slice(0, number);
}

function rankOf({ standing }: Candidate): number {
  return standings.indexOf(standing);
}
