import type { LedgerReason } from '../../core/ledger/ledger-reason.ts';
import { GitFailure } from '../git/git-failure.ts';
import type { Deadline } from './deadline.ts';
import { startDeadline } from './deadline.ts';
import type { LedgerPlace } from './ledger-place.ts';
import { reasonOf } from './ledger-reason.ts';
import {
  type LedgerRepository,
  openLedgerRepository,
  type RepositoryKind,
} from './open-ledger-repository.ts';

/** The ledger's server could not be asked, or this machine could not. */
export interface Unreachable {
  readonly kind: 'unreachable';
  readonly reason: LedgerReason;
}

/** What a piece of work needs: where, for how long, and in what kind of repository. */
export interface WorkOptions extends RepositoryKind {
  readonly place: LedgerPlace;
  readonly budgetMs: number;
}

// because a server may take a record and never say so, a writer keeps time to look for it
const writerCallShare = 1 / 3;

/** Does a piece of work in a repository that is closed afterwards; failures of git, disk and network become an answer. */
export async function withRepository<T>(
  { place, budgetMs, ...kind }: WorkOptions,
  work: (repository: LedgerRepository, deadline: Deadline) => Promise<T>,
): Promise<T | Unreachable> {
  const deadline = startDeadline(budgetMs, kind.partial === true ? writerCallShare : 1);
  try {
    const repository = await openLedgerRepository(place, kind);
    try {
      return await work(repository, deadline);
    } finally {
      await repository.close();
    }
  } catch (error) {
    if (error instanceof GitFailure) return { kind: 'unreachable', reason: reasonOf(error) };
    // because a full disk must not become anybody's verdict; errors of the system have a code
    if (error instanceof Error && 'code' in error) return { kind: 'unreachable', reason: 'crashed' };
    throw error;
  }
}
