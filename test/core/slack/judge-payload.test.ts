import { describe, expect, test } from 'vitest';
import { judgePayload } from '../../../src/core/slack/judge-payload.ts';
import type { PayloadCode } from '../../../src/core/slack/payload-problem.ts';
import type { SlackPayload } from '../../../src/core/slack/validate-payload.ts';
import {
  buttonOf,
  chartOf,
  inputOf,
  messageOf,
  modalOf,
  plainText,
  raw,
  richOf,
  tableOf,
  words,
} from './sample-payloads.ts';

const rules = { linkHosts: new Set(['github.com', 'git.example:8443']) };
const marked = (text: string): SlackPayload =>
  messageOf({ type: 'section', text: { type: 'mrkdwn', text: raw(text), verbatim: true } });
const titled = (text: string): SlackPayload => messageOf({ type: 'header', text: plainText(text) });

const good: readonly [string, SlackPayload][] = [
  ['words', marked('*autumn-sale did not pass.* 5.5 % &gt; 5 % &amp; more')],
  ['a date of ours', marked('Due <!date^1795348800^{date_short_pretty} {time}|2026-11-22 12:00 UTC>.')],
  ['a link to the runs', marked('<https://github.com/o/r/actions/runs/1?a=1&amp;b=2|the run>')],
  ['a link with a port', marked('<https://git.example:8443/o/r|the run>')],
  ['a button with a link', messageOf(buttonOf({ url: 'https://github.com/o/r/actions/runs/1' }))],
  ['a date in the text', { text: raw('<!date^1^{date_short_pretty} {time}|now>'), blocks: [] }],
  ['a sign alone in plain text', titled('3 < 5 and 7 > 5')],
  ['a line break', modalOf(inputOf({ hint: plainText('one\ntwo') }))],
];

const bad: readonly [string, PayloadCode, SlackPayload][] = [
  ['a limit', 'too-long', titled(words(151))],
  ['an address in plain text', 'address', titled('anna@example.com')],
  ['an address in the text', 'address', { text: raw('anna@example.com'), blocks: [] }],
  ['an address in a value', 'address', messageOf(buttonOf({ value: 'anna%40example.com' }))],
  ['an address in an id', 'address', messageOf(buttonOf({ action_id: 'a@b' }))],
  ['an address in a cell', 'address', messageOf(tableOf(2, 2, 'anna\uff20example.com'))],
  ['an address in a chart', 'address', messageOf(chartOf({ title: 'anna[at]example.com' }))],
  ['an address in private metadata', 'address', { ...modalOf(inputOf()), private_metadata: 'a@b.example' }],
  [
    'an address in message metadata',
    'address',
    {
      ...messageOf(richOf('a')),
      metadata: { event_type: 'bounce_gate_post', event_payload: { key: 'a@b', revision: 1 } },
    },
  ],
  [
    'an address spread over rich text',
    'address',
    messageOf({
      type: 'rich_text',
      elements: [
        {
          type: 'rich_text_section',
          elements: [
            { type: 'text', text: 'anna [a' },
            { type: 'text', text: 't]', style: { bold: true } },
            { type: 'text', text: ' example.com' },
          ],
        },
      ],
    }),
  ],
  ['a call to all', 'active-token', marked('<!channel> read this')],
  ['a call to all in the text', 'active-token', { text: raw('<!here>'), blocks: [] }],
  ['a sign in the text that is not escaped', 'active-token', { text: raw('3 < 5'), blocks: [] }],
  ['a link with two labels', 'active-token', marked('<https://github.com/o|run|run>')],
  ['a mention', 'active-token', marked('hello <U0123456789>')],
  ['a group', 'active-token', marked('<!subteam^S0123456789>')],
  ['a channel', 'active-token', marked('<#C0123456789>')],
  ['a date with other words', 'active-token', marked('<!date^1795348800^{time}^https://evil.example|now>')],
  ['a bare link', 'active-token', marked('<https://github.com/o/r>')],
  ['a link without encryption', 'active-token', marked('<http://github.com/o/r|run>')],
  ['a sign that is not escaped', 'active-token', marked('3 < 5')],
  ['a link elsewhere', 'foreign-link', marked('<https://evil.example/|https://github.com>')],
  ['a link with a host in front', 'foreign-link', marked('<https://github.com.evil.example/|run>')],
  ['a link on another port', 'foreign-link', marked('<https://github.com:8443/|run>')],
  ['a button elsewhere', 'foreign-link', messageOf(buttonOf({ url: 'https://evil.example/' }))],
  ['a button with a tab in the host', 'foreign-link', messageOf(buttonOf({ url: 'https://git\thub.com/' }))],
  [
    'a button with a slash the other way',
    'foreign-link',
    messageOf(buttonOf({ url: 'https://github.com\\.evil.example/' })),
  ],
  ['a button with a user', 'address', messageOf(buttonOf({ url: 'https://a@github.com/' }))],
  ['a button with a script', 'foreign-link', messageOf(buttonOf({ url: 'javascript:alert(1)' }))],
  [
    'a link of rich text elsewhere',
    'foreign-link',
    messageOf({
      type: 'rich_text',
      elements: [
        {
          type: 'rich_text_section',
          elements: [{ type: 'link', url: 'https://evil.example/', text: 'run' }],
        },
      ],
    }),
  ],
  ['a token in plain text', 'active-token', titled('<!channel>')],
  ['a token in a cell', 'active-token', messageOf(tableOf(2, 2, '<https://evil.example|x>'))],
  ['text that turns around', 'unsafe-character', titled('pass \u202ella')],
  ['a control', 'unsafe-character', titled('a\u0007b')],
  ['a lone surrogate', 'unsafe-character', titled('a\ud800b')],
];

describe('what only shows words may go', () => {
  test.each(good)('%s', (_, payload) => {
    expect(judgePayload(payload, rules)).toBeNull();
  });
});

describe('what does more is held back', () => {
  test.each(bad)('%s is %s', (_, code, payload) => {
    expect(judgePayload(payload, rules)?.code).toBe(code);
  });

  test('the place is told, not the words', () => {
    expect(judgePayload(titled('anna@example.com'), rules)).toEqual({
      code: 'address',
      path: 'blocks[0].text.text',
    });
  });
});
