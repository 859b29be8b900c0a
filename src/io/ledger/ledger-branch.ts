/** A branch name that has passed `parseLedgerBranch`. */
export type LedgerBranch = string & { readonly brand: 'ledger-branch' };

const allowed = /^[A-Za-z0-9][A-Za-z0-9._/-]{0,99}$/;
// https://git-scm.com/docs/git-check-ref-format: what `allowed` lets through and git does not
const unusable = /\.\.|\/\/|\/\.|\.lock(?:\/|$)|[./]$/;
// because the inbox is named after the branch, it must not end up among the names that mean something to git or a forge
const reserved =
  /^(?:HEAD|main|master|refs|heads|tags|remotes|notes|pull|merge-requests|changes|replace|bisect|rewritten|worktree|stash|meta|environments|pipelines|keep-around)(?:\/|$)/;

/** The branch of a ledger unless told otherwise. */
export const defaultLedgerBranch = 'bounce-ledger';

/**
 * The name as the branch of a ledger; undefined when git would not take it, when it begins with a reserved word, or when
 * it is one of the `others`: the default branch, the base and the head of the pull request.
 */
export function parseLedgerBranch(name: string, others: readonly string[] = []): LedgerBranch | undefined {
  if (!allowed.test(name) || unusable.test(name) || reserved.test(name) || others.includes(name)) {
    return undefined;
  }
  // because the brand says exactly that these tests have passed
  return name as LedgerBranch;
}

/** Where records wait that could not be put on the branch: `refs/bounce-ledger/inbox/`, and an id behind it. */
export function inboxPrefix(branch: LedgerBranch): string {
  return `refs/${branch}/inbox/`;
}
