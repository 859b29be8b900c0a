import type { LedgerReason } from '../../core/ledger/ledger-reason.ts';
import type { Git } from '../git/run-git.ts';
import { callGit } from './call-git.ts';
import type { Deadline } from './deadline.ts';
import { reasonOf, reasonOfWords } from './ledger-reason.ts';

/** What is to be pushed: a commit to a ref (or null), and refs to be removed if they still stand for these commits. */
export interface Push {
  readonly update: { readonly commit: string; readonly ref: string } | null;
  readonly remove: readonly { readonly ref: string; readonly commit: string }[];
  /** Whether all of it has to happen, or nothing. */
  readonly atomic: boolean;
}

/** Whether the update (or, without one, all removals) happened; `unclear` when it may have happened all the same. */
export type Pushed =
  | { readonly ok: true }
  | {
      readonly ok: false;
      readonly reason: LedgerReason;
      readonly unclear: boolean;
      readonly atomicRefused: boolean;
    };

/** Pushes once. What stands on the server is only ever moved forward, and removed only when nobody changed it meanwhile. */
export async function pushRefs(git: Git, push: Push, deadline: Deadline): Promise<Pushed> {
  const { update, remove, atomic } = push;
  const leases = remove.map(({ ref, commit }) => `--force-with-lease=${ref}:${commit}`);
  const specs = [
    ...(update === null ? [] : [`${update.commit}:${update.ref}`]),
    ...remove.map(({ ref }) => `:${ref}`),
  ];
  const args = [
    'push',
    '--porcelain',
    '--no-verify',
    ...(atomic ? ['--atomic'] : []),
    ...leases,
    'origin',
    ...specs,
  ];
  const { output, failure } = await callGit(git, args, { waitMs: deadline.callMs() });
  const states = statesOf(output.toString('utf8'));
  const wanted = update === null ? remove.map(({ ref }) => ref) : [update.ref];
  const answers = wanted.map((ref) => states.get(ref));
  // because an answer that came through counts, whatever git says about the rest
  if (answers.every((answer) => answer?.done === true)) return { ok: true };
  const told = answers.find((answer) => answer?.done === false);
  const detail = failure?.detail ?? '';
  const atomicRefused = detail.includes('does not support --atomic');
  const fromWords = reasonOfWords(`${detail}\n${told?.words ?? ''}`);
  const reason = fromWords ?? (failure === null ? 'refused' : reasonOf(failure));
  return { ok: false, reason, unclear: told === undefined && !atomicRefused, atomicRefused };
}

interface RefState {
  readonly done: boolean;
  readonly words: string;
}

// https://git-scm.com/docs/git-push, "output": flag, from:to, summary, separated by tabs
function statesOf(output: string): ReadonlyMap<string, RefState> {
  const states = new Map<string, RefState>();
  for (const line of output.split('\n')) {
    const [, flag, ref, words = ''] = /^([ +*=!-])\t[^\t:]*:([^\t]+)\t(.*)$/.exec(line) ?? [];
    // because "remote failure" means that the server did not say what it did
    if (flag === undefined || ref === undefined || words.startsWith('[remote failure]')) continue;
    states.set(ref, { done: flag !== '!', words });
  }
  return states;
}
