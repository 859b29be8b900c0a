import { parseSuppressionReason, type SuppressionReason } from '../suppression-reason.ts';
import type { RowFacts } from './make-row.ts';

/** What a service's word means; null for one that is no suppression (a contact in good standing). */
export type WordMeanings = Readonly<Record<string, SuppressionReason | null>>;

/**
 * The reason that a service's own word means, compared without regard to case, `_`, `-` and spaces; then by the words that
 * are known everywhere. A word that nobody knows counts as `manual` and is told. Null for one that is no suppression.
 */
export function wordReason(
  word: string,
  meanings: WordMeanings,
): Pick<RowFacts, 'reason' | 'unknownReason'> | null {
  const plain = word
    .slice(0, 60)
    .toLowerCase()
    .replace(/[\s_-]+/g, '');
  const own = Object.hasOwn(meanings, plain) ? meanings[plain] : undefined;
  if (own === null) return null;
  const reason = own ?? parseSuppressionReason(word);
  return reason === null ? { reason: 'manual', unknownReason: true } : { reason };
}
