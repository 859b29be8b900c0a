/** What the bot may do in a workspace; the manifest asks for exactly these (https://docs.slack.dev/reference/scopes). */
export const botScopes = [
  'commands',
  'chat:write',
  'usergroups:read',
  'channels:read',
  'groups:read',
] as const;

/** What only finding lost posts takes (`find-lost-posts`). */
export const historyScopes = ['channels:history', 'groups:history'] as const;
