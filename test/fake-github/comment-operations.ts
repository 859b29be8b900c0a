import { answerShapes, commentsOf, pageOf } from './answer-shapes.ts';
import { type Reply, type Request, refuse, refusedText } from './fake-operation.ts';

/** Lists the comments of a pull request, oldest first. */
export function listComments({ state, number, url, origin }: Request): Reply {
  if (!state.pulls.has(number)) return refuse(404, 'Not Found');
  const { items, link } = pageOf(commentsOf(state, number, url), url, origin);
  return listReply(items.map(answerShapes.comment), link);
}

/** Lists the comments on lines of a pull request. */
export function listReviewed({ state, number, url, origin }: Request): Reply {
  if (!state.pulls.has(number)) return refuse(404, 'Not Found');
  const all = state.reviewComments.filter((comment) => comment.number === number);
  const newestFirst = url.searchParams.has('sort') && url.searchParams.get('direction') === 'desc';
  const { items, link } = pageOf(newestFirst ? all.toReversed() : all, url, origin);
  return listReply(items.map(answerShapes.reviewComment), link);
}

function listReply(body: readonly object[], link: string | null): Reply {
  return { status: 200, body, ...(link === null ? {} : { headers: { link } }) };
}

/** Creates a comment. */
export function createComment({ state, number, writer, body }: Request): Reply {
  if (!state.pulls.has(number)) return refuse(404, 'Not Found');
  const refused = refusedText(body.body);
  if (refused !== null) return refused;
  return { status: 201, body: answerShapes.comment(state.addComment(number, writer, String(body.body))) };
}

/** Changes a comment; because a token with write access may change anybody's, the fake allows it too. */
export function updateComment({ state, number, body }: Request): Reply {
  const comment = state.comments.find(({ id }) => id === number);
  if (comment === undefined) return refuse(404, 'Not Found');
  if (state.lockedIds.has(number)) return refuse(403, 'Unable to edit this comment');
  const refused = refusedText(body.body);
  if (refused !== null) return refused;
  comment.body = String(body.body);
  comment.updatedAt = state.tick();
  return { status: 200, body: answerShapes.comment(comment) };
}

/** Deletes a comment. */
export function deleteComment({ state, number }: Request): Reply {
  const rest = state.comments.filter(({ id }) => id !== number);
  if (rest.length === state.comments.length) return refuse(404, 'Not Found');
  state.comments = rest;
  return { status: 204, body: null };
}
