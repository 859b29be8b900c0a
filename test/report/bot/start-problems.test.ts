import { describe, expect, test } from 'vitest';
import { healthCodes } from '../../../src/core/bot/health-check.ts';
import { parseSettings } from '../../../src/core/bot/parse-settings.ts';
import { settingCodes } from '../../../src/core/bot/setting-problem.ts';
import { judgePayload } from '../../../src/core/slack/judge-payload.ts';
import { healthText } from '../../../src/report/bot/health-text.ts';
import { startProblemText } from '../../../src/report/bot/start-problems.ts';
import { shellCodes, shellMessage, shellModal } from '../../../src/report/slack/shell-messages.ts';

describe('what the shell says', () => {
  test.each(settingCodes)('%s is a sentence that ends', (code) => {
    const setting = { name: 'PORT', rule: 'a port', file: 'f', reason: 'r', ledger: 'main' };
    const args = { ...setting, code: 'c', port: 1, found: '20.1.0', least: 24 };
    expect(startProblemText({ code, args })).toMatch(/^[A-Z][^\n]*\w[^\n]*$/);
    expect(startProblemText({ code, args })).not.toContain('undefined');
  });

  test('a config file is told with its place, its rule and the nearest word', () => {
    const text =
      'ledgers: { main: { repository: acme/lists } }\nchannels: { C0123456789: { notfy: warn, digest: noon } }\n';
    const values = { SLACK_BOT_TOKEN: 'xoxb-12345', SLACK_APP_TOKEN: 'xapp-12345' };
    const parsed = parseSettings({ values, configFile: { file: 'bot.yml', text } });
    expect(parsed.ok ? [] : parsed.problems.map(startProblemText)).toEqual([
      'bot.yml:2: channels.C0123456789.digest must be a day of the week and a time: write monday 09:00, or off. It is noon.',
      'bot.yml:2: unknown key "notfy". Did you mean "notify"? The keys here are campaigns, ledgers, notify, remind, digest, allow-external.',
    ]);
  });

  test('a config file that is no YAML is told with the reason', () => {
    const values = { SLACK_BOT_TOKEN: 'xoxb-12345', SLACK_APP_TOKEN: 'xapp-12345' };
    const parsed = parseSettings({ values, configFile: { file: 'bot.yml', text: 'ledgers: [' } });
    expect(parsed.ok ? [] : parsed.problems.map(startProblemText)).toEqual([
      expect.stringMatching(
        /^bot\.yml:\d+: is no YAML that can be read \([^)]+\)\. An example is in docs\/slack\.md\.$/,
      ),
    ]);
    const large = { code: 'policy-not-yaml', file: 'bot.yml', args: { reason: 'too-large' } } as const;
    expect(startProblemText(large)).toContain('(too-large)');
  });

  test.each(shellCodes)('%s may go to Slack, as a message and as a modal', (code) => {
    const rules = { linkHosts: new Set<string>() };
    expect(judgePayload(shellMessage(code), rules)).toBeNull();
    expect(judgePayload(shellModal(code), rules)).toBeNull();
  });

  test('the doctor has a line for everything, and counts what is wrong', () => {
    const states = ['well', 'wrong', 'unknown'] as const;
    const args = {
      kind: 'SQLite',
      team: 'T1',
      code: 'c',
      missing: 'm',
      seconds: 1,
      channel: 'C1',
      reason: 'archived',
      group: 'S1',
      people: 2,
      ledger: 'l',
      records: 3,
      unknown: 0,
      failed: 1,
    };
    const checks = healthCodes.flatMap((code) => states.map((state) => ({ code, state, args })));
    const lines = healthText(checks).trimEnd().split('\n');
    expect(lines).toHaveLength(checks.length + 2);
    expect(lines.at(-1)).toBe('30 looked at, 10 wrong, 10 not known.');
    expect(lines.join('')).not.toContain('undefined');
  });
});
