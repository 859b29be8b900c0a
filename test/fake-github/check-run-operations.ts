import { answerShapes } from './answer-shapes.ts';
import { type Reply, type Request, refuse } from './fake-operation.ts';

/** Creates a check run on a commit that the fake knows as the head of a pull request. */
export function createCheckRun({ state, writer, body }: Request): Reply {
  const headSha = String(body.head_sha);
  const known = [...state.pulls.values()].some((pull) => pull.headSha === headSha);
  if (!known) return refuse(422, `No commit found for SHA: ${headSha}`);
  const broken = brokenOutput(body);
  if (broken !== null) return refuse(422, 'Invalid request.', [broken]);
  const run = {
    id: state.nextId(),
    writer,
    headSha,
    name: String(body.name),
    status: body.conclusion === undefined ? String(body.status ?? 'queued') : 'completed',
    conclusion: textOrNull(body.conclusion),
    output: outputOf(body),
    annotations: annotationsOf(body),
  };
  state.checkRuns.push(run);
  return { status: 201, body: answerShapes.checkRun(run) };
}

/** Changes a check run; annotations are added to those it has. */
export function updateCheckRun({ state, number, body }: Request): Reply {
  const run = state.checkRuns.find(({ id }) => id === number);
  if (run === undefined) return refuse(404, 'Not Found');
  const broken = brokenOutput(body);
  if (broken !== null) return refuse(422, 'Invalid request.', [broken]);
  run.conclusion = textOrNull(body.conclusion) ?? run.conclusion;
  run.output = outputOf(body);
  run.annotations.push(...annotationsOf(body));
  return { status: 200, body: answerShapes.checkRun(run) };
}

function outputOf({ output }: Request['body']): {
  title: string | null;
  summary: string | null;
  text: string | null;
} {
  const { title, summary, text } = Object(output);
  return { title: textOrNull(title), summary: textOrNull(summary), text: textOrNull(text) };
}

function annotationsOf({ output }: Request['body']): unknown[] {
  return [...(Object(output).annotations ?? [])];
}

/** What GitHub's prose demands beyond its schema. */
function brokenOutput(body: Request['body']): string | null {
  if (body.status === 'completed' && body.conclusion === undefined) return 'conclusion missing';
  for (const annotation of annotationsOf(body)) {
    const { start_line, end_line, start_column, title = '', message } = Object(annotation);
    if (start_line < 1 || end_line < start_line) return 'line out of range';
    if (start_column !== undefined && start_line !== end_line) return 'columns need one line';
    if (title.length > 255) return 'title is too long (maximum is 255 characters)';
    if (Buffer.byteLength(message) > 65_536) return 'message exceeds 64 KB';
  }
  return null;
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
