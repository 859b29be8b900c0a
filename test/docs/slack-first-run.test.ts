import { readFileSync } from 'node:fs';
import { expect, onTestFinished, test } from 'vitest';
import type { SlackMessage } from '../../src/core/slack/block-kit.ts';
import { startProcess } from '../bot/e2e/bot-process.ts';
import { write } from '../io/bot-ledger/follow-samples.ts';
import { useLedger } from '../io/ledger/use-ledger.ts';
import { commandPayload } from '../slack/fake-payloads.ts';
import { startFakeSlack } from '../slack/fake-slack.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { section } from './markdown.ts';
import { slackPicture } from './slack-picture.ts';
import { openShop } from './slack-shop.ts';

const steps = section('docs/slack.md', 'The first answer in ten minutes');
const user = 'U0000000ADA';
const channel = 'C0123456789';

test('the four settings of docs/slack.md lead to its first answers', async () => {
  const [, block = ''] = /```sh\n([\s\S]*?)```/.exec(steps) ?? [];
  const names = [...block.matchAll(/\b([A-Z_]{4,})=/g)].map(([, name = '']) => name);
  const slack = await startFakeSlack();
  onTestFinished(slack.close);
  slack.addChannel(channel);
  const ledger = await useLedger();
  await write(ledger, ...(await openShop()).records);
  const values: Readonly<Record<string, string>> = {
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_APP_TOKEN: slack.appToken,
    BOUNCE_GATE_LEDGER: ledger.place.remote.url,
    BOUNCE_GATE_CHANNEL: channel,
  };
  expect(names).toEqual(Object.keys(values));
  expect(block).toContain('npm run bot\n');
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'));
  expect(scripts.bot).toBe('node src/bot/main.ts');
  // because a test must not write into the clone, meet the ports of another, or reach the real Slack
  const apart = { SLACK_API_URL: slack.apiUrl, BOUNCE_GATE_DATA: await temporaryFolder(), METRICS_PORT: '0' };
  const bot = startProcess({ ...values, ...apart }, { main: 'src/bot/main.ts' });
  onTestFinished(async () => void (await bot.end('SIGKILL')));
  await bot.told('ready');
  await bot.told('ledger-read');
  const ask = async (text: string) => {
    const payload = commandPayload(slack, text, { user, channel });
    const { payload: answer } = await slack.socket.envelope(payload, { type: 'slash_commands' });
    // because the fake Slack has judged the blocks, they are those of a message
    return `/bounce-rate ${text}\n\n${slackPicture(answer as SlackMessage)}`;
  };
  expect(steps).toContain(await ask('240/12000'));
  expect(await ask('autumn-sale')).toContain('autumn-sale did not pass. Projected 6.0 % would bounce');
  expect(await bot.end('SIGTERM')).toBe(0);
});
