import type { SlackResult } from './call-slack.ts';
import type { SlackAnswer, SlackClient } from './slack-client.ts';

type AuthFacts = Extract<Awaited<ReturnType<SlackClient['authTest']>>, { ok: true }>['value'];
type ChannelFacts = Extract<Awaited<ReturnType<SlackClient['channelInfo']>>, { ok: true }>['value'];

/** An answer with what was read from it. */
export function mapAnswer<From, To>(answer: SlackAnswer<From>, read: (value: From) => To): SlackAnswer<To> {
  return answer.ok ? { ok: true, value: read(answer.value) } : answer;
}

/** Whose token it is, what it may do, and what time it is at Slack. */
export function readAuth({ fields, headers }: SlackResult): AuthFacts {
  const scopes = (headers.get('x-oauth-scopes') ?? '').split(',').map((scope) => scope.trim());
  const serverTimeMs = Date.parse(headers.get('date') ?? '');
  return {
    team: String(fields.team_id),
    user: String(fields.user_id),
    bot: String(fields.bot_id),
    scopes: scopes.filter((scope) => scope !== ''),
    serverTimeMs: Number.isNaN(serverTimeMs) ? null : serverTimeMs,
  };
}

/** What is told of a channel; one that is not said to be ours alone counts as shared. */
export function readChannel({ fields }: SlackResult): ChannelFacts {
  const facts = asFields(fields.channel);
  return {
    isExternal: facts.is_ext_shared !== false || facts.is_pending_ext_shared === true,
    isArchived: facts.is_archived === true,
    isMember: facts.is_member === true,
  };
}

/** The users of a group. */
export function readUsers({ fields }: SlackResult): readonly string[] {
  return Array.isArray(fields.users) ? fields.users.filter((user) => typeof user === 'string') : [];
}

/** Name and place of a message that was posted. */
export function readPosted({ fields }: SlackResult): { readonly ts: string; readonly channel: string } {
  return { ts: String(fields.ts), channel: String(fields.channel) };
}

/** The id of a view that was opened. */
export function readView({ fields }: SlackResult): { readonly viewId: string } {
  return { viewId: String(asFields(fields.view).id) };
}

function asFields(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
