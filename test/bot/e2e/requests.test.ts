import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { clickPayload, commandPayload } from '../../slack/fake-payloads.ts';
import { formBody, postSigned, postSignedBody, signatureHeaders } from '../../slack/sign-request.ts';
import { ada, type BotWorld, channel, openWorld, ready, type WorldBot } from './bot-world.ts';
import { freshCheck } from './fresh-check.ts';

// because processes are started, and a machine may be busy
vi.setConfig({ testTimeout: 240_000 });

let world: BotWorld;
let bot: WorldBot;

beforeAll(async () => {
  world = await openWorld({ mode: 'http' });
  await world.append(freshCheck('spring', { verdict: 'pass' }));
  bot = await world.start();
  await ready(bot);
});
afterAll(() => world.close());

const command = (text: string) => commandPayload(world.slack, text, { user: ada, channel });
const signed = () => ({ secret: world.slack.signingSecret });
const counter = async (name: string) =>
  Number(new RegExp(`^${name} (\\d+)$`, 'm').exec((await bot.get('/metrics')).text)?.[1] ?? 0);

describe('a request to the bot in HTTP mode', () => {
  test('whose body was changed, or that is signed with another secret or not at all, is refused', async () => {
    const other = formBody(command('help'));
    const changed = { ...signed(), tampered: other };
    expect((await postSigned(bot.slackUrl, command('spring'), changed)).status).toBe(401);
    expect((await postSigned(bot.slackUrl, command('spring'), { secret: 'another' })).status).toBe(401);
    const bare = await fetch(bot.slackUrl, { method: 'POST', body: new URLSearchParams(command('spring')) });
    expect(bare.status).toBe(401);
  });

  test('that was signed in the future, or long ago, is refused', async () => {
    const day = 86_400_000;
    for (const atMs of [Date.now() + day, Date.now() + 120_000, Date.now() - 600_000]) {
      expect((await postSigned(bot.slackUrl, command('spring'), { ...signed(), atMs })).status).toBe(401);
    }
  });

  test('is answered once, however often the very same one comes', async () => {
    const before = await counter('bounce_replays_rejected_total');
    const body = formBody(command('spring'));
    const options = { ...signed(), atMs: Date.now() };
    expect((await postSignedBody(bot.slackUrl, body, options)).status).toBe(200);
    expect((await postSignedBody(bot.slackUrl, body, options)).status).toBe(401);
    expect(await counter('bounce_replays_rejected_total')).toBe(before + 1);
  });

  test('whose form has a key twice is told so in one sentence', async () => {
    const body = `${formBody(command('spring'))}&text=other`;
    const { status, json } = await postSignedBody(bot.slackUrl, body, signed());
    expect(status).toBe(200);
    expect(json).toMatchObject({ response_type: 'ephemeral' });
    expect(JSON.stringify(json)).not.toContain('spring');
  });

  test('of another workspace, or for another command, is told so and gets no result', async () => {
    const foreign = { ...command('spring'), team_id: 'T0OTHER' };
    const unknown = { ...command('spring'), command: '/other' };
    for (const payload of [foreign, unknown]) {
      const { status, json } = await postSigned(bot.slackUrl, payload, signed());
      expect([status, JSON.stringify(json)]).toEqual([200, expect.not.stringContaining('12,000')]);
    }
  });

  test('that would be answered elsewhere than at Slack is refused', async () => {
    const payload = { ...command('spring'), response_url: 'https://elsewhere.example/response/1' };
    expect((await postSigned(bot.slackUrl, payload, signed())).status).toBe(401);
  });

  test('with a charset behind its type, as some proxies write, is answered', async () => {
    const contentType = 'application/x-www-form-urlencoded; charset=utf-8';
    expect((await postSigned(bot.slackUrl, command('spring'), { ...signed(), contentType })).status).toBe(
      200,
    );
  });

  test.each([
    ['a mention of all', '<!channel>'],
    ['a link', '<https://elsewhere.example|spring>'],
    ['a name that is read backwards', '\u202Egnirps\u202C'],
    ['a formula', '=cmd|x!A1'],
    ['30,000 letters', 'a'.repeat(30_000)],
    ['half a character', '\u0000\ud800'],
  ])('with %s as its command gets an answer in which that is inert', async (_name, text) => {
    const { status, json } = await postSigned(bot.slackUrl, command(text), signed());
    expect(status).toBe(200);
    expect(json).toMatchObject({ response_type: 'ephemeral' });
    expect(markedTexts(json).filter((marked) => /<[!@#h]/.test(marked))).toEqual([]);
    expect(JSON.stringify(json)).not.toContain('\u202E');
  });

  test('with a value of a button that is none of ours changes nothing', async () => {
    const click = { actionId: 'gate.override', value: '../../etc/<!here>/x' };
    const { status } = await postSigned(bot.slackUrl, clickPayload(world.slack, click), signed());
    expect(status).toBe(200);
    expect(world.slack.callsOf('views.open')).toEqual([]);
  });

  test('of 300 MB from a stranger is cut off, whether it says its length or not, and costs no memory', async () => {
    const before = await counter('process_resident_memory_bytes');
    for (const length of [300 * megabyte, null]) {
      const { status, sent } = await flood(bot.slackUrl, length);
      // because a sender that does not listen sees the connection reset before it reads the answer
      expect([413, null]).toContain(status);
      expect(sent).toBeLessThan(64 * megabyte);
    }
    expect((await counter('process_resident_memory_bytes')) - before).toBeLessThan(64 * megabyte);
    expect((await postSigned(bot.slackUrl, command('spring'), signed())).status).toBe(200);
  });
});

const megabyte = 2 ** 20;

/** Every text that Slack reads tokens in: the fallback, and all that is mrkdwn. */
function markedTexts(value: unknown, isTop = true): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = 'text' in value && typeof value.text === 'string' ? [value.text] : [];
  const isMarked = isTop || ('type' in value && value.type === 'mrkdwn');
  return [...(isMarked ? own : []), ...Object.values(value).flatMap((part) => markedTexts(part, false))];
}

/** Sends up to 300 MB, with a length or in chunks; the status (null when the connection was cut without one) and the bytes that were taken. */
function flood(
  url: string,
  length: number | null,
): Promise<{ readonly status: number | null; readonly sent: number }> {
  const part = Buffer.alloc(64 * 1024, 0x61);
  const headers = {
    'content-type': 'application/x-www-form-urlencoded',
    ...signatureHeaders('', { secret: 'another' }),
    ...(length === null ? {} : { 'content-length': String(length) }),
  };
  return new Promise((resolve) => {
    let sent = 0;
    const stranger = request(url, { method: 'POST', headers });
    const write = () => {
      while (sent < 300 * megabyte) {
        sent += part.length;
        if (!stranger.write(part)) return void stranger.once('drain', write);
      }
      stranger.end();
    };
    stranger.on('response', (response) => {
      response.resume();
      stranger.destroy();
      resolve({ status: response.statusCode ?? null, sent });
    });
    stranger.on('error', () => resolve({ status: null, sent }));
    write();
  });
}
