import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import * as z from 'zod/mini';
import { installPaths } from '../../src/bot/oauth-options.ts';
import { slackPath } from '../../src/bot/open-http-receiver.ts';
import { opsRoutes } from '../../src/bot/ops-routes.ts';
import { openPrometheusMetrics } from '../../src/bot/prometheus-metrics.ts';
import { accessRefusals } from '../../src/core/access/refuse-access.ts';
import { notifyModes } from '../../src/core/bot/bot-config.ts';
import { botConfigSchema } from '../../src/core/bot/bot-config-schema.ts';
import { botScopes, historyScopes } from '../../src/core/bot/bot-scopes.ts';
import { judgeReadiness, type ReadinessFacts } from '../../src/core/bot/judge-readiness.ts';
import { parseBotConfig } from '../../src/core/bot/parse-bot-config.ts';
import { parseSettings } from '../../src/core/bot/parse-settings.ts';
import { secretNames, settingNames } from '../../src/core/bot/setting-names.ts';
import { parseQuestion } from '../../src/core/question/parse-question.ts';
import { questionWords } from '../../src/core/question/question.ts';
import { postStates } from '../../src/io/bot-store/bot-store.ts';
import { metricHelp } from '../../src/report/bot/metric-help.ts';
import { usage } from '../../src/report/bot/usage.ts';
import { questionHelp } from '../../src/report/slack/answers/question-help.ts';
import { decisionTitle } from '../../src/report/slack/posts/decision-words.ts';
import { accessRefusalProse } from '../../src/report/slack/views/override-refusals.ts';
import { codeSpans, codesOf, type Row, section, tableRows } from './markdown.ts';

const page = 'docs/slack.md';
const text = readFileSync(page, 'utf8');

function rowsOf(title: string, column: string): readonly Row[] {
  return tableRows(section(page, title)).filter((row) => column in row);
}

function rowsWith(title: string, column: string): readonly (Row & { readonly code: string })[] {
  return rowsOf(title, column).flatMap((row) => {
    const [code] = codeSpans(row[column] ?? '');
    return code === undefined ? [] : [{ ...row, code }];
  });
}

describe('the settings', () => {
  const rows = rowsWith('Settings', 'setting');
  const needed = { SLACK_BOT_TOKEN: 'xoxb-1234', SLACK_APP_TOKEN: 'xapp-1234', BOUNCE_GATE_LEDGER: 'a/b' };
  const settingsOf = (values: Readonly<Record<string, string>>) =>
    parseSettings({ values: { ...needed, ...values }, configFile: null });

  test('all stand on the page, once, and no others', () => {
    const names = rows.map(({ code }) => code);
    expect(names.toSorted()).toEqual(['BOUNCE_GATE_BOT_CONFIG', ...settingNames].toSorted());
  });

  test('secrets are marked as such, and nothing else is', () => {
    const secrets = rows.filter(({ secret }) => secret === 'yes').map(({ code }) => code);
    expect(secrets.toSorted()).toEqual([...secretNames].toSorted());
  });

  test('to give a default is to give nothing', () => {
    const defaults = rows.flatMap(({ code, default: standard = '' }) => {
      const [value] = codeSpans(standard);
      return value === undefined ? [] : [[code, value] as const];
    });
    expect(defaults.map(([name]) => name)).toContain('METRICS_PORT');
    for (const [name, value] of defaults) expect(settingsOf({ [name]: value }), name).toEqual(settingsOf({}));
  });
});

type Json = { readonly properties?: Readonly<Record<string, Json>>; readonly additionalProperties?: unknown };

/** The keys of the config as the page writes them: maps with names of the user's have NAME or ID in their place. */
function keysOf(schema: Json, path = ''): readonly string[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, inner]) => {
    const key = path === '' ? name : `${path}.${name}`;
    const each = inner.additionalProperties;
    const isMap = typeof each === 'object' && each !== null && 'properties' in each;
    const below = isMap
      ? keysOf(each as Json, `${key}.${name === 'channels' ? 'ID' : 'NAME'}`)
      : keysOf(inner, key);
    return [key, ...below];
  });
}

describe('the config file', () => {
  const rows = rowsWith('The config file', 'key');
  const base = { ledgers: { lists: { repository: 'acme/lists' } }, channels: { C0123456789: {} } };

  /** The smallest config with one key more; values are YAML. */
  function configWith(key: string, value: string) {
    const path = key.replace('NAME', 'lists').replace('ID', 'C0123456789').split('.');
    return parseBotConfig(JSON.stringify(withValue(base, path, parse(value))), 'bot.yml');
  }

  test('every key stands on the page, in the order of the schema', () => {
    const schema = z.toJSONSchema(botConfigSchema, { io: 'input', unrepresentable: 'any' });
    expect(rows.map(({ code }) => code)).toEqual(keysOf(schema as Json));
  });

  test.each(rows.map((row) => [row.code, row] as const))('the example of %s is taken', (key, row) => {
    const [example = ''] = codeSpans(row['for example'] ?? '');
    expect(configWith(key, example)).toMatchObject({ ok: true });
  });

  test('to write a default is to write nothing', () => {
    const usual = parseBotConfig(JSON.stringify(base), 'bot.yml');
    const empty = parseBotConfig(JSON.stringify({ ledgers: base.ledgers }), 'bot.yml');
    for (const { code, default: standard = '' } of rows) {
      const [value] = codeSpans(standard);
      if (value === undefined) continue;
      expect(configWith(code, value), code).toEqual(code === 'channels' ? empty : usual);
    }
  });

  test('the example is examples/bot.yml, and it is taken', () => {
    const example = readFileSync('examples/bot.yml', 'utf8');
    expect(parseBotConfig(example, 'examples/bot.yml')).toMatchObject({ ok: true });
    const [, keys = ''] = /^(?:# .*\n)+([\s\S]*)$/.exec(example) ?? [];
    expect(section(page, 'The config file')).toContain(`\`\`\`yaml\n${keys}\`\`\``);
  });
});

function withValue(value: unknown, [key, ...rest]: readonly string[], wanted: unknown): unknown {
  if (key === undefined) return wanted;
  const map = typeof value === 'object' && value !== null ? value : {};
  const inner = Object.entries(map).find(([name]) => name === key)?.[1];
  return { ...map, [key]: withValue(inner, rest, wanted) };
}

describe('the questions', () => {
  test('are those of the help, in its words and order', () => {
    const rows = rowsWith('Questions', 'question').map(({ code, tells, 'for example': example = '' }) => ({
      form: code,
      tells,
      example: codeSpans(example)[0],
    }));
    expect(rows).toEqual(questionWords.map((word) => questionHelp[word]));
  });

  test('what people type is read as the page says', () => {
    const rows = rowsOf('Questions', 'typed');
    expect(rows.length).toBeGreaterThan(10);
    for (const { typed = '', 'is read as': meaning = '' } of rows) {
      expect(parseQuestion(codeSpans(typed)[0] ?? '').ask, typed).toBe(codeSpans(meaning)[0]);
    }
  });
});

describe('posts and actions', () => {
  test('every notify mode, every state of the outbox and every word of a card is there', () => {
    expect(rowsWith('Posts', 'notify').map(({ code }) => code)).toEqual([...notifyModes]);
    expect(codesOf(section(page, 'How a post gets there'), 'state')).toEqual([...postStates]);
    for (const title of Object.values(decisionTitle)) expect(section(page, 'Posts')).toContain(`*${title}*`);
  });

  test('every button of a card is there', () => {
    const source = readFileSync('src/report/slack/posts/card-buttons.ts', 'utf8');
    const labels = [...source.matchAll(/button\('gate\.\w+', '([^']+)'|plain\('([^']+)'/g)];
    const buttons = rowsOf('Actions', 'button').map(({ button = '' }) => button.replaceAll('*', ''));
    expect(buttons.toSorted()).toEqual(labels.map(([, label, other]) => label ?? other ?? '').sort());
  });

  test('every refusal is there in the words that people get', () => {
    const rows = rowsWith('Who may override', 'when').map((row) => [row.code, row['is answered']]);
    expect(rows).toEqual(accessRefusals.map((refusal) => [refusal, accessRefusalProse[refusal]]));
  });
});

describe('running it', () => {
  test('every command of --help is there', () => {
    const commands = [...usage.matchAll(/^ {2}([a-z]+) {2,}/gm)].map(([, name]) => name);
    expect(commands.length).toBeGreaterThan(2);
    expect(codesOf(section(page, 'Running it'), 'command')).toEqual(commands);
  });

  test('every metric is there in the words of /metrics', () => {
    const rows = rowsWith('Metrics', 'metric').map(({ code, what }) => [code, what]);
    expect(rows).toEqual(Object.entries(metricHelp));
  });

  test('every path for operators is there', () => {
    const facts = () => Promise.reject(new Error('not asked'));
    const parts = { facts, pollMs: 1, metrics: openPrometheusMetrics(), measure: () => undefined };
    expect(codesOf(section(page, 'Health'), 'path')).toEqual(Object.keys(opsRoutes(parts)));
  });

  test('every word of /readyz is there', () => {
    const bad: ReadinessFacts = {
      isStopping: true,
      isAuthorized: false,
      hasStore: false,
      ledgerAgesMs: [null, Infinity],
      socket: { open: 0, pongAgeMs: null },
    };
    const silent = { ...bad, socket: { open: 1, pongAgeMs: Infinity } };
    const words = new Set([...judgeReadiness(bad, 30_000), ...judgeReadiness(silent, 30_000)]);
    expect(codesOf(section(page, 'Health'), 'missing')).toEqual([...words]);
  });

  test('every scope and every event of the manifest is there, with why', () => {
    expect(codesOf(section(page, 'Scopes'), 'scope')).toEqual([...botScopes, ...historyScopes]);
    const { settings } = JSON.parse(readFileSync('slack-manifest.json', 'utf8'));
    for (const event of settings.event_subscriptions.bot_events)
      expect(codeSpans(section(page, 'Scopes'))).toContain(event);
  });

  test('every path that somebody has to reach is there', () => {
    const hosts = [slackPath, installPaths.start, installPaths.back, '/github/webhook'];
    for (const path of hosts) expect(text).toContain(`https://HOST${path}\``);
  });
});
