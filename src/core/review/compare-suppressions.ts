import type { ByteSource } from '../byte-source.ts';
import {
  readSuppressions,
  type SuppressionRules,
  type SuppressionsRead,
} from '../suppression/read-suppressions.ts';
import type { SuppressionReason } from '../suppression/suppression-reason.ts';

/** The suppression files of a change. */
export interface SuppressionSides {
  readonly base: readonly ByteSource[];
  /** What the head's own policy names. */
  readonly head: readonly ByteSource[];
  /** Files of the head that only the base's policy names. */
  readonly dropped: readonly ByteSource[];
}

/** A suppression that the base has and the head does not read any more. */
export interface LostSuppression {
  /** The strongest reason that is lost. */
  readonly reason: SuppressionReason;
  /** Reasons for the same recipient that the head still reads. */
  readonly kept: readonly SuppressionReason[];
  /** Reasons for the same recipient in files that lie there, but are not named. */
  readonly lying: readonly SuppressionReason[];
}

/** Both sides read. */
export interface SuppressionsCompared {
  readonly ofBase: SuppressionsRead;
  /** What the head is judged by: all that either side has on file, since a deletion must not help. */
  readonly ofHead: SuppressionsRead;
  /** Distinct addresses and domains on file. */
  readonly before: number;
  readonly after: number;
  readonly added: number;
  /** By key, as the table names it. */
  readonly lost: ReadonlyMap<string, LostSuppression>;
}

/** Reads the suppressions of both sides and finds what the head has lost; then joins them for its judgement. */
export async function compareSuppressions(
  { base, head, dropped }: SuppressionSides,
  rules: SuppressionRules,
): Promise<SuppressionsCompared> {
  const ofBase = await readSuppressions(base, rules);
  const ofHead = await readSuppressions(head, rules);
  // because what nobody names any more need not be readable
  const { table: lying } = await readSuppressions(dropped, rules);
  const lost = new Map<string, LostSuppression>();
  for (const { key, reason } of ofBase.table.missingFrom(ofHead.table)) {
    lost.set(key, { reason, kept: ofHead.table.reasonsUnder(key), lying: lying.reasonsUnder(key) });
  }
  const sizes = { before: ofBase.table.size, after: ofHead.table.size };
  const added = [...ofHead.table.missingFrom(ofBase.table)].length;
  ofHead.table.addAll(lying);
  ofHead.table.addAll(ofBase.table);
  return { ofBase, ofHead, ...sizes, added, lost };
}
