import { describe, expect, test } from 'vitest';
import { readPostfixLine } from '../../../../src/core/events/log/postfix-line.ts';

const start = 'Dec  1 09:00:00 mail postfix/smtp[592]: F180CB7A: ';

function told(line: string): string | null {
  const read = readPostfixLine(line);
  if (read === null) return null;
  if (read.kind !== 'delivery') return `${read.kind} ${read.queueId}`;
  const { address, event, kind, status, diagnostic, remoteHost } = read.event ?? {
    address: '',
    event: 'probe',
  };
  return [address, event, kind, status, diagnostic, remoteHost].join('|');
}

describe('a line of Postfix', () => {
  test.each([
    [
      'says who and why',
      `${start}to=<a@b.example>, relay=mx.b.example[192.0.2.1]:25, dsn=5.1.1, status=bounced (host said: 550 no)`,
      'a@b.example|bounced||5.1.1|host said: 550 no|mx.b.example',
    ],
    [
      'counts the address before an alias',
      `${start}to=<a@b.example>, orig_to=<c@d.example>, relay=local, dsn=2.0.0, status=sent (delivered)`,
      'c@d.example|delivered||2.0.0||local',
    ],
    [
      'unless the alias is no address',
      `${start}to=<a@b.example>, orig_to=<root>, relay=none, dsn=4.4.1, status=deferred (refused)`,
      'a@b.example|deferred||4.4.1|refused|',
    ],
    [
      'may hold a reply that is cut off',
      `${start}to=<a@b.example>, relay=none, dsn=5.0.0, status=bounced (host said`,
      'a@b.example|bounced||5.0.0|host said|',
    ],
    [
      'knows bounces that are made soft',
      `${start}to=<a@b.example>, relay=none, dsn=5.0.0, status=SOFTBOUNCE (no)`,
      'a@b.example|bounced|soft|5.0.0|no|',
    ],
    [
      'of a probe is of no mail',
      `${start}to=<a@b.example>, relay=none, status=undeliverable (x)`,
      '|probe||||',
    ],
    [
      'says that a mail is given up',
      `${start}from=<n@b.example>, status=expired, returned to sender`,
      'expired F180CB7A',
    ],
    ['by force as well', `${start}from=<>, status=force-expired, returned to sender`, 'expired F180CB7A'],
    ['says that a mail is gone', `${start}removed`, 'removed F180CB7A'],
    [
      'of another daemon is passed over',
      'Dec  1 09:00:00 mail dovecot[1]: x: to=<a@b.example>, status=sent',
      null,
    ],
    [
      'of a refusal on the way in is passed over',
      `${start.replace('F180CB7A', 'NOQUEUE')}reject: RCPT status=x`,
      null,
    ],
    ['without a status is passed over', `${start}to=<a@b.example>, relay=none`, null],
    ['without a queue id is passed over', 'postfix/smtp[1]: status=sent', null],
  ])('%s', (_, line, expected) => {
    expect(told(line)).toBe(expected);
  });

  test.each([
    `x>, relay=a, dsn=5.1.1, status=bounced (y`,
    `x>, orig_to=<victim@c.example>, relay=a, dsn=5.1.1, status=bounced (y`,
    `x>, orig_to=<y>, orig_to=<victim@c.example`,
  ])('an address that is written like a line speaks of nobody: %s', (local) => {
    const line = `${start}to=<${local}@b.example>, orig_to=<z@b.example>, relay=mx[192.0.2.1]:25, dsn=2.0.0, status=sent (ok)`;
    expect(told(line)?.startsWith('|')).toBe(true);
  });

  test('a reply that is written like a line changes neither who nor what', () => {
    const reply = '550 no, status=sent (ok), to=<victim@c.example>, dsn=2.0.0';
    const line = `${start}to=<a@b.example>, relay=mx[192.0.2.1]:25, dsn=5.1.1, status=bounced (${reply})`;
    expect(told(line)).toBe(`a@b.example|bounced||5.1.1|${reply}|mx`);
  });
});
