import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { judgeRequest, type RequestRules } from '../../../src/core/bot/judge-request.ts';
import { type Incoming, parseIncoming } from '../../../src/core/bot/parse-incoming.ts';

const command = {
  command: '/bounce-rate',
  text: 'spring',
  team_id: 'T0A',
  channel_id: 'C0A',
  user_id: 'U0A',
  api_app_id: 'A0A',
  response_url: 'https://hooks.slack.com/commands/1',
  trigger_id: '1.2.abc',
};
const click = {
  type: 'block_actions',
  team: { id: 'T0A' },
  user: { id: 'U0A', team_id: 'T0A' },
  actions: [{ action_id: 'gate.why', action_ts: '12.3' }],
  trigger_id: '1.2.abc',
};
const view = {
  type: 'view_submission',
  team: null,
  user: { id: 'U0A', team_id: 'T0B' },
  view: { id: 'V0A', callback_id: 'gate.override', hash: '1.a' },
};
const event = {
  type: 'event_callback',
  team_id: 'T0A',
  event_id: 'Ev0A',
  event: { type: 'app_home_opened' },
};

describe('what Slack sends', () => {
  test.each([
    ['a command', command, { kind: 'command', name: '/bounce-rate', team: 'T0A', id: 'command:1.2.abc' }],
    ['a click', click, { kind: 'click', team: 'T0A', id: 'click:1.2.abc:12.3', responseUrl: null }],
    ['a form', view, { kind: 'view', team: 'T0B', id: 'view:V0A:1.a' }],
    ['a closed form', { ...view, type: 'view_closed' }, { kind: 'view', id: null }],
    ['an event', event, { kind: 'event', name: 'app_home_opened', id: 'event:Ev0A' }],
  ])('%s is understood', (_name, body, expected) => {
    expect(parseIncoming(body)).toMatchObject({ ok: true, incoming: expected });
  });

  test.each(Object.keys(command).filter((key) => key !== 'command'))(
    'a command with two %s is not',
    (key) => {
      const twice = { ...command, [key]: ['a', 'b'] };
      expect(parseIncoming(twice)).toEqual({ ok: false, reason: 'malformed' });
    },
  );

  test.each([
    null,
    1,
    'x',
    {},
    { type: 'url' },
    { ...click, user: 'U0A' },
    { ...view, view: null },
    { command: 1 },
  ])('%j is not', (body) => {
    expect(parseIncoming(body).ok).toBe(false);
  });

  test('whatever comes, nothing is thrown', () => {
    fc.assert(
      fc.property(fc.anything(), fc.object(), (any, more) => {
        parseIncoming(any);
        parseIncoming({ ...command, ...more });
        parseIncoming({ ...click, ...more });
        return true;
      }),
    );
  });
});

describe('a request is judged', () => {
  const nowMs = 1_800_000_000_000;
  const rules: RequestRules = { teams: ['T0A'], app: 'A0A', responseOrigins: ['https://hooks.slack.com'] };
  const good: Incoming = {
    kind: 'command',
    name: '/bounce-rate',
    team: 'T0A',
    app: 'A0A',
    responseUrl: 'https://hooks.slack.com/commands/1',
    id: null,
  };
  const judge = (more: Partial<Incoming>, atMs: number | null = null) =>
    judgeRequest({ ...good, ...more }, rules, {
      seal: atMs === null ? null : { signature: 's', atMs },
      nowMs,
    });

  test.each([
    ['its own workspace', {}, null],
    ['another workspace', { team: 'T0B' }, 'other-team'],
    ['no workspace', { team: '' }, 'other-team'],
    ['another app', { app: 'A0B' }, 'other-app'],
    ['no response URL', { responseUrl: null }, null],
    ['a response URL elsewhere', { responseUrl: 'https://hooks.slack.com.evil.example/1' }, 'response-url'],
    [
      'a response URL with a name before it',
      { responseUrl: 'https://hooks.slack.com@evil.example/' },
      'response-url',
    ],
    ['a response URL without TLS', { responseUrl: 'http://hooks.slack.com/1' }, 'response-url'],
    ['a response URL that is none', { responseUrl: 'javascript:alert(1)' }, 'response-url'],
  ])('%s', (_name, more, expected) => {
    expect(judge(more)).toBe(expected);
  });

  test.each([
    [0, null],
    [-200_000, null],
    [60_000, null],
    [60_001, 'future'],
    [Number.NaN, 'future'],
  ])('signed %d ms from now', (shiftMs, expected) => {
    expect(judge({}, nowMs + shiftMs)).toBe(expected);
  });
});
