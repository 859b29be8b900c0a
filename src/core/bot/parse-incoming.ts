import * as z from 'zod/mini';

/** What Slack sent, as far as the door has to know it; ids are Slack's and are never shown. */
export interface Incoming {
  readonly kind: 'command' | 'click' | 'view' | 'event';
  /** For a command its name, for an event its type, else empty. */
  readonly name: string;
  readonly team: string;
  readonly app: string | null;
  readonly responseUrl: string | null;
  /** Equal for two deliveries of the same thing; null when it has no name. */
  readonly id: string | null;
}

/** A body understood, or not one of ours. */
export type ParsedIncoming =
  | { readonly ok: true; readonly incoming: Incoming }
  | { readonly ok: false; readonly reason: 'malformed' | 'other-kind' };

const id = z.string().check(z.regex(/^[A-Za-z0-9._:-]{1,255}$/));
const url = z.string().check(z.maxLength(2000));
const text = z.string().check(z.maxLength(40_000));

// because a key that stands twice in a form becomes a list, every key that is used must be text
const command = z.object({
  command: z.string().check(z.regex(/^\/[^\s]{1,100}$/)),
  text: z.optional(text),
  team_id: id,
  channel_id: id,
  user_id: id,
  api_app_id: z.optional(id),
  response_url: z.optional(url),
  trigger_id: z.optional(id),
});

const somebody = z.object({ id, team_id: z.optional(id) });
const somewhere = z.nullish(z.object({ id }));

const click = z.object({
  type: z.enum(['block_actions', 'shortcut', 'message_action', 'block_suggestion']),
  team: somewhere,
  user: somebody,
  channel: z.optional(z.object({ id })),
  api_app_id: z.optional(id),
  response_url: z.optional(url),
  trigger_id: z.optional(id),
  actions: z.optional(z.array(z.looseObject({ action_id: z.string(), action_ts: z.optional(id) }))),
});

const view = z.object({
  type: z.enum(['view_submission', 'view_closed']),
  team: somewhere,
  user: somebody,
  api_app_id: z.optional(id),
  trigger_id: z.optional(id),
  view: z.looseObject({ id, hash: z.optional(id), callback_id: z.string() }),
});

const event = z.object({
  type: z.literal('event_callback'),
  event_id: z.optional(id),
  team_id: id,
  api_app_id: z.optional(id),
  event: z.looseObject({ type: z.string().check(z.regex(/^[a-z_.]{1,100}$/)) }),
});

/** Reads a body that Bolt has parsed; never throws. */
export function parseIncoming(body: unknown): ParsedIncoming {
  if (typeof body !== 'object' || body === null) return { ok: false, reason: 'malformed' };
  if ('command' in body) return fromCommand(body);
  const type = 'type' in body ? body.type : undefined;
  if (type === 'event_callback') return fromEvent(body);
  if (type === 'view_submission' || type === 'view_closed') return fromView(body);
  if (click.shape.type.safeParse(type).success) return fromClick(body);
  return { ok: false, reason: 'other-kind' };
}

function fromCommand(body: object): ParsedIncoming {
  const read = command.safeParse(body);
  if (!read.success) return malformed;
  const { command: name, team_id: team, trigger_id, response_url, api_app_id } = read.data;
  return known({ kind: 'command', name, team, app: api_app_id, responseUrl: response_url, id: trigger_id });
}

function fromClick(body: object): ParsedIncoming {
  const read = click.safeParse(body);
  if (!read.success) return malformed;
  const { team, user, trigger_id, response_url, api_app_id, actions } = read.data;
  // because the options of a menu are asked for again and again, only clicks have a name
  const name = actions?.[0]?.action_ts;
  const same = trigger_id === undefined || name === undefined ? trigger_id : `${trigger_id}:${name}`;
  const home = team?.id ?? user.team_id ?? '';
  return known({ kind: 'click', name: '', team: home, app: api_app_id, responseUrl: response_url, id: same });
}

function fromView(body: object): ParsedIncoming {
  const read = view.safeParse(body);
  if (!read.success) return malformed;
  const { type, team, user, trigger_id, api_app_id, view: shown } = read.data;
  const name = trigger_id ?? `${shown.id}:${shown.hash ?? ''}`;
  const same = type === 'view_submission' ? name : undefined;
  const home = team?.id ?? user.team_id ?? '';
  return known({ kind: 'view', name: '', team: home, app: api_app_id, responseUrl: undefined, id: same });
}

function fromEvent(body: object): ParsedIncoming {
  const read = event.safeParse(body);
  if (!read.success) return malformed;
  const { team_id: team, event_id, api_app_id, event: told } = read.data;
  return known({
    kind: 'event',
    name: told.type,
    team,
    app: api_app_id,
    responseUrl: undefined,
    id: event_id,
  });
}

const malformed: ParsedIncoming = { ok: false, reason: 'malformed' };

function known(found: {
  readonly kind: Incoming['kind'];
  readonly name: string;
  readonly team: string;
  readonly app: string | undefined;
  readonly responseUrl: string | undefined;
  readonly id: string | undefined;
}): ParsedIncoming {
  const { app = null, responseUrl = null, id: same, ...rest } = found;
  const name = same === undefined ? null : `${found.kind}:${same}`;
  return { ok: true, incoming: { ...rest, app, responseUrl, id: name } };
}
