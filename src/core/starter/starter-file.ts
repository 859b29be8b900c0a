/** A file that `init` would write, its path relative to the repository. */
export interface StarterFile {
  readonly path: string;
  readonly text: string;
}
