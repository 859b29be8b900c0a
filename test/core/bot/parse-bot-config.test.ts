import { describe, expect, test } from 'vitest';
import { parseBotConfig } from '../../../src/core/bot/parse-bot-config.ts';

const whole = `
ledgers:
  main:
    repository: acme/lists
    workflow: bounce-gate.yml
  eu:
    remote: git@git.example:acme/lists-eu.git
    branch: ledger-eu
    token-variable: EU_TOKEN
    ref: release
channels:
  C0123456789:
    campaigns: [spring-*, autumn-sale]
    ledgers: [main]
    notify: warn
    remind: [2h, 24h, 2h]
    digest: monday 09:30
    allow-external: true
  G0123456789: {}
override:
  group: S0123456789
  users: [U0123456789]
  allow-author: true
  people: { octo-cat: U0123456789, 'release[bot]': W0123456789 }
teams: [T0123456789]
time-zone: Europe/Berlin
fresh: 36h
find-lost-posts: true
poll: 2m
`;

describe('the bot config', () => {
  test('is read whole, with the names the bot uses', () => {
    expect(parseBotConfig(whole, 'bot.yml')).toEqual({
      ok: true,
      config: {
        ledgers: [
          {
            name: 'main',
            remote: 'https://github.com/acme/lists.git',
            branch: 'bounce-ledger',
            tokenVariable: 'GITHUB_TOKEN',
            repository: 'acme/lists',
            workflow: 'bounce-gate.yml',
            ref: 'main',
          },
          {
            name: 'eu',
            remote: 'git@git.example:acme/lists-eu.git',
            branch: 'ledger-eu',
            tokenVariable: 'EU_TOKEN',
            repository: null,
            workflow: null,
            ref: 'release',
          },
        ],
        channels: [
          {
            id: 'C0123456789',
            campaigns: ['spring-*', 'autumn-sale'],
            ledgers: ['main'],
            notify: 'warn',
            remindHours: [24, 2],
            digest: { weekday: 1, hour: 9, minute: 30 },
            allowExternal: true,
          },
          {
            id: 'G0123456789',
            campaigns: ['*'],
            ledgers: null,
            notify: 'on-change',
            remindHours: [],
            digest: null,
            allowExternal: false,
          },
        ],
        override: {
          group: 'S0123456789',
          users: ['U0123456789'],
          allowAuthor: true,
          people: { 'octo-cat': 'U0123456789', 'release[bot]': 'W0123456789' },
        },
        teams: ['T0123456789'],
        timeZone: 'Europe/Berlin',
        freshHours: 36,
        findLostPosts: true,
        pollSeconds: 120,
      },
    });
  });

  test.each([
    ['https://github.com/acme/lists.git', 'acme/lists', 'GITHUB_TOKEN'],
    ['https://github.com/acme/lists', 'acme/lists', 'GITHUB_TOKEN'],
    ['git@github.com:acme/lists.git', 'acme/lists', null],
    ['https://git.example/acme/lists.git', null, null],
    ['https://github.com.evil.example/acme/lists.git', null, null],
  ])('%s is the repository %s, and gets the token in %s', (remote, repository, tokenVariable) => {
    const parsed = parseBotConfig(`ledgers: { a: { remote: '${remote}' } }`, 'bot.yml');
    expect(parsed.ok ? parsed.config.ledgers[0] : parsed).toMatchObject({ repository, tokenVariable });
  });

  test.each([
    ['channel: {}', 'policy-unknown-key', 1, 'channels'],
    ['channels: { C0123456789: { notfy: warn } }', 'policy-unknown-key', 1, 'notify'],
    ['channels: { C0123456789: { notify: block } }', 'policy-wrong-value', 1, undefined],
    ['channels: { C0123456789: { ledgers: [mian] } }', 'policy-wrong-value', 1, 'main'],
    ['channels: { general: {} }', 'policy-wrong-value', 1, undefined],
    ['channels: { C0123456789: { remind: [15d] } }', 'policy-wrong-value', 1, undefined],
    ['channels: { C0123456789: { remind: 2h } }', 'policy-wrong-value', 1, undefined],
    ['channels: { C0123456789: { digest: monday 25:00 } }', 'policy-wrong-value', 1, undefined],
    ['time-zone: Mars/Olympus', 'policy-wrong-value', 1, undefined],
    ['time-zone: +02:00', 'policy-wrong-value', 1, undefined],
    ['poll: 1s', 'policy-wrong-value', 1, undefined],
    ['poll: 2h', 'policy-wrong-value', 1, undefined],
    ['override: { group: marketing }', 'policy-wrong-value', 1, undefined],
    ['override: { people: { octocat: ana } }', 'policy-wrong-value', 1, undefined],
    ['teams: acme', 'policy-wrong-value', 1, undefined],
  ])(
    '%s is told with its line, and with the nearest word where there is one',
    (text, code, line, nearest) => {
      const parsed = parseBotConfig(`${text}\nledgers: { main: { repository: acme/lists } }\n`, 'bot.yml');
      const [problem, ...more] = parsed.ok ? [] : parsed.problems;
      expect(problem).toMatchObject({ code, file: 'bot.yml', line });
      expect(problem?.args.nearest).toBe(nearest);
      expect(more).toEqual([]);
    },
  );

  test.each(['https://ana:secret@git.example/lists.git', 'https://ghp_secret@github.com/acme/lists.git'])(
    'an address that holds a credential is refused and not shown: %s',
    (remote) => {
      const parsed = parseBotConfig(`ledgers: { main: { remote: '${remote}' } }`, 'bot.yml');
      expect(parsed.ok ? [] : parsed.problems).toMatchObject([{ code: 'policy-wrong-value' }]);
      expect(JSON.stringify(parsed)).not.toContain('secret');
    },
  );

  test.each([
    '',
    '[]',
    'ledgers: {}',
    'ledgers: { main: {} }',
    'channels: {}',
    'ledgers: { main: {',
    '\u0000',
  ])('what is no config is a problem, never an error: %j', (text) => {
    const parsed = parseBotConfig(text, 'bot.yml');
    expect(parsed.ok ? [] : parsed.problems).not.toEqual([]);
  });

  test('everything that is wrong is told at once, in the order of the lines', () => {
    const text = 'ledgers: { Main: { repository: acme } }\npool: 30s\nfresh: soon\n';
    const parsed = parseBotConfig(text, 'bot.yml');
    expect(parsed.ok ? [] : parsed.problems.map(({ line }) => line)).toEqual([1, 2, 3]);
  });
});
