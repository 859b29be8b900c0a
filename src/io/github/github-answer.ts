/** Why GitHub did not do what it was asked; `budget` when this run may not ask again. */
export const failureReasons = [
  'forbidden',
  'not-found',
  'invalid',
  'rate-limited',
  'unavailable',
  'budget',
] as const;
export type FailureReason = (typeof failureReasons)[number];

/** Scopes of the token that the gate's calls need, as a workflow's `permissions` block names them. */
export type Permission = 'pull-requests: read' | 'pull-requests: write' | 'checks: write' | 'actions: write';

/** A request that came to nothing: data, never an exception, and never text that a server chose. */
export interface GitHubFailure {
  readonly ok: false;
  readonly reason: FailureReason;
  /** The line missing from the workflow's `permissions`, when GitHub says that the token lacks it. */
  readonly missingPermission?: Permission;
  /** True when the request may have been carried out all the same: sent, but not answered properly. */
  readonly uncertain: boolean;
}

/** What GitHub answered: its parsed JSON, and the number of the last page where it names one. */
export type GitHubAnswer =
  | { readonly ok: true; readonly data: unknown; readonly lastPage: number }
  | GitHubFailure;

/** A failure of the given reason; by default it is certain that nothing was done. */
export function failure(reason: FailureReason, uncertain = false): GitHubFailure {
  return { ok: false, reason, uncertain };
}
