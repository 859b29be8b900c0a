import type { BotConfig } from './bot-config.ts';
import type { BotMode, BotOauth, BotSettings } from './bot-settings.ts';
import { envConfig } from './env-config.ts';
import { parseBotConfig } from './parse-bot-config.ts';
import { type SettingName, secretNames } from './setting-names.ts';
import type { SettingProblem, StartProblem } from './setting-problem.ts';
import { settingRules } from './setting-values.ts';

/** What was given: variables by name (files read already), and the config file when there is one. */
export interface GivenSettings {
  readonly values: Readonly<Record<string, string>>;
  readonly configFile: { readonly file: string; readonly text: string } | null;
}

/** Settings that can be used, or everything that is wrong with them. */
export type ParsedSettings =
  | { readonly ok: true; readonly settings: BotSettings }
  | { readonly ok: false; readonly problems: readonly StartProblem[] };

type Values = GivenSettings['values'];

/** Puts the settings of the bot together; never throws, and tells no value of a secret. */
export function parseSettings(given: GivenSettings): ParsedSettings {
  const { values } = given;
  const config = parseConfig(given);
  const mode = parseMode(values);
  const access = parseAccess(values, config.config);
  const problems = [...findWrongValues(values), ...config.problems, ...mode.problems, ...access.problems];
  if (problems.length > 0 || config.config === null || mode.mode === null) return { ok: false, problems };
  return {
    ok: true,
    settings: {
      mode: mode.mode,
      botToken: values.SLACK_BOT_TOKEN ?? null,
      oauth: access.oauth,
      slackApiUrl: withSlash(values.SLACK_API_URL ?? 'https://slack.com/api/'),
      appId: values.SLACK_APP_ID ?? appIdOf(values.SLACK_APP_TOKEN),
      databaseUrl: values.DATABASE_URL ?? null,
      dataFolder: values.BOUNCE_GATE_DATA ?? 'bounce-gate-data',
      port: Number(values.PORT ?? 3000),
      metricsPort: Number(values.METRICS_PORT ?? 9464),
      githubToken: values.GITHUB_TOKEN ?? null,
      githubApiUrl: (values.GITHUB_API_URL ?? 'https://api.github.com').replace(/\/$/, ''),
      githubWebhookSecret: values.GITHUB_WEBHOOK_SECRET ?? null,
      overrideKey: values.BOUNCE_GATE_OVERRIDE_KEY ?? null,
      tokens: tokensOf(config.config, values),
      config: config.config,
      secrets: secretsOf(config.config, values),
    },
  };
}

function findWrongValues(values: Values): SettingProblem[] {
  return Object.entries(settingRules).flatMap(([name, { rule, pattern }]) => {
    const value = values[name];
    return value === undefined || pattern.test(value)
      ? []
      : [{ code: 'setting-wrong', args: { name, rule } }];
  });
}

function parseConfig({ values, configFile }: GivenSettings): {
  readonly config: BotConfig | null;
  readonly problems: readonly StartProblem[];
} {
  if (configFile === null) return envConfig(values);
  const twice = (['BOUNCE_GATE_LEDGER', 'BOUNCE_GATE_CHANNEL'] as const)
    .filter((name) => values[name] !== undefined)
    .map((name): SettingProblem => ({ code: 'setting-twice', args: { name, file: configFile.file } }));
  const parsed = parseBotConfig(configFile.text, configFile.file);
  if (!parsed.ok) return { config: null, problems: [...parsed.problems, ...twice] };
  return { config: parsed.config, problems: twice };
}

function parseMode(values: Values): {
  readonly mode: BotMode | null;
  readonly problems: readonly SettingProblem[];
} {
  // because both are there in every app, the app token says which one is meant
  if (values.SLACK_APP_TOKEN !== undefined) {
    return { mode: { kind: 'socket', appToken: values.SLACK_APP_TOKEN }, problems: [] };
  }
  if (values.SLACK_SIGNING_SECRET !== undefined) {
    return { mode: { kind: 'http', signingSecret: values.SLACK_SIGNING_SECRET }, problems: [] };
  }
  return { mode: null, problems: [{ code: 'settings-no-mode', args: {} }] };
}

const oauthNames = [
  'SLACK_CLIENT_ID',
  'SLACK_CLIENT_SECRET',
  'SLACK_STATE_SECRET',
  'BOUNCE_GATE_SEAL_KEY',
] as const satisfies readonly SettingName[];

function parseAccess(
  values: Values,
  config: BotConfig | null,
): { readonly oauth: BotOauth | null; readonly problems: readonly SettingProblem[] } {
  const missing = oauthNames.filter((name) => values[name] === undefined);
  if (missing.length === oauthNames.length) {
    const problem: SettingProblem = { code: 'settings-no-token', args: {} };
    return { oauth: null, problems: values.SLACK_BOT_TOKEN === undefined ? [problem] : [] };
  }
  const [clientId = '', clientSecret = '', stateSecret = '', sealKey = ''] = oauthNames.map(
    (name) => values[name],
  );
  const problems: SettingProblem[] = missing.map((name) => ({ code: 'settings-oauth-part', args: { name } }));
  if (values.SLACK_BOT_TOKEN !== undefined) {
    problems.push({ code: 'setting-twice', args: { name: 'SLACK_BOT_TOKEN', file: 'SLACK_CLIENT_ID' } });
  }
  // because whoever installs the bot reads the ledger, the workspaces are named
  if (config !== null && config.teams.length === 0) problems.push({ code: 'settings-oauth-open', args: {} });
  return { oauth: { clientId, clientSecret, stateSecret, sealKey }, problems };
}

function tokensOf(config: BotConfig, values: Values): Readonly<Record<string, string>> {
  const named = config.ledgers.flatMap(({ tokenVariable }) => {
    const value = tokenVariable === null ? undefined : values[tokenVariable];
    return tokenVariable === null || value === undefined ? [] : [[tokenVariable, value] as const];
  });
  return Object.fromEntries(named);
}

function secretsOf(config: BotConfig, values: Values): readonly string[] {
  const ledgers = config.ledgers.flatMap(({ tokenVariable }) =>
    tokenVariable === null ? [] : [tokenVariable],
  );
  const names = new Set([...secretNames, ...ledgers]);
  return [...names].flatMap((name) => values[name] ?? []);
}

/** An app-level token holds the ID of its app: `xapp-1-A0123456789-...`. */
function appIdOf(token: string | undefined): string | null {
  return /^xapp-\d-(A[A-Z0-9]{5,30})-/.exec(token ?? '')?.[1] ?? null;
}

function withSlash(url: string): string {
  return url.endsWith('/') ? url : `${url}/`;
}
