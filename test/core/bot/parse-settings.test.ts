import { describe, expect, test } from 'vitest';
import { parseSettings } from '../../../src/core/bot/parse-settings.ts';

const first = {
  SLACK_BOT_TOKEN: 'xoxb-1234567890',
  SLACK_APP_TOKEN: 'xapp-1-A0123456789-1-abcdef',
  BOUNCE_GATE_LEDGER: 'acme/Campaign.Lists',
  BOUNCE_GATE_CHANNEL: 'C0123456789',
};
const installed = {
  SLACK_CLIENT_ID: '1.2',
  SLACK_CLIENT_SECRET: 'client-secret',
  SLACK_STATE_SECRET: 'a-secret-for-the-state',
  BOUNCE_GATE_SEAL_KEY: `${'A'.repeat(43)}=`,
};
const configFile = { file: 'bot.yml', text: 'ledgers: { main: { repository: acme/lists } }\n' };

function codes(values: Readonly<Record<string, string | undefined>>, file: typeof configFile | null = null) {
  const set = Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
  const parsed = parseSettings({ values: Object.fromEntries(set), configFile: file });
  return parsed.ok ? [] : parsed.problems.map(({ code }) => code);
}

describe('the settings', () => {
  test('four are enough for a first run, over a web socket and with SQLite', () => {
    const parsed = parseSettings({ values: first, configFile: null });
    expect(parsed.ok && parsed.settings).toMatchObject({
      mode: { kind: 'socket' },
      slackApiUrl: 'https://slack.com/api/',
      appId: 'A0123456789',
      databaseUrl: null,
      oauth: null,
      githubApiUrl: 'https://api.github.com',
      config: {
        ledgers: [{ name: 'campaign-lists', repository: 'acme/Campaign.Lists' }],
        channels: [{ id: 'C0123456789', notify: 'on-change' }],
        override: { group: null, users: [] },
      },
    });
  });

  test.each([
    [{ ...first, SLACK_APP_TOKEN: undefined, SLACK_SIGNING_SECRET: '0123456789abcdef' }, 'http'],
    [{ ...first, SLACK_SIGNING_SECRET: '0123456789abcdef' }, 'socket'],
  ])('an app-level token means Socket Mode, a signing secret alone HTTP', (values, kind) => {
    const set = Object.entries(values).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value]],
    );
    const parsed = parseSettings({ values: Object.fromEntries(set), configFile: null });
    expect(parsed.ok && parsed.settings.mode.kind).toBe(kind);
  });

  test.each([
    [{}, ['settings-no-ledger', 'settings-no-mode', 'settings-no-token']],
    [{ ...first, SLACK_BOT_TOKEN: 'xoxp-1234567890' }, ['setting-wrong']],
    [{ ...first, BOUNCE_GATE_CHANNEL: '#general' }, ['setting-wrong']],
    [{ ...first, BOUNCE_GATE_LEDGER: 'not a remote' }, ['setting-wrong']],
    [{ ...first, PORT: '65536' }, ['setting-wrong']],
    [{ ...first, PORT: '-1' }, ['setting-wrong']],
    [{ ...first, DATABASE_URL: 'mysql://db.example/x' }, ['setting-wrong']],
    [{ ...first, GITHUB_WEBHOOK_SECRET: 'short' }, ['setting-wrong']],
  ])('%j is told as %j', (values, expected) => {
    expect(codes(values).toSorted()).toEqual(expected.toSorted());
  });

  test('what the file says is not said by a variable as well', () => {
    expect(codes(first, configFile)).toEqual(['setting-twice', 'setting-twice']);
  });

  test('several workspaces need all four settings, no token, and a list', () => {
    const { SLACK_APP_TOKEN } = first;
    expect(codes({ SLACK_APP_TOKEN, ...installed }, configFile)).toEqual(['settings-oauth-open']);
    const listed = { ...configFile, text: `${configFile.text}teams: [T0123456789]\n` };
    expect(codes({ SLACK_APP_TOKEN, ...installed }, listed)).toEqual([]);
    const part = { SLACK_APP_TOKEN, ...installed, BOUNCE_GATE_SEAL_KEY: undefined };
    expect(codes(part, listed)).toEqual(['settings-oauth-part']);
    const both = { SLACK_APP_TOKEN, ...installed, SLACK_BOT_TOKEN: first.SLACK_BOT_TOKEN };
    expect(codes(both, listed)).toEqual(['setting-twice']);
  });

  test('every secret is known as one, those of ledgers too, and none is in a problem', () => {
    const text = 'ledgers: { main: { remote: "https://git.example/a.git", token-variable: LISTS_KEY } }\n';
    const { SLACK_BOT_TOKEN, SLACK_APP_TOKEN } = first;
    const values = { SLACK_BOT_TOKEN, SLACK_APP_TOKEN, LISTS_KEY: 'ledger-key', HOME: '/home/bot' };
    const parsed = parseSettings({ values, configFile: { file: 'bot.yml', text } });
    expect(parsed.ok && parsed.settings.secrets.toSorted()).toEqual(
      [SLACK_BOT_TOKEN, SLACK_APP_TOKEN, 'ledger-key'].toSorted(),
    );
    const wrong = parseSettings({ values: { ...values, DATABASE_URL: 'canary' }, configFile: null });
    expect(JSON.stringify(wrong)).not.toMatch(/canary|xoxb|xapp/);
  });
});
