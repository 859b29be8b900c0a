import type { LookBack } from '../../core/review/look-back.ts';
import type { LookBackEnd } from '../../core/review/review-result.ts';
import type { Commit } from '../git/commit.ts';
import type { GitReader } from '../git/git-reader.ts';
import type { FileSource } from '../open-file.ts';

/** How far back, and for how long, is looked for recipients who were removed before. */
export interface LookBackLimits {
  readonly versions: number;
  readonly waitMs: number;
}

const usual: LookBackLimits = { versions: 20, waitMs: 5_000 };

/** How many changes of the file are looked at for one different version: going back and forth makes no new ones. */
const commitsPerVersion = 5;

/**
 * The earlier versions of a list with different content, newest first, until there are no more or the time is up. A
 * version that is being read when the time is up breaks off.
 */
export function earlierVersions(
  reader: GitReader,
  base: Commit,
  list: string,
  limits: LookBackLimits = usual,
): LookBack {
  const state: ReadState = { end: 'start', isLate: false };
  return { versions: readVersions(reader, { base, list, limits }, state), end: () => state.end };
}

interface ReadState {
  end: LookBackEnd;
  isLate: boolean;
}

interface Wanted {
  readonly base: Commit;
  readonly list: string;
  readonly limits: LookBackLimits;
}

async function* readVersions(
  reader: GitReader,
  { base, list, limits: { versions, waitMs } }: Wanted,
  state: ReadState,
): AsyncGenerator<FileSource> {
  const untilMs = performance.now() + waitMs;
  const history = await reader.history(base, list, { limit: versions * commitsPerVersion, waitMs });
  state.end = history.ok ? history.value.end : 'unreadable';
  let given = 0;
  for await (const commit of differentVersions(reader, history.ok ? history.value.commits : [], list)) {
    state.isLate ||= performance.now() >= untilMs;
    if (state.isLate || given === versions) {
      state.end = state.isLate ? 'time' : 'limit';
      return;
    }
    given += 1;
    const source = await reader.openBlob(commit, list);
    yield { ...source, chunks: within(source.chunks, untilMs, state) };
  }
  if (state.isLate) state.end = 'time';
}

/** The commits whose version of a file no newer one of them has, without the newest. */
async function* differentVersions(
  reader: GitReader,
  commits: readonly Commit[],
  path: string,
): AsyncGenerator<Commit> {
  const seen = new Set<string>();
  for (const commit of commits) {
    const entry = await reader.find(commit, path);
    if (!entry.ok || entry.value.kind !== 'file' || seen.has(entry.value.oid)) continue;
    if (seen.size > 0) yield commit;
    seen.add(entry.value.oid);
  }
}

async function* within(
  chunks: AsyncIterable<Uint8Array>,
  untilMs: number,
  state: ReadState,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    state.isLate = performance.now() >= untilMs;
    if (state.isLate) return;
    yield chunk;
  }
}
