import type { Problem } from '../core/finding.ts';
import { findCheckout } from '../io/git/find-checkout.ts';
import { locateGitFolder } from '../io/git/locate-git-folder.ts';
import { findLedger, type LedgerFound } from '../io/history/find-ledger.ts';
import {
  fetchHistory,
  type HistoryOpened,
  hasLocalLedger,
  localHistory,
} from '../io/history/open-history.ts';
import { defaultLedgerBranch } from '../io/ledger/ledger-branch.ts';
import { unreachableText } from '../report/ledger-text.ts';
import { complain } from './complain.ts';
import { type Arguments, wrong } from './read-arguments.ts';
import type { Terminal } from './terminal.ts';

/** Options that say where the ledger is. */
export const ledgerOptions = {
  remote: { type: 'string' },
  'ledger-branch': { type: 'string' },
} as const;

/** The part of `--help` about them. */
export const ledgerHelp = `  --remote URL          repository of the ledger (default: the checkout's remote origin)
  --ledger-branch NAME  branch of the ledger (default: bounce-ledger)`;

export type LedgerPlaced =
  | { readonly ok: true; readonly found: Extract<LedgerFound, { ok: true }> }
  | { readonly ok: false; readonly problem: Problem };

/** Finds the ledger that the arguments mean, or says what is missing. */
export async function placeLedger(args: Arguments, terminal: Terminal): Promise<LedgerPlaced> {
  const [remote, branch] = [args.text('remote'), args.text('ledger-branch')];
  const found = await findLedger({
    folder: await findCheckout(terminal.cwd),
    ...(remote === undefined ? {} : { remote }),
    ...(branch === undefined ? {} : { branch }),
  });
  if (found.ok) return { ok: true, found };
  const problem = {
    'no-checkout': wrong('--remote', 'is needed: this folder is no git checkout that would name one'),
    'no-remote': wrong('--remote', 'is needed: this checkout has no remote origin'),
    'wrong-remote': wrong('--remote', 'must be an https, ssh or file address without options', remote),
    'wrong-branch': wrong('--ledger-branch', 'is no name for a ledger; see docs/ledger.md', branch),
  }[found.reason];
  return { ok: false, problem };
}

/** The history that the checkout has, without asking a server; none where there is no checkout or no remote. */
export async function readLocalHistory(within: string): Promise<HistoryOpened> {
  const folder = await findCheckout(within);
  const checkout = await locateGitFolder(folder);
  if (checkout === undefined || !(await hasLocalLedger(checkout, defaultLedgerBranch)))
    return { kind: 'none' };
  const found = await findLedger({ folder });
  return found.ok ? localHistory(checkout, found.place) : { kind: 'none' };
}

/** Opens the history that the arguments mean; says why and gives null when it cannot be read. */
export async function openHistory(
  args: Arguments,
  terminal: Terminal,
): Promise<Extract<HistoryOpened, { kind: 'read' }> | null> {
  const placed = await placeLedger(args, terminal);
  if (!placed.ok) {
    complain(terminal, [placed.problem]);
    return null;
  }
  const { checkout, place } = placed.found;
  const asked = args.text('remote') !== undefined || checkout === null;
  const opened = asked ? await fetchHistory(place) : await localHistory(checkout, place);
  if (opened.kind === 'read') return opened;
  if (opened.kind === 'unreachable') terminal.stderr.write(unreachableText(opened.reason));
  else if (opened.kind === 'rewritten') complain(terminal, [{ code: 'history-rewritten', args: {} }]);
  else terminal.stderr.write(`${noLedgerHere}\n`);
  return null;
}

const noLedgerHere =
  'This checkout has no ledger. Fetch it with bounce-gate ledger sync, or name its repository with --remote; the first bounce-gate record starts one.';
