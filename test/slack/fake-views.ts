import { type Asked, asFields, type Fields, no } from './fake-asked.ts';
import { refuseView } from './fake-blocks.ts';

export function openView({ state, body }: Asked): Fields {
  const trigger = state.triggers.get(String(body.trigger_id));
  if (trigger === undefined) return no('invalid_trigger_id');
  if (trigger.used) return no('exchanged_trigger_id');
  if (state.nowMs() - trigger.atMs > state.switches.triggerMs) return no('expired_trigger_id');
  const problem = refuseView(body.view, 'modal');
  if (problem !== null) return no(problem.error, { response_metadata: { messages: [problem.why] } });
  trigger.used = true;
  const id = `V${String(state.nextNumber()).padStart(8, '0')}`;
  const view = asFields(body.view);
  state.views.set(id, { id, user: trigger.user, view, hash: `${state.nextNumber()}` });
  return { ok: true, view: { ...view, id, hash: state.views.get(id)?.hash } };
}

export function updateView({ state, body }: Asked): Fields {
  const view = state.views.get(String(body.view_id));
  if (view === undefined) return no('not_found');
  if (body.hash !== undefined && body.hash !== view.hash) return no('hash_conflict');
  const problem = refuseView(body.view, 'modal');
  if (problem !== null) return no(problem.error, { response_metadata: { messages: [problem.why] } });
  view.view = asFields(body.view);
  view.hash = `${state.nextNumber()}`;
  return { ok: true, view: { ...view.view, id: view.id, hash: view.hash } };
}

export function publishView({ state, body }: Asked): Fields {
  const problem = refuseView(body.view, 'home');
  if (problem !== null) return no(problem.error, { response_metadata: { messages: [problem.why] } });
  state.homes.set(String(body.user_id), asFields(body.view));
  return { ok: true, view: { id: `V${state.nextNumber()}` } };
}
