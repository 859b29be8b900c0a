import type { LedgerReason } from '../../core/ledger/ledger-reason.ts';
import { commitToBranch } from './commit-to-branch.ts';
import type { Deadline } from './deadline.ts';
import { fetchState, type LedgerState } from './fetch-state.ts';
import { importCommit } from './import-commit.ts';
import { inboxPrefix } from './ledger-branch.ts';
import type { LedgerClock } from './ledger-clock.ts';
import { finalReasons } from './ledger-reason.ts';
import { listInbox } from './list-inbox.ts';
import { lookAtRemote } from './look-at-remote.ts';
import { lookForPaths } from './look-for-paths.ts';
import { objectIdOf } from './object-id.ts';
import type { LedgerRepository } from './open-ledger-repository.ts';
import { pushRefs } from './push-refs.ts';
import type { RecordFile } from './record-file.ts';

/**
 * What became of the records. `written`: the server has them, on the branch or in the inbox; `tries` counts pushes,
 * `folded` the inbox refs taken over, `refusals` tell why tries failed before; `compactionDue` when nobody has written
 * since the month began. `pending`: nobody knows that the server has them, so they are to be kept and appended again.
 */
export type Appended =
  | {
      readonly kind: 'written';
      readonly commit: string;
      readonly how: 'branch' | 'inbox';
      readonly tries: number;
      readonly folded: number;
      readonly refusals: readonly LedgerReason[];
      readonly compactionDue: boolean;
    }
  | { readonly kind: 'pending'; readonly reason: LedgerReason; readonly tries: number };

interface Job {
  readonly repository: LedgerRepository;
  readonly records: readonly RecordFile[];
  readonly deadline: Deadline;
  readonly clock: LedgerClock;
}

interface Place {
  readonly how: 'branch' | 'inbox';
  readonly commit: string;
  readonly folded: number;
}

const foldWaitMs = 500;
const foldTurns = 2;
const backoffBaseMs = 50;
const backoffCapMs = 2000;

/** One append from its first look to its last try. */
export class RecordWriter {
  readonly #job: Job;
  readonly #timeMs: number;
  readonly #refusals: LedgerReason[] = [];
  #tries = 0;
  #inboxCommit: string | null = null;
  #compactionDue = false;

  constructor(job: Job) {
    this.#job = job;
    this.#timeMs = job.clock.nowMs();
  }

  /** Tries the branch and the inbox in turns until the server has the records, the time is over, or no try can help. */
  async write(): Promise<Appended> {
    const { clock, deadline } = this.#job;
    for (let round = 0; deadline.leftMs() > 0; round += 1) {
      const place = (await this.#tryBranch()) ?? (this.#isHopeless() ? null : await this.#tryInbox());
      if (place !== null) return this.#written(place);
      if (this.#isHopeless()) break;
      // full jitter: AWS Architecture Blog, "Exponential Backoff And Jitter" (2015)
      const pauseMs = clock.random() * Math.min(backoffCapMs, backoffBaseMs * 2 ** round);
      await clock.sleep(Math.min(pauseMs, deadline.leftMs()));
    }
    // because the last call is cut short when the time is over, what went wrong before says more
    const reason = this.#refusals.findLast((refusal) => refusal !== 'too-slow') ?? 'too-slow';
    return { kind: 'pending', reason, tries: this.#tries };
  }

  #written(place: Place): Appended {
    const rest = { tries: this.#tries, refusals: this.#refusals, compactionDue: this.#compactionDue };
    return { kind: 'written', ...place, ...rest };
  }

  #isHopeless(): boolean {
    return this.#refusals.some((reason) => finalReasons.includes(reason));
  }

  async #tryBranch(): Promise<Place | null> {
    const { repository, records, deadline } = this.#job;
    const state = await this.#look();
    if (state === null) return null;
    const waiting = await this.#findInInbox(state);
    if (waiting !== null) return waiting;
    this.#tries += 1;
    const done = await commitToBranch({ repository, state, own: records, nowMs: this.#timeMs, deadline });
    if (done.kind === 'done') return { how: 'branch', commit: done.commit, folded: done.folded.length };
    if (done.kind === 'nothing') return null;
    this.#refusals.push(done.reason);
    return done.unclear ? this.#lookAgain() : null;
  }

  async #tryInbox(): Promise<Place | null> {
    const { repository, deadline } = this.#job;
    const commit = await this.#makeInboxCommit();
    if (commit === null) return null;
    this.#tries += 1;
    const update = { commit, ref: inboxPrefix(repository.place.branch) + this.#name() };
    const pushed = await pushRefs(repository.git, { update, remove: [], atomic: false }, deadline);
    if (pushed.ok) return this.#foldLater(commit);
    this.#refusals.push(pushed.reason);
    return pushed.unclear ? this.#lookAgain() : null;
  }

  async #look(): Promise<LedgerState | null> {
    const { repository, deadline } = this.#job;
    const fetched = await fetchState(repository, deadline, 'tip');
    if (!fetched.ok) {
      this.#refusals.push(fetched.reason);
      return null;
    }
    const { tip } = fetched.state;
    this.#compactionDue = tip !== null && monthOf(tip.timeMs) < monthOf(this.#timeMs);
    return fetched.state;
  }

  /** Whether a push whose answer was lost has come through all the same. */
  async #lookAgain(): Promise<Place | null> {
    const state = await this.#look();
    return state === null ? null : ((await this.#findInInbox(state)) ?? this.#findOnBranch(state));
  }

  async #findInInbox({ waiting }: LedgerState): Promise<Place | null> {
    const own = waiting.filter(({ id }) => id === this.#name());
    const [held] = await listInbox(this.#job.repository.git, own, this.#job.deadline);
    const objects = new Map((held?.files ?? []).map(({ path, object }) => [path, object]));
    return held !== undefined && this.#areIn(objects)
      ? { how: 'inbox', commit: held.commit, folded: 0 }
      : null;
  }

  async #findOnBranch({ tip }: LedgerState): Promise<Place | null> {
    if (tip === null) return null;
    const { repository, records, deadline } = this.#job;
    const paths = records.map(({ path }) => path);
    const found = await lookForPaths(repository.git, tip.commit, paths, deadline);
    const there = found.ok && this.#areIn(found.objects);
    return there ? { how: 'branch', commit: tip.commit, folded: 0 } : null;
  }

  #areIn(objects: ReadonlyMap<string, string>): boolean {
    return this.#job.records.every(({ path, bytes }) => {
      const object = objects.get(path);
      return object !== undefined && objectIdOf(bytes, object) === object;
    });
  }

  async #makeInboxCommit(): Promise<string | null> {
    if (this.#inboxCommit !== null) return this.#inboxCommit;
    const { repository, records, deadline } = this.#job;
    const message = `${records.map(({ id }) => `record ${id}`).join('\n')}\n`;
    const commit = { parent: null, timeMs: this.#timeMs, message, changes: records };
    const made = await importCommit(repository.git, commit, deadline);
    if (made.ok) this.#inboxCommit = made.commit;
    else this.#refusals.push(made.reason);
    return this.#inboxCommit;
  }

  /** Folds once, unless somebody else has: of many writers at once the one that waits longest folds for all. */
  async #foldLater(commit: string): Promise<Place> {
    const waiting: Place = { how: 'inbox', commit, folded: 0 };
    for (let turn = 0; turn < foldTurns; turn += 1) {
      const { repository, deadline, clock } = this.#job;
      await clock.sleep(Math.min(clock.random() * foldWaitMs, deadline.leftMs()));
      const seen = await lookAtRemote(repository, deadline);
      if (!seen.ok) return waiting;
      // because an inbox ref is only ever removed once its record is on the branch
      if (seen.tip !== null && !seen.waiting.includes(this.#name())) {
        return { how: 'branch', commit: seen.tip, folded: 0 };
      }
      if (seen.waiting[0] === this.#name()) break;
    }
    return this.#fold(waiting);
  }

  async #fold(waiting: Place): Promise<Place> {
    const { repository, deadline, clock } = this.#job;
    const fetched = await fetchState(repository, deadline, 'tip');
    if (!fetched.ok) return waiting;
    const { state } = fetched;
    // because a push that was called refused may have taken effect
    const place = (await this.#findOnBranch(state)) ?? waiting;
    if (state.waiting.length === 0) return place;
    const done = await commitToBranch({ repository, state, own: [], nowMs: clock.nowMs(), deadline });
    if (done.kind !== 'done') return place;
    const mine = done.folded.includes(this.#name());
    return { ...(mine ? { how: 'branch', commit: done.commit } : place), folded: done.folded.length };
  }

  /** The inbox ref is named after the first record. */
  #name(): string {
    return this.#job.records[0]?.id ?? '';
  }
}

/** Months since the year 0, in UTC. */
function monthOf(timeMs: number): number {
  const date = new Date(timeMs);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}
