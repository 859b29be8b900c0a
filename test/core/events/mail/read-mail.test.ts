import { describe, expect, test } from 'vitest';
import { parseMail } from '../../../../src/core/events/mail/parse-mail.ts';
import { readMail } from '../../../../src/core/events/mail/read-mail.ts';

const daemon = 'From: MAILER-DAEMON@mx.example';
const person = 'From: Ann <ann@mail.example>';

async function told(headers: readonly string[], text: string): Promise<string> {
  const bytes = Buffer.from(`To: news@send.example\n${headers.join('\n')}\n\n${text}\n`);
  const mail = await parseMail(bytes);
  if (mail === null) return 'broken';
  const { reading, form } = readMail(mail);
  if (typeof reading === 'string') return `${form}: ${reading}`;
  return `${form}: ${reading.map((row) => (row === null ? 'unclear' : `${row.address} ${row.event}`)).join(', ')}`;
}

describe('a mail without a report', () => {
  test.each<[string, readonly string[], string]>([
    [
      'bounce-text: bob@mail.example bounced',
      [daemon],
      '<bob@mail.example>: host said: 550 5.1.1 user unknown',
    ],
    [
      'bounce-text: bob@mail.example bounced',
      [daemon],
      'Your mail to bob@mail.example failed: 550 user unknown',
    ],
    [
      'bounce-text: bob@mail.example bounced',
      [daemon],
      'Recipient address: bob@mail.example\nReason: user unknown',
    ],
    [
      'bounce-text: bob@mail.example bounced',
      [daemon],
      'did not reach the following recipient(s):\n\n bob@mail.example on Tuesday\n The recipient was unknown, user unknown',
    ],
    [
      'bounce-text: bob@mail.example bounced',
      [daemon, 'X-Failed-Recipients: bob@mail.example'],
      'It failed.',
    ],
    [
      'bounce-text: bob@mail.example bounced, cyd@mail.example bounced',
      [daemon],
      '<bob@mail.example>: user unknown\n<cyd@mail.example>: mailbox full',
    ],
    ['bounce-text: bob@mail.example bounced', ['Return-Path: <>', person], 'bob@mail.example: user unknown'],
    [
      'bounce-text: bob@mail.example bounced',
      [person, 'Subject: Undeliverable: Spring'],
      'bob@mail.example: user unknown',
    ],
    // of two recipients with one reply it is not known which of them it is about
    ['bounce-text: not-understood', [daemon], '<bob@mail.example>:\n<cyd@mail.example>: user unknown'],
    // those of the bounce itself, and of the mail it returns, have not failed
    ['bounce-text: not-understood', [daemon], 'news@send.example: user unknown'],
    ['bounce-text: not-understood', [daemon], 'postmaster@mx.example says: user unknown'],
    [
      'bounce-text: bob@mail.example bounced',
      [daemon],
      'Sorry.\n\nuser unknown:\nbob@mail.example\n--- Original message follows\ncyd@mail.example:',
    ],
    // who or why is not plain
    ['bounce-text: not-understood', [daemon], 'It failed: user unknown'],
    [
      'bounce-text: not-understood',
      [daemon],
      'bob@mail.example and cyd@mail.example are mentioned: user unknown',
    ],
    ['bounce-text: not-understood', [daemon], '<bob@mail.example>: la la la'],
    // the server still tries
    [
      'bounce-text: bob@mail.example deferred',
      [daemon],
      '<bob@mail.example>: your message has been delayed, no action is required, it will be retried',
    ],
    // what is no bounce
    [
      'automatic-reply: ann@mail.example auto-reply',
      [person, 'Auto-Submitted: auto-replied'],
      '550 user unknown',
    ],
    [
      'automatic-reply: ann@mail.example auto-reply',
      [person, 'Subject: Out of Office: Spring'],
      'bob@mail.example',
    ],
    ['automatic-reply: ann@mail.example auto-reply', [person, 'Precedence: auto_reply'], 'Away.'],
    [
      'automatic-reply: ann@mail.example auto-reply',
      [person, 'X-Autoreply: yes', 'Return-Path: <>'],
      'Away.',
    ],
    ['mail: left-out', [person, 'Auto-Submitted: no'], 'Hello.'],
    ['mail: left-out', [person, 'Subject: Re: Spring'], '550 5.1.1 bob@mail.example: user unknown'],
  ])('%s', async (expected, headers, text) => {
    expect(await told(headers, text)).toBe(expected);
  });
});

describe('a delivery report', () => {
  const report = (fields: string) =>
    told(
      [daemon, 'Content-Type: multipart/report; boundary=b'],
      `--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example\n\n${fields}\n--b--`,
    );
  test.each([
    ['bob@mail.example bounced', 'Final-Recipient: rfc822;bob@mail.example\nAction: failed'],
    ['bob@mail.example bounced', 'Final-Recipient: RFC822; <bob@mail.example>\nAction: Failed (permanent)'],
    ['bob@mail.example bounced', 'Final-Recipient: bob@mail.example\nStatus: 5.1.1 (no such user)'],
    ['bob@mail.example deferred', 'Final-Recipient: rfc822;bob@mail.example\nAction: delayed\nStatus: 5.1.1'],
    ['bob@mail.example deferred', 'Final-Recipient: rfc822;bob@mail.example\nStatus: 4.2.2'],
    ['bob@mail.example delivered', 'Final-Recipient: rfc822;bob@mail.example\nAction: delivered'],
    ['bob@mail.example sent', 'Final-Recipient: rfc822;bob@mail.example\nAction: relayed'],
    [
      'bob@mail.example bounced',
      'Original-Recipient: rfc822;bob@mail.example\nFinal-Recipient: rfc822;b.far@mail.example\nAction: failed',
    ],
    [
      'bob@mail.example bounced',
      'Original-Recipient: rfc822;\nFinal-Recipient: rfc822;bob@mail.example\nAction: failed',
    ],
    [
      'bob@mail.example bounced, cyd@mail.example bounced',
      'Final-Recipient: rfc822;bob@mail.example\nAction: failed\nFinal-Recipient: rfc822;cyd@mail.example\nAction: failed',
    ],
    ['not-understood', 'Final-Recipient: rfc822;bob@mail.example'],
    ['not-understood', 'Final-Recipient: x400;/c=x/\nAction: failed'],
  ])('%s', async (expected, fields) => {
    expect(await report(fields)).toBe(`delivery-report: ${expected}`);
  });
});
