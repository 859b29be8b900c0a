import type { Problem } from '../finding.ts';
import type { ReviewEvent } from './read-event.ts';

/** What a run of the Action is to do. */
export type Task =
  | { readonly kind: 'check' }
  | {
      readonly kind: 'review';
      readonly baseSha: string;
      /** Where the change ends, the likeliest first: the merge that the runner checked out, else the branch itself. */
      readonly headShas: readonly string[];
      /** The pull request to comment on, if there is one. */
      readonly pullRequest: number | null;
      readonly tokenIsReadOnly: boolean;
      /** The branch's own commit. */
      readonly branchSha: string;
    }
  | { readonly kind: 'refuse'; readonly problem: Problem };

/** What decides the task. */
export interface TaskFacts {
  readonly event: ReviewEvent;
  /** `auto` reviews pull requests and merge groups, `off` always checks. */
  readonly review: 'auto' | 'off';
  /** True when the user vouches for a pull_request_target workflow that reads files of a fork. */
  readonly trustTarget: boolean;
  /** GITHUB_SHA. */
  readonly sha: string;
}

/**
 * Decides between checking the campaigns as they lie and reviewing a change. On pull_request_target a fork's files
 * would be read with a token that writes, so that is refused unless the user asks for it.
 */
export function chooseTask({ event, review, trustTarget, sha }: TaskFacts): Task {
  if (event.kind === 'pull_request_target' && event.headRepoIsFork && !trustTarget) {
    return { kind: 'refuse', problem: { code: 'event-untrusted', args: {} } };
  }
  if (review === 'off') return { kind: 'check' };
  if (event.kind === 'unreadable' && namesChange(event.field)) {
    return { kind: 'refuse', problem: { code: 'event-unreadable', args: { field: event.field } } };
  }
  if (event.kind === 'merge_group') {
    const { baseSha, headSha } = event;
    return {
      kind: 'review',
      baseSha,
      headShas: [headSha],
      pullRequest: null,
      tokenIsReadOnly: true,
      branchSha: headSha,
    };
  }
  if (event.kind !== 'pull_request' && event.kind !== 'pull_request_target') return { kind: 'check' };
  const { baseSha, headSha, number, tokenIsReadOnly } = event;
  // because on pull_request_target GITHUB_SHA is a commit of the base, not of the change
  const headShas = event.kind === 'pull_request' && sha !== '' ? [sha, headSha] : [headSha];
  return { kind: 'review', baseSha, headShas, pullRequest: number, tokenIsReadOnly, branchSha: headSha };
}

// because only a review needs what the event says; a push is checked as it lies
function namesChange(field: string): boolean {
  return field.startsWith('pull_request') || field.startsWith('merge_group');
}
