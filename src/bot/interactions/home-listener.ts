import type { SlackPerson } from '../../core/access/slack-person.ts';
import { isTeamId, isUserId } from '../../core/access/slack-person.ts';
import { fieldOf } from '../../core/review/field-of.ts';
import { homeView } from '../../report/slack/views/home.ts';
import { type Desk, isAnswered } from './desk.ts';
import { homeFacts } from './home-facts.ts';

/** Somebody opened the App Home: it is built anew. */
export async function onHomeOpened(desk: Desk, payload: unknown): Promise<void> {
  const person = readPerson(payload);
  if (person === null || !isAnswered(desk, { ...person, homeTeam: person.team })) return;
  const { context } = desk;
  const client = await context.slack(person.team);
  if (client === null) return;
  const published = await client.publishHome(person.user, homeView(await homeFacts(context, person)));
  if (!published.ok) {
    context.log.warn('home-not-published', { kind: published.failure.kind, code: published.failure.code });
  }
}

function readPerson(payload: unknown): SlackPerson | null {
  const team = fieldOf(payload, 'team_id');
  const user = fieldOf(payload, 'event', 'user');
  const tab = fieldOf(payload, 'event', 'tab');
  return isTeamId(team) && isUserId(user) && tab === 'home' ? { team, user } : null;
}
