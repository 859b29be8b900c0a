import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { Client } from 'pg';
import { describe, expect, onTestFinished, test } from 'vitest';
import { parse } from 'yaml';
import { healthRoutes } from '../../src/bot/ops-routes.ts';
import { readSettings } from '../../src/bot/read-settings.ts';
import { serveRoutes } from '../../src/bot/serve-routes.ts';
import { parseSettings } from '../../src/core/bot/parse-settings.ts';
import { secretNames, settingNames } from '../../src/core/bot/setting-names.ts';
import { openPostgresStore } from '../../src/io/bot-store/open-postgres-store.ts';
import { StoreAway } from '../../src/io/bot-store/store-away.ts';
import { startPostgres } from '../postgres/start-postgres.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { section } from './markdown.ts';

interface Service {
  readonly environment: Readonly<Record<string, string>>;
  readonly secrets: readonly string[];
}

const compose = parse(readFileSync('compose.yaml', 'utf8')) as {
  readonly services: Readonly<Record<'bot' | 'database', Service & Readonly<Record<string, unknown>>>>;
  readonly secrets: Readonly<Record<string, { readonly file: string }>>;
}; // because it is our own file, and the tests below look at every part of it
const { bot, database } = compose.services;

const dockerfile = readFileSync('Dockerfile', 'utf8').replace(/\\\n\s*/g, '');
const lines = dockerfile.split('\n').filter((line) => /^[A-Z]+ /.test(line));
const valuesOf = (word: string) =>
  lines.flatMap((line) => (line.startsWith(`${word} `) ? [line.slice(word.length + 1)] : []));

const needed = { SLACK_BOT_TOKEN: 'xoxb-1234', SLACK_APP_TOKEN: 'xapp-1234', BOUNCE_GATE_LEDGER: 'a/b' };
const usual = parseSettings({ values: needed, configFile: null });
if (!usual.ok) throw new Error('the defaults are no settings');

describe('the Dockerfile', () => {
  test('copies nothing but what the bundler makes and .dockerignore lets through', () => {
    expect(valuesOf('COPY')).toEqual(['dist/bot ./dist/bot']);
    expect(readFileSync('.dockerignore', 'utf8')).toBe('*\n!dist/bot\n');
    expect(readFileSync('scripts/bundle.ts', 'utf8')).toMatch(/bundles = \[[^\]]*'bot'/);
    expect(valuesOf('ENTRYPOINT')).toEqual(['["node", "dist/bot/index.js"]']);
  });

  test('runs as a user without rights, on the Node that the bot needs', () => {
    expect(valuesOf('USER')).toEqual(['node']);
    const place = (word: string) => lines.findIndex((line) => line.startsWith(`${word} `));
    expect(place('USER')).toBeGreaterThan(lines.findLastIndex((line) => line.startsWith('RUN ')));
    expect(place('USER')).toBeLessThan(place('ENTRYPOINT'));
    expect(valuesOf('FROM')).toEqual([expect.stringMatching(/^node:24-/)]);
  });

  test('names settings that exist, the ports that are the default, and a folder that is kept', () => {
    const given = Object.fromEntries(
      valuesOf('ENV').flatMap((line) => line.split(' ').map((pair) => pair.split('='))),
    );
    const { NODE_ENV: _, ...settings } = given;
    expect(settingNames).toEqual(expect.arrayContaining(Object.keys(settings)));
    expect(valuesOf('VOLUME')).toEqual([settings.BOUNCE_GATE_DATA]);
    const { port, metricsPort } = usual.settings;
    expect(valuesOf('EXPOSE')).toEqual([`${port} ${metricsPort}`]);
    expect(valuesOf('HEALTHCHECK')[0]).toContain(`METRICS_PORT || ${metricsPort}}/healthz`);
  });

  test('its health check is well when the bot is, and not when nobody answers', async () => {
    const facts = () => Promise.reject(new Error('not asked'));
    const routes = healthRoutes({ facts, pollMs: 1, measure: () => undefined });
    const server = await serveRoutes(0, routes, { host: '127.0.0.1', onError: () => undefined });
    const well = await healthCheck(server.port);
    await server.close();
    expect([well, await healthCheck(server.port)]).toEqual([0, 1]);
  });
});

/** Runs the command of the health check as Docker does; its exit code. */
function healthCheck(port: number): Promise<number | null> {
  const [, command = '[]'] = /CMD (\[.*\])$/.exec(valuesOf('HEALTHCHECK')[0] ?? '') ?? [];
  const [, ...args] = JSON.parse(command) as readonly string[]; // because it is our own file
  const child = spawn(process.execPath, args, { env: { METRICS_PORT: String(port) } });
  return new Promise((resolve) => child.on('close', resolve));
}

describe('compose.yaml', () => {
  test('gives secrets as files only, each of which is there, in a folder that git ignores', () => {
    const files = Object.entries(compose.secrets).map(([name, { file }]) => [name, file]);
    expect(files).toEqual(files.map(([name]) => [name, `secrets/${name}`]));
    expect(readFileSync('.gitignore', 'utf8').split('\n')).toContain('secrets/');
    for (const { environment, secrets } of [bot, database]) {
      const named = Object.values(environment).flatMap(
        (value) => /^\/run\/secrets\/(.+)$/.exec(value)?.[1] ?? [],
      );
      expect(named.toSorted()).toEqual([...secrets].sort());
      expect(Object.keys(compose.secrets)).toEqual(expect.arrayContaining(named));
    }
    expect(Object.keys(bot.environment).filter((name) => secretNames.has(name))).toEqual([]);
  });

  test('what it gives the bot is enough to start', async () => {
    const contents: Readonly<Record<string, string>> = {
      'database-url': 'postgres://bounce_gate:secret@database/bounce_gate\n',
      'slack-bot-token': 'xoxb-1234',
      'slack-app-token': 'xapp-1234',
      'github-token': 'ghp-1234',
    };
    const folder = await temporaryFolder(contents);
    const outside: Readonly<Record<string, string>> = {
      BOUNCE_GATE_LEDGER: 'acme/lists',
      BOUNCE_GATE_CHANNEL: 'C0123456789',
    };
    const env = Object.entries(bot.environment).map(([name, value]) => [
      name,
      value.replace('/run/secrets', folder).replace(/^\$\{(\w+)-\}$/, (_, from) => outside[from] ?? ''),
    ]);
    const read = await readSettings(Object.fromEntries(env));
    expect(read).toMatchObject({
      ok: true,
      settings: { botToken: 'xoxb-1234', githubToken: 'ghp-1234', mode: { kind: 'socket' } },
    });
  });

  test('lets the bot do as little as it needs, and end what it has begun', () => {
    expect(bot).toMatchObject({ read_only: true, cap_drop: ['ALL'], tmpfs: ['/tmp'], init: true });
    expect(bot.security_opt).toEqual(['no-new-privileges:true']);
    // 5 s until nobody sends any more, 25 s for what is under way, 15 s for the loops: src/bot/stop-bot.ts
    expect(Number.parseInt(String(bot.stop_grace_period), 10)).toBeGreaterThan(45);
    // because two replicas must not share what they fetched
    expect(bot.volumes).toBeUndefined();
  });

  test('docs/slack.md makes every secret that it wants', () => {
    const text = section('docs/slack.md', 'Docker');
    for (const name of Object.keys(compose.secrets)) expect(text).toContain(`> secrets/${name}\n`);
  });
});

test('the role that docs/slack.md makes in PostgreSQL can make its tables; one without CREATE is refused', async (context) => {
  const postgres = await startPostgres();
  if (postgres === null) return context.skip();
  onTestFinished(() => postgres.stop());
  const url = new URL(await postgres.makeDatabase());
  const [, sql = ''] = /```sql\n([\s\S]*?)```/.exec(section('docs/slack.md', 'PostgreSQL')) ?? [];
  const client = new Client({ connectionString: url.href });
  await client.connect();
  await client.query(sql.replace('in database shop', `in database ${url.pathname.slice(1)}`));
  await client.query('create role stranger login');
  await client.end();
  expect(await migrates(withUser(url, 'bounce_gate'))).toBe('migrated');
  expect(await migrates(withUser(url, 'stranger'))).toBe('refused');
});

function withUser(url: URL, user: string): string {
  const other = new URL(url);
  other.username = user;
  return other.href;
}

async function migrates(url: string): Promise<string> {
  const store = openPostgresStore(url);
  try {
    await store.migrate();
    return 'migrated';
  } catch (error) {
    return error instanceof StoreAway ? error.reason : 'crashed';
  } finally {
    await store.close();
  }
}
