/** The one protocol that git may speak, and what the child's environment holds for it besides. */
export interface GitNetwork {
  readonly protocol: 'https' | 'http' | 'ssh' | 'file';
  readonly environment: Readonly<Record<string, string>>;
}
