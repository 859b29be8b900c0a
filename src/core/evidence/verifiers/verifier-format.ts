import type { VerificationResult } from '../verification.ts';

/** The cells of one row by what the format calls them, as `wordOf` gives them; empty where the table has no such column. */
export type VerifierCells = (name: VerifierCell) => string;
export type VerifierCell = 'result' | 'detail' | 'disposable' | 'acceptAll' | 'toxic';

/** How results of verification are written into a table. Header names are normalized as by `normalizeHeader`. */
export interface VerifierFormat {
  readonly id: string;
  /** Headers of which one must be there beside the result; null where the name of the result says enough. */
  readonly besides: readonly string[] | null;
  /** The header of each cell; the first that is there. */
  readonly headers: { readonly result: readonly string[] } & Readonly<
    Partial<Record<VerifierCell, readonly string[]>>
  >;
  /** Results that say that the service left the row out. */
  readonly skipped?: readonly string[];
  /** Those of `besides` that say too little by themselves in a list, which has columns of its own. */
  readonly vague?: readonly string[];
  /** What a row says; null for words that are not known. */
  readonly read: (cells: VerifierCells) => VerificationResult | null;
}
