import { answerShapes } from './answer-shapes.ts';
import { type Reply, type Request, refuse, refusedText } from './fake-operation.ts';
import type { StoredPull } from './fake-state.ts';

interface Draft {
  readonly path: string;
  readonly line: number;
  readonly body: string;
}

/** Creates a review: refused whole when one of its comments stands on a line that is not part of the diff. */
export function createReview({ state, number, writer, body }: Request): Reply {
  const pull = state.pulls.get(number);
  if (pull === undefined) return refuse(404, 'Not Found');
  const commitId = body.commit_id ?? pull.headSha;
  if (commitId !== pull.headSha)
    return refuse(422, 'Unprocessable Entity', ['commit_id is not part of the pull request']);
  const refused = body.event === 'COMMENT' ? refusedText(body.body) : null;
  if (refused !== null) return refused;
  const drafts = draftsOf(body.comments, pull);
  if (drafts === null) return refuse(422, 'Unprocessable Entity', ['Line could not be resolved']);
  const id = state.nextId();
  const review = { id, number, writer, body: String(body.body ?? ''), state: stateOf(body.event), commitId };
  state.reviews.push(review);
  for (const draft of drafts) {
    const at = state.tick();
    const times = { createdAt: at, updatedAt: at };
    state.reviewComments.push({
      id: state.nextId(),
      number,
      writer,
      reviewId: id,
      commitId,
      ...times,
      ...draft,
    });
  }
  return { status: 200, body: answerShapes.review(review) };
}

function stateOf(event: unknown): string {
  return event === 'COMMENT' ? 'COMMENTED' : 'PENDING';
}

function draftsOf(comments: unknown, pull: StoredPull): readonly Draft[] | null {
  const drafts: Draft[] = [];
  for (const comment of Array.isArray(comments) ? comments : []) {
    const { path, line, side, body } = Object(comment);
    const known = side === 'RIGHT' && pull.diff.get(path)?.has(line) === true;
    if (!known || refusedText(body) !== null) return null;
    drafts.push({ path, line, body });
  }
  return drafts;
}
