import { spawn } from 'node:child_process';
import { describe, expect, onTestFinished, test } from 'vitest';
import { runProcess } from '../../src/bot/run-process.ts';
import { checkAt } from '../core/notify/campaign-records.ts';
import { write } from '../io/bot-ledger/follow-samples.ts';
import { useLedger } from '../io/ledger/use-ledger.ts';
import { type FakeSlack, startFakeSlack } from '../slack/fake-slack.ts';
import { temporaryFolder } from '../temporary-folder.ts';

interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly complained: string;
}

type Environment = Readonly<Record<string, string>>;

/** Runs the bot from its source as its own process; `onOut` sees what it says as it comes. */
function runMain(
  env: Environment,
  onOut: (out: string, end: (signal: NodeJS.Signals) => void) => void,
): Promise<Ran> {
  const child = spawn(process.execPath, ['src/bot/main.ts'], {
    env: { PATH: process.env.PATH ?? '', ...env },
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const said = { out: '', complained: '' };
  child.stdout.on('data', (part) => {
    said.out += part;
    onOut(said.out, (signal) => child.kill(signal));
  });
  child.stderr.on('data', (part) => {
    said.complained += part;
  });
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, ...said })));
}

/** Runs one command line in this process. */
async function run(args: readonly string[], env: Environment, nodeVersion = '24.11.0'): Promise<Ran> {
  const said = { out: '', complained: '' };
  const code = await runProcess(args, {
    env,
    write: (text) => {
      said.out += text;
    },
    complain: (text) => {
      said.complained += text;
    },
    onSignal: () => undefined,
    nodeVersion,
    onRejection: () => undefined,
    exit: () => undefined,
  });
  return { code, ...said };
}

async function useSlack(): Promise<FakeSlack> {
  const slack = await startFakeSlack();
  onTestFinished(slack.close);
  slack.addChannel('C0123456789');
  return slack;
}

async function firstRun(slack: FakeSlack, remote: string): Promise<Readonly<Record<string, string>>> {
  return {
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_APP_TOKEN: slack.appToken,
    SLACK_API_URL: slack.apiUrl,
    BOUNCE_GATE_LEDGER: remote,
    BOUNCE_GATE_CHANNEL: 'C0123456789',
    BOUNCE_GATE_DATA: await temporaryFolder(),
    METRICS_PORT: '0',
  };
}

describe('the process', () => {
  test('four settings are enough to serve, and SIGTERM ends it well', async () => {
    const slack = await useSlack();
    const ledger = await useLedger();
    const env = await firstRun(slack, ledger.place.remote.url);
    let signals = 0;
    const ran = await runMain(env, (out, end) => {
      if (!out.includes('"event":"ready"') || signals > 0) return;
      signals += 1;
      end('SIGTERM');
    });
    expect(ran).toMatchObject({ code: 0, complained: '' });
    expect(ran.out).toContain('"event":"stopped"');
    expect(ran.out).not.toContain(slack.botToken);
  });

  test('an older Node is told so in one sentence, and --help works on it all the same', async () => {
    const old = await run([], {}, '20.20.2');
    expect([old.code, old.complained.trim().split('\n').length]).toEqual([2, 1]);
    expect(old.complained).toContain('20.20.2');
    expect(await run(['--help'], {}, '20.20.2')).toMatchObject({ code: 0, complained: '' });
  });

  test.each([
    ['nothing is set', {}, 3],
    [
      'a token is another',
      { SLACK_BOT_TOKEN: 'xoxp-1234567', SLACK_APP_TOKEN: 'xapp-1234', BOUNCE_GATE_LEDGER: 'a/b' },
      1,
    ],
  ])('when %s it says so and ends with 2', async (_name, env, sentences) => {
    const ran = await run([], env);
    expect(ran.code).toBe(2);
    expect(ran.complained.trim().split('\n')).toHaveLength(sentences);
    expect(ran.complained).not.toContain('xoxp-1234567');
  });

  test('an app-level token that Slack refuses ends it with 2', async () => {
    const slack = await useSlack();
    const env = { ...(await firstRun(slack, '/nowhere/lists')), SLACK_APP_TOKEN: 'xapp-wrong' };
    const ran = await run([], env);
    expect(ran.code).toBe(2);
    expect(ran.complained).toContain('invalid_auth');
  });

  test('--help, --version and what is no command of it', async () => {
    expect(await run(['--help'], {})).toMatchObject({ code: 0, complained: '' });
    expect(await run(['--version'], {})).toMatchObject({ code: 0 });
    expect(await run(['doktor'], {})).toMatchObject({ code: 2, out: '' });
  });

  test('doctor finds nothing wrong where nothing is, posts nothing, and tells what is', async () => {
    const slack = await useSlack();
    const ledger = await useLedger();
    await write(ledger, checkAt(0));
    const env = await firstRun(slack, ledger.place.remote.url);
    const well = await run(['doctor'], env);
    expect(well).toMatchObject({ code: 0, complained: '' });
    expect(slack.callsOf('chat.postMessage')).toEqual([]);
    slack.addChannel('C0123456789', { isMember: false });
    slack.addToken(slack.botToken, { scopes: ['commands', 'chat:write', 'channels:read'] });
    slack.switches.skewMs = 300_000;
    const ill = await run(['doctor'], { ...env, BOUNCE_GATE_LEDGER: '/nowhere/lists' });
    expect(ill.code).toBe(1);
    expect(ill.out.match(/^WRONG/gm)).toHaveLength(4);
  });

  test('rebuild forgets the index of a ledger, and knows the names', async () => {
    const slack = await useSlack();
    const env = await firstRun(slack, '/nowhere/lists');
    expect(await run(['rebuild'], env)).toMatchObject({ code: 0, complained: '' });
    const unknown = await run(['rebuild', 'list'], env);
    expect(unknown).toMatchObject({ code: 2, out: '' });
    expect(unknown.complained).toContain('Did you mean lists?');
  });
});
