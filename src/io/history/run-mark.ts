import { createHash } from 'node:crypto';

/** What tells the records of one run apart from those of any other. */
export interface RunMark {
  readonly runId: string;
  readonly attempt: number;
  /** 8 hex digits of the job in its matrix. */
  readonly matrix: string;
}

/** The mark of work that no workflow does. */
export const localMark: RunMark = { runId: 'local', attempt: 1, matrix: '00000000' };

/** The mark of a job, by whatever names tell the jobs of one matrix apart. */
export function runMark(runId: string, attempt: number, names: readonly string[]): RunMark {
  const matrix = createHash('sha256').update(names.join('\n')).digest('hex').slice(0, 8);
  return { runId, attempt, matrix };
}
