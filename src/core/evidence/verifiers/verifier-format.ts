import type { VerificationResult } from '../verification.ts';

/** The cells of one row by what the format calls them, trimmed, in lower case, with a space for `_` and `-`. */
export type VerifierCells = (name: VerifierCell) => string;
export const verifierCells = ['result', 'detail', 'disposable'] as const;
export type VerifierCell = (typeof verifierCells)[number];

/** How one verification service writes its results into a table. Header names are normalized as by `normalizeHeader`. */
export interface VerifierFormat {
  readonly id: string;
  /** Headers that must all be there; the format with the most of them is taken. */
  readonly signature: readonly string[];
  /** The header of each cell; the first that is there. */
  readonly headers: Readonly<Record<VerifierCell, readonly string[]>>;
  /** What a row says; null for words that are not known. */
  readonly read: (cells: VerifierCells) => VerificationResult | null;
}
