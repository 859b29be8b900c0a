/** Who last put a label on a pull request, and when. */
export interface Labelling {
  readonly login: string;
  /** False for bots: a workflow of the pull request itself could be one. */
  readonly isPerson: boolean;
  readonly atMs: number;
}
