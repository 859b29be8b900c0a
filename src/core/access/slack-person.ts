/** Somebody in Slack, by ids that do not change. */
export interface SlackPerson {
  readonly team: string;
  readonly user: string;
}

const teamId = /^[TE][A-Z0-9]{2,20}$/;
const userId = /^[UW][A-Z0-9]{2,20}$/;

/** Whether a text is the id of a workspace. */
export function isTeamId(text: unknown): text is string {
  return typeof text === 'string' && teamId.test(text);
}

/** Whether a text is the id of a user. */
export function isUserId(text: unknown): text is string {
  return typeof text === 'string' && userId.test(text);
}

/** The name by which records tell who decided: `slack:TEAM/USER`. */
export function slackName({ team, user }: SlackPerson): string {
  return `slack:${team}/${user}`;
}

/** Who such a name means; null for names of other origin. */
export function parseSlackName(name: string): SlackPerson | null {
  const [team, user, ...more] = name.startsWith('slack:') ? name.slice('slack:'.length).split('/') : [];
  return isTeamId(team) && isUserId(user) && more.length === 0 ? { team, user } : null;
}
