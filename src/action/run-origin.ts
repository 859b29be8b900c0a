import type { RecordOrigin } from '../core/ledger/check-record.ts';
import { loginPattern } from '../core/ledger/login-pattern.ts';
import { type RunMark, runMark } from '../io/history/run-mark.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** The workflow run as records name it; null outside of one. */
export function runOrigin(env: Environment): RecordOrigin['run'] {
  const { GITHUB_REPOSITORY: repository, GITHUB_SHA: commit, GITHUB_RUN_ID: id } = env;
  const { GITHUB_RUN_ATTEMPT: attempt = '1', GITHUB_EVENT_NAME: event } = env;
  if (repository === undefined || commit === undefined || id === undefined || event === undefined)
    return null;
  const actor = env.GITHUB_ACTOR ?? '';
  const who = loginPattern.test(actor) ? { actor } : {};
  return { repository, commit, id, attempt: Number(attempt), event, ...who };
}

/** What tells the records of this job apart from those of any other. */
export function markOfRun(env: Environment): RunMark {
  // because the jobs of a matrix share everything else in their environment
  const { GITHUB_RUN_ID = 'local', GITHUB_RUN_ATTEMPT = '1', GITHUB_JOB = '', RUNNER_NAME = '' } = env;
  return runMark(GITHUB_RUN_ID, Number(GITHUB_RUN_ATTEMPT), [GITHUB_JOB, RUNNER_NAME]);
}
