/** Every variable the bot looks at. Each may be given as a file as well: its name with `_FILE`. */
export const settingNames = [
  'SLACK_BOT_TOKEN',
  'SLACK_APP_TOKEN',
  'SLACK_SIGNING_SECRET',
  'SLACK_CLIENT_ID',
  'SLACK_CLIENT_SECRET',
  'SLACK_STATE_SECRET',
  'SLACK_APP_ID',
  'SLACK_API_URL',
  'BOUNCE_GATE_SEAL_KEY',
  'BOUNCE_GATE_LEDGER',
  'BOUNCE_GATE_CHANNEL',
  'BOUNCE_GATE_DATA',
  'BOUNCE_GATE_OVERRIDE_KEY',
  'DATABASE_URL',
  'GITHUB_TOKEN',
  'GITHUB_API_URL',
  'GITHUB_WEBHOOK_SECRET',
  'PORT',
  'METRICS_PORT',
] as const;
export type SettingName = (typeof settingNames)[number];

/** Those that must never be shown. */
export const secretNames: ReadonlySet<string> = new Set<SettingName>([
  'SLACK_BOT_TOKEN',
  'SLACK_APP_TOKEN',
  'SLACK_SIGNING_SECRET',
  'SLACK_CLIENT_SECRET',
  'SLACK_STATE_SECRET',
  'BOUNCE_GATE_SEAL_KEY',
  'BOUNCE_GATE_OVERRIDE_KEY',
  'DATABASE_URL',
  'GITHUB_TOKEN',
  'GITHUB_WEBHOOK_SECRET',
]);
