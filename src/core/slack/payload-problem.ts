/** Rules of a payload that goes to Slack: documented limits first, then what must never leave. */
export type PayloadCode =
  | 'too-short'
  | 'too-long'
  | 'too-few'
  | 'too-many'
  | 'no-number'
  | 'not-unique'
  | 'uneven-rows'
  | 'header-cell'
  | 'uneven-series'
  | 'misplaced-block'
  | 'empty-section'
  | 'no-submit'
  | 'unknown-user'
  | 'address'
  | 'unsafe-character'
  | 'active-token'
  | 'foreign-link';

/** A rule that a payload breaks, and where: `blocks[2].text`; never the text itself. */
export interface PayloadProblem {
  readonly code: PayloadCode;
  readonly path: string;
}
