import type { SettingName } from './setting-names.ts';

/** What a setting must be, as the end of the sentence "<name> must be ...". */
export const settingRules: Readonly<
  Partial<Record<SettingName, { readonly rule: string; readonly pattern: RegExp }>>
> = {
  SLACK_BOT_TOKEN: { rule: 'a bot token: it begins with xoxb-', pattern: /^xoxb-[\x21-\x7e]{4,500}$/ },
  SLACK_APP_TOKEN: { rule: 'an app-level token: it begins with xapp-', pattern: /^xapp-[\x21-\x7e]{4,500}$/ },
  SLACK_SIGNING_SECRET: { rule: 'the signing secret of the app', pattern: /^[\x21-\x7e]{8,200}$/ },
  SLACK_APP_ID: { rule: 'the ID of the app, such as A0123456789', pattern: /^A[A-Z0-9]{5,30}$/ },
  SLACK_API_URL: {
    rule: 'an address such as https://slack.com/api/',
    pattern: /^https?:\/\/[\x21-\x7e]{1,500}$/,
  },
  SLACK_STATE_SECRET: { rule: 'at least 16 characters of chance', pattern: /^[\x21-\x7e]{16,500}$/ },
  BOUNCE_GATE_SEAL_KEY: {
    rule: '32 bytes in base64: openssl rand -base64 32',
    pattern: /^[0-9a-fA-F]{64}$|^[A-Za-z0-9+/_-]{43}=?$/,
  },
  BOUNCE_GATE_CHANNEL: {
    rule: 'a Slack channel ID such as C0123456789, not its name',
    pattern: /^[CG][A-Z0-9]{5,30}$/,
  },
  DATABASE_URL: {
    rule: 'the address of a PostgreSQL database: postgres://...',
    pattern: /^postgres(?:ql)?:\/\/[\x21-\x7e]{1,1000}$/,
  },
  GITHUB_API_URL: {
    rule: 'an address such as https://api.github.com',
    pattern: /^https?:\/\/[\x21-\x7e]{1,500}$/,
  },
  GITHUB_WEBHOOK_SECRET: { rule: 'at least 16 characters', pattern: /^[\x20-\x7e]{16,500}$/ },
  PORT: {
    rule: 'a port from 0 to 65535',
    pattern: /^(?:0|[1-9]\d{0,3}|[1-5]\d{4}|6[0-4]\d{3}|65[0-4]\d{2}|655[0-2]\d|6553[0-5])$/,
  },
  METRICS_PORT: {
    rule: 'a port from 0 to 65535',
    pattern: /^(?:0|[1-9]\d{0,3}|[1-5]\d{4}|6[0-4]\d{3}|65[0-4]\d{2}|655[0-2]\d|6553[0-5])$/,
  },
};
