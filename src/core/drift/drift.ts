/** What one source's bounces were multiplied by since the drift began, of those that were expected. */
export interface DriftedSource {
  readonly source: string;
  readonly factor: number;
}

/** Whether bounces creep upwards among the recorded sends, beyond what the lists explain. */
export type Drift =
  | { readonly kind: 'too-few'; readonly recordedSends: number; readonly neededSends: number }
  | { readonly kind: 'none'; readonly recordedSends: number }
  | {
      readonly kind: 'drifting';
      readonly recordedSends: number;
      /** The rate that was looked at: hard where not every send has a soft count. */
      readonly rate: 'total' | 'hard';
      /** Index of the send from which on more bounced than before. */
      readonly since: number;
      /** Observed over expected bounces in the last sends, divided by what it was before `since`. */
      readonly factor: number;
      /** The sources that moved, most additional bounces first; empty where bounces are not counted by source. */
      readonly sources: readonly DriftedSource[];
    };
