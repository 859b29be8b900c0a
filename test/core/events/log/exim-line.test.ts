import { describe, expect, test } from 'vitest';
import { readEximLine } from '../../../../src/core/events/log/exim-line.ts';

const start = '2026-12-01 09:00:00 1E9PTu-0003jN-QY ';

function told(line: string): string | null {
  const read = readEximLine(line);
  if (read === null || read === 'unclear') return read;
  return [read.address, read.event, read.reported, read.diagnostic, read.remoteHost].join('|');
}

describe('a line of Exim', () => {
  test.each([
    [
      'tells a failure',
      `${start}** a@b.example R=r T=t H=mx.b.example [192.0.2.1]: 550 no`,
      'a@b.example|bounced||550 no|mx.b.example',
    ],
    [
      'tells a failure of routing',
      `${start}** a@b.example: Unrouteable address`,
      'a@b.example|bounced||Unrouteable address|',
    ],
    [
      'counts the address before aliases',
      `${start}** c@d.example <a@b.example> F=<n@b.example> R=r: no`,
      'a@b.example|bounced||no|',
    ],
    [
      'tells that a mail was given up',
      `${start}** a@b.example: retry timeout exceeded`,
      'a@b.example|bounced|expired|retry timeout exceeded|',
    ],
    [
      'tells a deferral',
      `${start}== a@b.example R=r T=t defer (-44): timed out`,
      'a@b.example|deferred||timed out|',
    ],
    [
      'tells a delivery',
      `${start}=> a@b.example R=r T=t H=mx.b.example [192.0.2.1]`,
      'a@b.example|delivered|||mx.b.example',
    ],
    [
      'tells a delivery to a file',
      `${start}=> /var/mail/a <a@b.example> R=r T=t`,
      'a@b.example|delivered|||',
    ],
    [
      'with zone, process and the longer id',
      '2026-12-01 09:00:00.123 +0100 [12] 1tM2Xz-0000000AbCd-1eFg ** a@b.example: no',
      'a@b.example|bounced||no|',
    ],
    [
      'from a syslog',
      `Dec  1 09:00:00 mail exim[12]: ${start}** a@b.example: no`,
      'a@b.example|bounced||no|',
    ],
    ['of a trial is no delivery', `${start}*> a@b.example R=r`, null],
    ['of an arrival is none', `${start}<= n@b.example H=x`, null],
    ['of the end is none', `${start}Completed`, null],
    ['without an id is none', '2026-12-01 09:00:00 ** a@b.example: no', null],
    ['of a command tells nobody', `${start}** |/usr/bin/x R=r: failed`, 'unclear'],
    [
      'does not take a part of an address for another',
      `${start}** "a <victim@c.example>"@b.example R=r T=t: 550 no`,
      '"a <victim@c.example>"@b.example|bounced||550 no|',
    ],
  ])('%s', (_, line, expected) => {
    expect(told(line)).toBe(expected);
  });
});
