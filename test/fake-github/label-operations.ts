import { answerShapes, pageOf } from './answer-shapes.ts';
import { type Reply, type Request, refuse } from './fake-operation.ts';

/** Lists what happened to the labels of a pull request, oldest first. */
export function listEvents({ state, number, url, origin }: Request): Reply {
  if (!state.pulls.has(number)) return refuse(404, 'Not Found');
  const own = state.labelEvents.filter((event) => event.number === number);
  const { items, link } = pageOf(own, url, origin);
  const headers = link === null ? {} : { headers: { link } };
  return { status: 200, body: items.map(answerShapes.labelEvent), ...headers };
}

/** Tells what somebody may do in the repository. */
export function getPermission({ state, name }: Request): Reply {
  const role = state.roles.get(name);
  if (role === undefined) return refuse(404, `${name} is not a user`);
  return { status: 200, body: answerShapes.permission(name, role) };
}
