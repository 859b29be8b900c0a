import type { Asker } from '../../core/access/refuse-access.ts';
import { isTeamId, isUserId } from '../../core/access/slack-person.ts';
import { fieldOf } from '../../core/review/field-of.ts';

/** A button that somebody pressed, as far as it is needed. */
export interface Click extends Asker {
  /** What stands in the button; empty without. */
  readonly value: string;
  readonly triggerId: string;
  /** Where answers for this user go; null outside of messages. */
  readonly responseUrl: string | null;
  readonly channel: string | null;
}

/** Reads the payload of a `block_actions` request, which may be anything; null when it lacks what is needed. */
export function readClick(payload: unknown): Click | null {
  const asker = readAsker(payload);
  const triggerId = fieldOf(payload, 'trigger_id');
  if (asker === null || typeof triggerId !== 'string') return null;
  return {
    ...asker,
    triggerId,
    value: textOf(fieldOf(payload, 'actions', 0, 'value')) ?? '',
    responseUrl: textOf(fieldOf(payload, 'response_url')),
    channel: textOf(fieldOf(payload, 'channel', 'id')),
  };
}

/** Who asks, by the `team` and `user` of an interaction; null when they are no ids. */
export function readAsker(payload: unknown): Asker | null {
  const team = fieldOf(payload, 'team', 'id');
  const user = fieldOf(payload, 'user', 'id');
  const homeTeam = fieldOf(payload, 'user', 'team_id');
  return isTeamId(team) && isUserId(user) && isTeamId(homeTeam) ? { team, user, homeTeam } : null;
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
