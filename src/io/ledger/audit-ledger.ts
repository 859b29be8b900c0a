import { stat } from 'node:fs/promises';
import type { IdSample, LedgerAudit } from '../../core/ledger/ledger-audit.ts';
import type { Git } from '../git/run-git.ts';
import { auditHistory, type HistoryFacts } from './audit-history.ts';
import { callGit } from './call-git.ts';
import type { Deadline } from './deadline.ts';
import { fetchedRefs, fetchState, type LedgerState, readState } from './fetch-state.ts';
import type { LedgerPlace } from './ledger-place.ts';
import { listInbox } from './list-inbox.ts';
import { objectIdOf } from './object-id.ts';
import type { LedgerRepository } from './open-ledger-repository.ts';
import { readSegments } from './read-segments.ts';
import { recordPathOf } from './record-path.ts';
import { walkHistory } from './walk-history.ts';
import { type Unreachable, withRepository } from './with-repository.ts';

/** How a ledger is audited. */
export interface AuditOptions {
  readonly cacheFolder?: string;
  /** Audits what the cache folder has. */
  readonly offline?: boolean;
  /** 5 minutes unless told. */
  readonly budgetMs?: number;
}

const defaultBudgetMs = 300_000;
const sampleSize = 20;

/** Reads the whole history of a ledger and tells what an append-only branch would not have. */
export async function auditLedger(
  place: LedgerPlace,
  rememberedTip: string | null,
  { cacheFolder, offline = false, budgetMs = defaultBudgetMs }: AuditOptions = {},
): Promise<LedgerAudit | { readonly kind: 'absent' } | Unreachable> {
  const kept = cacheFolder === undefined ? {} : { keepIn: cacheFolder };
  return withRepository({ place, budgetMs, ...kept }, async (repository, deadline) => {
    const fetched = offline
      ? await readState(repository.git, fetchedRefs(place), deadline)
      : await fetchState(repository, deadline, 'all');
    if (!fetched.ok) return { kind: 'unreachable', reason: fetched.reason };
    const { tip, waiting } = fetched.state;
    const nothing = tip === null && waiting.length === 0 && rememberedTip === null;
    if (nothing) return { kind: 'absent' };
    return describe({ repository, state: fetched.state, rememberedTip, deadline });
  });
}

interface Subject {
  readonly repository: LedgerRepository;
  readonly state: LedgerState;
  readonly rememberedTip: string | null;
  readonly deadline: Deadline;
}

async function describe(subject: Subject): Promise<LedgerAudit> {
  const { repository, state, deadline } = subject;
  const { git, place } = repository;
  const { tip, waiting } = state;
  const history = auditHistory(tip === null ? [] : await walkHistory(git, tip.commit, deadline));
  const segments = await auditSegments(git, state, history, deadline);
  const inbox = await auditInbox(git, state, history, deadline);
  const idsWith = (fits: (id: string) => boolean) => sampleOf([...history.records.keys()].filter(fits));
  const times = waiting.flatMap(({ id }) => recordPathOf(id)?.atMs ?? []);
  return {
    kind: 'audited',
    tip: tip?.commit ?? null,
    commits: history.commits,
    records: history.records.size,
    descends: await descends(subject),
    edited: idsWith((id) => history.records.get(id)?.edited === true),
    dropped: idsWith((id) => history.records.get(id)?.dropped === true && !segments.intact.has(id)),
    backdated: sampleOf(history.backdated),
    postdated: sampleOf(history.postdated),
    forged: sampleOf(segments.forged),
    brokenSegments: segments.broken,
    foreign: history.foreign,
    waiting: waiting.length,
    oldestWaitingMs: times.length === 0 ? null : times.reduce((one, other) => Math.min(one, other)),
    conflicting: sampleOf(inbox.conflicting),
    strange: inbox.strange,
    locked: await isLocked(place),
  };
}

async function descends({ repository, state, rememberedTip, deadline }: Subject): Promise<boolean | null> {
  if (rememberedTip === null) return null;
  if (state.tip === null) return false;
  const args = ['merge-base', '--is-ancestor', rememberedTip, state.tip.commit];
  const { failure } = await callGit(repository.git, args, { waitMs: deadline.callMs() });
  // because all of the history is here, a commit that git does not know is not part of it
  if (failure === null || failure.reason === 'refused') return failure === null;
  throw failure;
}

interface SegmentFacts {
  readonly intact: ReadonlySet<string>;
  readonly forged: readonly string[];
  readonly broken: readonly string[];
}

async function auditSegments(
  git: Git,
  { tip }: LedgerState,
  { records }: HistoryFacts,
  deadline: Deadline,
): Promise<SegmentFacts> {
  const intact = new Set<string>();
  const forged: string[] = [];
  const broken: string[] = [];
  if (tip === null) return { intact, forged, broken };
  for await (const { month, content } of readSegments(git, tip.commit, deadline)) {
    if (content === null || content.mismatches > 0) broken.push(month);
    for (const { id, bytes } of content?.records ?? []) {
      const first = records.get(id)?.object;
      if (first !== undefined && objectIdOf(bytes, first) === first) intact.add(id);
      else forged.push(id);
    }
  }
  return { intact, forged, broken };
}

async function auditInbox(
  git: Git,
  { waiting, strange }: LedgerState,
  { records }: HistoryFacts,
  deadline: Deadline,
): Promise<{ readonly conflicting: readonly string[]; readonly strange: number }> {
  const inbox = await listInbox(git, waiting, deadline);
  const files = inbox.flatMap((ref) => ref.files ?? []);
  const conflicting = files.filter(({ id, object }) => (records.get(id)?.object ?? object) !== object);
  return {
    conflicting: conflicting.map(({ id }) => id),
    strange: strange + inbox.filter((ref) => ref.files === null).length,
  };
}

async function isLocked({ remote, branch }: LedgerPlace): Promise<boolean | null> {
  if (remote.protocol !== 'file') return null;
  const lock = `${decodeURIComponent(new URL(remote.url).pathname)}/refs/heads/${branch}.lock`;
  return (await stat(lock).catch(() => undefined)) !== undefined;
}

function sampleOf(ids: readonly string[]): IdSample {
  return { count: ids.length, first: ids.slice(0, sampleSize) };
}
