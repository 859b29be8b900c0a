import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readSettings } from '../../src/bot/read-settings.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const base = {
  SLACK_BOT_TOKEN: 'xoxb-1234567',
  SLACK_APP_TOKEN: 'xapp-1234567',
  BOUNCE_GATE_CHANNEL: 'C0123456789',
};

async function secret(text: string): Promise<string> {
  const path = join(await temporaryFolder(), 'secret');
  await writeFile(path, text);
  return path;
}

test('a secret may stand in a file, whose last line break is no part of it', async () => {
  const { SLACK_BOT_TOKEN, ...rest } = base;
  const path = await secret(`${SLACK_BOT_TOKEN}\n`);
  const read = await readSettings({ ...rest, BOUNCE_GATE_LEDGER: 'acme/lists', SLACK_BOT_TOKEN_FILE: path });
  expect(read).toMatchObject({ ok: true, settings: { botToken: SLACK_BOT_TOKEN } });
});

test('an empty file counts as not set, as an empty variable does', async () => {
  const env = { ...base, BOUNCE_GATE_LEDGER: 'acme/lists' };
  const path = await secret('\n');
  expect(await readSettings({ ...env, GITHUB_TOKEN_FILE: path, DATABASE_URL: '' })).toEqual(
    await readSettings(env),
  );
});

test('so may the token of a ledger that the config names', async () => {
  const config = await secret(
    'ledgers: { main: { repository: acme/lists, token-variable: LISTS_TOKEN } }\nchannels: { C0123456789: {} }\n',
  );
  const { SLACK_BOT_TOKEN, SLACK_APP_TOKEN } = base;
  const env = { SLACK_BOT_TOKEN, SLACK_APP_TOKEN, BOUNCE_GATE_BOT_CONFIG: config };
  const read = await readSettings({ ...env, LISTS_TOKEN_FILE: await secret('ghp-of-the-lists') });
  expect(read).toMatchObject({ ok: true });
  expect(read).toEqual(await readSettings({ ...env, LISTS_TOKEN: 'ghp-of-the-lists' }));
});
