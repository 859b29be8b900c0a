import { fieldOf } from '../../core/review/field-of.ts';
import { type FailureReason, failure, type GitHubFailure } from './github-answer.ts';
import type { GitHubClient } from './github-client.ts';

/** A message on one line of a file, as a check run shows it. */
export interface CheckAnnotation {
  readonly path: string;
  readonly line: number;
  readonly level: 'notice' | 'warning' | 'failure';
  readonly title: string;
  readonly message: string;
}

/** A check run: what it is called, the commit it is about, and what it shows. */
export interface CheckRun {
  readonly name: string;
  readonly headSha: string;
  readonly title: string;
  readonly summary: string;
  readonly text?: string;
  readonly annotations: readonly CheckAnnotation[];
}

/** The check run made; when the budget or a refusal stopped it, `annotations` of them are there. */
export type CheckRunPublished =
  | {
      readonly ok: true;
      readonly id: number;
      readonly annotations: number;
      readonly stoppedBy: FailureReason | null;
    }
  | GitHubFailure;

/** Annotations that one request takes (OpenAPI, `maxItems` of `output.annotations`). */
const annotationsPerRequest = 50;

/** Limits of OpenAPI's description of check runs: characters, and bytes for the message. */
const limits = { text: 65_535, title: 255, messageBytes: 65_536 };

/**
 * Publishes a check run, with its annotations in pages of 50 as far as the call budget reaches. Its conclusion is
 * always `neutral`: the verdict is the workflow's exit code, and a check run that could not be written must not
 * differ from one that could. Texts over GitHub's limits are refused before any call.
 */
export async function publishCheckRun(client: GitHubClient, run: CheckRun): Promise<CheckRunPublished> {
  if (!isWithinLimits(run)) return failure('invalid');
  const first = run.annotations.slice(0, annotationsPerRequest);
  const created = await client.call({
    route: 'POST /repos/{owner}/{repo}/check-runs',
    parameters: {
      name: run.name,
      head_sha: run.headSha,
      status: 'completed',
      conclusion: 'neutral',
      output: outputOf(run, first),
    },
    repeatable: false,
    permission: 'checks: write',
  });
  if (!created.ok) return created;
  const id = fieldOf(created.data, 'id');
  return typeof id === 'number' ? append(client, run, id) : failure('unavailable', true);
}

/** Adds the annotations after the first page: each update appends, so none of them is sent twice. */
async function append(client: GitHubClient, run: CheckRun, id: number): Promise<CheckRunPublished> {
  const total = run.annotations.length;
  for (let done = annotationsPerRequest; done < total; done += annotationsPerRequest) {
    const page = run.annotations.slice(done, done + annotationsPerRequest);
    const answer = await client.call({
      route: 'PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}',
      parameters: {
        check_run_id: id,
        status: 'completed',
        conclusion: 'neutral',
        output: outputOf(run, page),
      },
      repeatable: false,
      permission: 'checks: write',
    });
    if (!answer.ok) return { ok: true, id, annotations: done, stoppedBy: answer.reason };
  }
  return { ok: true, id, annotations: total, stoppedBy: null };
}

function outputOf(run: CheckRun, annotations: readonly CheckAnnotation[]): Record<string, unknown> {
  const { title, summary, text } = run;
  return {
    title,
    summary,
    ...(text === undefined ? {} : { text }),
    annotations: annotations.map(({ path, line, level, title: heading, message }) => ({
      path,
      start_line: line,
      end_line: line,
      annotation_level: level,
      title: heading,
      message,
    })),
  };
}

function isWithinLimits({ name, title, summary, text = '', annotations }: CheckRun): boolean {
  if (name === '' || title === '' || title.length > limits.title) return false;
  if (summary.length > limits.text || text.length > limits.text) return false;
  return annotations.every(
    (annotation) =>
      Number.isSafeInteger(annotation.line) &&
      annotation.line >= 1 &&
      annotation.title.length <= limits.title &&
      annotation.message !== '' &&
      Buffer.byteLength(annotation.message) <= limits.messageBytes,
  );
}
