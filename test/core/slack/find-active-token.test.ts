import { describe, expect, test } from 'vitest';
import { findActiveToken } from '../../../src/core/slack/find-active-token.ts';

const hosts = new Set(['github.com']);
const link = '<https://github.com/a?x=1&amp;y=2|the run>';
const date = '<!date^1795348800^{date_short_pretty} {time}|now>';

describe('mrkdwn', () => {
  test.each(['', 'words', 'a &lt;b&gt; c', link, date, `${date} ${link} and more`])(
    '%j only shows words',
    (text) => {
      expect(findActiveToken(text, hosts)).toBeNull();
    },
  );

  test.each([
    ['<!channel>', 'active-token'],
    ['<@U012AB3CD>', 'active-token'],
    ['<', 'active-token'],
    ['a < b', 'active-token'],
    [`${link} <!here>`, 'active-token'],
    [`${date} <!subteam^S1>`, 'active-token'],
    ['<https://github.com/a>', 'active-token'],
    ['<https://github.com/a|b|c>', 'active-token'],
    ['<http://github.com/a|b>', 'active-token'],
    ['<mailto:a|b>', 'active-token'],
    ['<https://evil.example/|b>', 'foreign-link'],
    ['<https://github.com.evil.example/|b>', 'foreign-link'],
    ['<https://|b>', 'foreign-link'],
    [`${link}<https://evil.example/|b>`, 'foreign-link'],
    // without its end, the last letter must not pass for one
    ['<https://github.com/a|bc', 'active-token'],
    // no letter may be lost before the host is judged
    ['<https://git&amp;hub.com/|b>', 'foreign-link'],
    ['<https://[|b>', 'foreign-link'],
  ])('%j does more: %s', (text, code) => {
    expect(findActiveToken(text, hosts)).toBe(code);
  });
});
