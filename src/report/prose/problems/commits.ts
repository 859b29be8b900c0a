import type { Sentence } from './sentence.ts';

const gitFailures: Readonly<Record<string, string>> = {
  refused: 'it refused',
  crashed: 'it ended too early',
  'too-slow': 'it took too long',
  'too-long': 'it said more than expected',
  closed: 'it was stopped',
};

/** What is wrong with the git repository and its commits, and the next step, by problem code. */
export const commitProblems = {
  'git-not-installed': () =>
    'git is needed to compare commits, but is not on the PATH. Install git, or use a runner that has it.',
  'git-not-a-checkout': () =>
    'is not a git checkout, nor in one. Run the command in a checkout; in a workflow, put actions/checkout before it.',
  'git-unreadable': (args) =>
    `the git repository here cannot be read (${args.reason}). Check it with: git fsck`,
  'git-unknown-ref': (args) =>
    `there is no commit "${args.ref}" in this clone. Check the name; add fetch-depth: 0 to actions/checkout, or run: git fetch`,
  'git-no-merge-base': (args) =>
    args.shallow === 'yes'
      ? `Cannot compare with ${args.base}: this is a shallow clone without the merge base. Add fetch-depth: 0 to actions/checkout, or run: git fetch --unshallow`
      : `Cannot compare with ${args.base}: it has no commit in common with ${args.head}. Name the branch it was started from.`,
  'git-object-missing': (args) =>
    `this clone does not have all of ${args.commit}. Clone without a filter: add fetch-depth: 0 to actions/checkout, and take out filter and sparse-checkout.`,
  'git-symlink': (args) =>
    `is, or lies behind, a symbolic link in ${args.commit}. Name the file it leads to.`,
  'git-submodule': (args) =>
    `is in a submodule in ${args.commit}, so in another repository. Commit the file to this one.`,
  'git-lfs-pointer': (args) =>
    args.commit === undefined
      ? 'is a Git LFS pointer, not the file itself. Add lfs: true to actions/checkout, or run: git lfs pull'
      : `is kept in Git LFS, so ${args.commit} has only a pointer to it. Commit it to git itself: git lfs migrate export --include=FILE`,
  'git-failed': (args) =>
    `git gave no answer (${gitFailures[String(args.reason)] ?? args.reason}${args.detail === '' ? '' : `: ${args.detail}`}). Run the check again; if that does not help, run: git fsck`,
} as const satisfies Readonly<Record<string, Sentence>>;
