import { describe, expect, test } from 'vitest';
import { bindLifecycle } from '../../src/bot/bind-lifecycle.ts';
import { commandBody } from '../../src/bot/intake/command-body.ts';
import { installText } from '../../src/report/bot/install-text.ts';
import { shellMessage } from '../../src/report/slack/shell-messages.ts';
import { commandPayload, eventPayload } from '../slack/fake-payloads.ts';
import { postSigned } from '../slack/sign-request.ts';
import { type Shell, useShell } from './use-shell.ts';

const config = `
ledgers: { lists: { remote: /nowhere/lists } }
teams: [T0FAKE, T0OTHER]
`;
const values = {
  SLACK_BOT_TOKEN: undefined,
  SLACK_CLIENT_ID: '1.2',
  SLACK_CLIENT_SECRET: 'client-secret',
  SLACK_STATE_SECRET: 'a-secret-for-the-state',
  BOUNCE_GATE_SEAL_KEY: Buffer.alloc(32, 7).toString('base64'),
};

function useOauth(): Promise<Shell> {
  return useShell({
    mode: 'http',
    config,
    values,
    teams: ['T0FAKE', 'T0OTHER'],
    listen: (app, context) => bindLifecycle(app, context),
  });
}

/** Goes the way of a browser: to Slack with a state in a cookie, and back with both and a code. */
async function install(shell: Shell, token: string): Promise<number> {
  return (await goBack(shell, token)).status;
}

async function goBack({ url, slack }: Shell, token: string, query = 'code=a-code'): Promise<Response> {
  const base = new URL(url).origin;
  slack.state.oauthCodes.set('a-code', token);
  const going = await fetch(`${base}/slack/install`, { redirect: 'manual' });
  const state = new URL(going.headers.get('location') ?? '').searchParams.get('state') ?? '';
  const cookie = going.headers.get('set-cookie')?.split(';')[0] ?? '';
  const back = `${base}/slack/oauth_redirect?${query}&state=${encodeURIComponent(state)}`;
  return fetch(back, { headers: { cookie } });
}

describe('several workspaces', () => {
  test('a workspace of the list installs the bot, and its token is kept sealed', async () => {
    const shell = await useOauth();
    expect(await install(shell, shell.slack.botToken)).toBe(200);
    const row = await shell.context.store.installation('T0FAKE');
    expect(row?.sealed).toMatch(/^[A-Za-z0-9+/=]+$/);
    expect(Buffer.from(row?.sealed ?? '', 'base64').toString('latin1')).not.toContain('xoxb');
    expect(await shell.context.installations?.token('T0FAKE')).toBe(shell.slack.botToken);
    expect(shell.lines.join('')).not.toContain(shell.slack.botToken);
  });

  test('a workspace that is not on the list is kept out', async () => {
    const shell = await useOauth();
    shell.slack.addToken('xoxb-stranger', { team: 'T0STRANGER' });
    expect(await install(shell, 'xoxb-stranger')).toBe(400);
    expect(await shell.context.store.installation('T0STRANGER')).toBeNull();
    const payload = commandPayload(shell.slack, 'x', { team: 'T0STRANGER' });
    const taken = await postSigned(shell.url, payload, { secret: shell.slack.signingSecret });
    expect(taken).toMatchObject({ status: 200, json: commandBody(shellMessage('other-team')) });
  });

  test('whoever may not, would not or came too late is told which', async () => {
    const shell = await useOauth();
    shell.slack.addToken('xoxb-stranger', { team: 'T0STRANGER' });
    const said = async (response: Response) => response.text();
    expect(await said(await goBack(shell, 'xoxb-stranger'))).toBe(installText('not-listed'));
    const cancelled = await goBack(shell, shell.slack.botToken, 'error=access_denied');
    expect(await said(cancelled)).toBe(installText('cancelled'));
    const back = `${new URL(shell.url).origin}/slack/oauth_redirect?code=a-code&state=forged`;
    expect(await said(await fetch(back))).toBe(installText('expired'));
  });

  test('an installation without the state that we gave is refused', async () => {
    const { url, slack, context } = await useOauth();
    slack.state.oauthCodes.set('a-code', slack.botToken);
    const forged = await fetch(`${new URL(url).origin}/slack/oauth_redirect?code=a-code&state=forged`);
    expect(forged.status).toBe(400);
    expect(await context.store.installation('T0FAKE')).toBeNull();
  });

  test.each([
    ['app_uninstalled', { type: 'app_uninstalled' }, null],
    ['tokens_revoked', { type: 'tokens_revoked', tokens: { bot: ['U0BOT'] } }, null],
    ['tokens_revoked of a user', { type: 'tokens_revoked', tokens: { oauth: ['U1'] } }, 'kept'],
  ])('after %s the token is gone when it was the bot’s', async (_name, event, left) => {
    const { slack, context, url } = await useOauth();
    await context.installations?.save('T0FAKE', slack.botToken);
    expect(await context.slack('T0FAKE')).not.toBeNull();
    await postSigned(url, eventPayload(slack, event), { secret: slack.signingSecret });
    const kept = async () => (await context.store.installation('T0FAKE')) !== null;
    await expect.poll(kept).toBe(left === 'kept');
    expect((await context.slack('T0FAKE')) !== null).toBe(left === 'kept');
  });
});
