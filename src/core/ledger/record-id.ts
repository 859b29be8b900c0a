/** What an id is made of besides its time; `runId` is `local` outside of workflows, `random` 8 hex digits. */
export interface RecordIdParts {
  readonly atMs: number;
  readonly runId: string;
  readonly attempt: number;
  /** 8 hex digits that tell the jobs of one matrix apart. */
  readonly matrix: string;
  readonly random: string;
}

/** Ids start with their time, so that they sort by it; no counter, since counters need a lock. */
export const recordIdPattern = /^([0-9]{8})T([0-9]{9})Z-[a-z0-9]{1,20}-[0-9]{1,4}-[0-9a-f]{8}-[0-9a-f]{8}$/;

/** The id of a new record; what does not fit the pattern is left out of the run's part of it. */
export function recordId({ atMs, runId, attempt, matrix, random }: RecordIdParts): string {
  const [day = '', time = ''] = new Date(atMs).toISOString().slice(0, -1).split('T');
  const stamp = `${day.replaceAll('-', '')}T${time.replaceAll(/[:.]/g, '')}Z`;
  const run = runId
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '')
    .slice(0, 20);
  return `${stamp}-${run === '' ? 'local' : run}-${Math.min(Math.max(attempt, 0), 9999)}-${matrix}-${random}`;
}

/** Where a record lies on the branch: by day, since a flat folder makes every commit slow at 10,000 records. */
export function recordPath(id: string): string {
  return `records/${id.slice(0, 4)}/${id.slice(4, 6)}/${id.slice(6, 8)}/${id}.json`;
}

/** The time in an id in epoch milliseconds; null when it is no id or no such time exists. */
export function timeOfRecordId(id: string): number | null {
  const found = recordIdPattern.exec(id);
  if (found === null) return null;
  const [, day = '', time = ''] = found;
  const iso = `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}T${time.slice(0, 2)}:${time.slice(2, 4)}:${time.slice(4, 6)}.${time.slice(6)}Z`;
  const ms = Date.parse(iso);
  // because JavaScript reads 31 June as 1 July
  return Number.isNaN(ms) || new Date(ms).toISOString() !== iso ? null : ms;
}
