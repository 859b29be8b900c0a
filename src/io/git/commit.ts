/** The full id of a commit that git has confirmed; nothing else is ever handed to git as a revision. */
export type CommitId = string & { readonly brand: 'commit' };

/** A commit, and what to call it in messages: as the user named it, or the first 12 digits of its id. */
export interface Commit {
  readonly id: CommitId;
  readonly name: string;
}

const fullId = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;

/** The commit whose full id git wrote; undefined when it is not one. */
export function parseCommit(id: string, name = id.slice(0, 12)): Commit | undefined {
  // because the brand says exactly that this test has passed
  return fullId.test(id) ? { id: id as CommitId, name } : undefined;
}
