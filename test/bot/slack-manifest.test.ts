import { readFileSync } from 'node:fs';
import { expect, onTestFinished, test } from 'vitest';
import { commandName } from '../../src/bot/bind-commands.ts';
import { botScopes } from '../../src/core/bot/bot-scopes.ts';
import { openSlackClient } from '../../src/io/slack/open-slack-client.ts';
import type { SlackAnswer } from '../../src/io/slack/slack-client.ts';
import { shellMessage, shellModal } from '../../src/report/slack/shell-messages.ts';
import { startFakeSlack } from '../slack/fake-slack.ts';

const manifest = JSON.parse(readFileSync('slack-manifest.json', 'utf8'));

/** Every call that the bot makes, and the codes of those that Slack refused. */
async function callEverything(scopes: readonly string[]): Promise<readonly string[]> {
  const slack = await startFakeSlack({ scopes });
  onTestFinished(slack.close);
  slack.addChannel('C0123456789');
  slack.addChannel('G0123456789', { isPrivate: true });
  slack.setGroup('S0123456789', ['U0ASKER']);
  const channels = ['C0123456789', 'G0123456789'].map((id) => ({ id, allowExternal: false }));
  const client = openSlackClient({
    token: slack.botToken,
    channels,
    linkHosts: [],
    nowMs: Date.now,
    apiUrl: slack.apiUrl,
  });
  const posted = await client.postMessage({ channel: 'C0123456789' }, shellMessage('failed'));
  const ts = posted.ok ? posted.value.ts : '1.1';
  const modal = shellModal('failed');
  const answers: readonly SlackAnswer<unknown>[] = [
    posted,
    await client.postMessage({ channel: 'G0123456789' }, shellMessage('failed')),
    await client.updateMessage({ channel: 'C0123456789', ts }, shellMessage('away')),
    await client.groupMembers('S0123456789'),
    await client.channelInfo('C0123456789'),
    await client.channelInfo('G0123456789'),
    await client.openModal(slack.makeTrigger(), modal),
    await client.publishHome('U0ASKER', { type: 'home', blocks: modal.blocks }),
    await client.authTest(),
  ];
  return answers.flatMap((answer) => (answer.ok ? [] : [answer.failure.code]));
}

test('the manifest asks for the scopes that the bot says it needs', () => {
  expect(manifest.oauth_config.scopes).toEqual({ bot: [...botScopes] });
});

test('with these scopes every call is taken', async () => {
  expect(await callEverything(botScopes)).toEqual([]);
});

// commands is what lets a slash command be installed; no call asks for it
test.each(botScopes.filter((scope) => scope !== 'commands'))('without %s one is not', async (missing) => {
  const scopes = botScopes.filter((scope) => scope !== missing);
  expect((await callEverything(scopes)).length).toBeGreaterThan(0);
});

test('the manifest has the one command, the events that are listened to, and fits its limits', () => {
  // https://docs.slack.dev/reference/app-manifest
  const { display_information: shown, features, settings } = manifest;
  expect(features.slash_commands).toMatchObject([{ command: commandName, should_escape: false }]);
  expect(settings.event_subscriptions.bot_events).toEqual([
    'app_home_opened',
    'app_uninstalled',
    'tokens_revoked',
  ]);
  expect(settings).toMatchObject({ interactivity: { is_enabled: true }, token_rotation_enabled: false });
  expect(shown.name.length).toBeLessThanOrEqual(35);
  expect(shown.description.length).toBeLessThanOrEqual(140);
  expect(shown.long_description.length).toBeGreaterThanOrEqual(174);
  expect(shown.long_description.length).toBeLessThanOrEqual(4000);
  expect(features.bot_user.display_name.length).toBeLessThanOrEqual(80);
});
