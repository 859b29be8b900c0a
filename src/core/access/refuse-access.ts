import type { OverrideAccess } from '../bot/bot-config.ts';
import type { Authorship } from './authorship.ts';
import type { SlackPerson } from './slack-person.ts';

/** Why somebody in Slack may not do something. */
export const accessRefusals = [
  'other-team',
  'nobody-may',
  'group-unknown',
  'not-entitled',
  'own-check',
  'author-unknown',
] as const;
export type AccessRefusal = (typeof accessRefusals)[number];

/** Somebody who asks for something: `team` is the workspace it happened in, `homeTeam` the one they are a member of. */
export interface Asker extends SlackPerson {
  readonly homeTeam: string;
}

/** Why somebody's requests are not answered at all; `teams` are the workspaces that are, empty for any that installed the bot. */
export function refuseAsker({ team, homeTeam }: Asker, teams: readonly string[]): AccessRefusal | null {
  const isKnown = teams.length === 0 || teams.includes(team);
  return homeTeam === team && isKnown ? null : 'other-team';
}

/** Whether Slack has to be asked for the members of the group: not for who is named, nor without a group. */
export function needsGroup({ user }: SlackPerson, { group, users }: OverrideAccess): boolean {
  return group !== null && !users.includes(user);
}

/** Why somebody may not override; `members` are those of the group, null when Slack did not tell them. */
export function refuseOverrider(
  { user }: SlackPerson,
  access: OverrideAccess,
  facts: { readonly members: readonly string[] | null; readonly authorship: Authorship },
): AccessRefusal | null {
  const { group, users, allowAuthor } = access;
  if (group === null && users.length === 0) return 'nobody-may';
  if (!users.includes(user)) {
    if (group === null) return 'not-entitled';
    if (facts.members === null) return 'group-unknown';
    if (!facts.members.includes(user)) return 'not-entitled';
  }
  if (allowAuthor || facts.authorship === 'others') return null;
  return facts.authorship === 'own' ? 'own-check' : 'author-unknown';
}
