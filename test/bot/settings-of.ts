import type { BotSettings } from '../../src/core/bot/bot-settings.ts';
import { parseSettings } from '../../src/core/bot/parse-settings.ts';
import type { FakeSlack } from '../slack/fake-slack.ts';
import { temporaryFolder } from '../temporary-folder.ts';

/** Settings that lead to a Slack for tests; a config text stands for the file. */
export async function settingsOf(
  slack: FakeSlack,
  wanted: {
    readonly mode: 'socket' | 'http';
    readonly values?: Readonly<Record<string, string | undefined>>;
    readonly config?: string;
  },
): Promise<BotSettings> {
  const { mode, values = {}, config } = wanted;
  const given: Readonly<Record<string, string | undefined>> = {
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_API_URL: slack.apiUrl,
    BOUNCE_GATE_DATA: await temporaryFolder(),
    PORT: '0',
    METRICS_PORT: '0',
    ...(mode === 'socket'
      ? { SLACK_APP_TOKEN: slack.appToken }
      : { SLACK_SIGNING_SECRET: slack.signingSecret }),
    ...(config === undefined
      ? { BOUNCE_GATE_LEDGER: '/nowhere/lists', BOUNCE_GATE_CHANNEL: 'C0123456789' }
      : {}),
    ...values,
  };
  const set = Object.entries(given).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
  const parsed = parseSettings({
    values: Object.fromEntries(set),
    configFile: config === undefined ? null : { file: 'bot.yml', text: config },
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.settings;
}
