import { expect, test } from 'vitest';
import { lines } from '../../check-text.ts';
import { mergedText, mergeTexts } from './merge-texts.ts';

const id = 'F180CB7A02';
const postfixLog = lines(
  `Mar  5 23:30:01 mx1 postfix/smtp[592]: ${id}: to=<ann@mail.example>, relay=mx.mail.example[192.0.2.1]:25, delay=9, dsn=4.1.1, status=deferred (host mx.mail.example[192.0.2.1] said: 450 4.1.1 <ann@mail.example>: User unknown (in reply to RCPT TO command))`,
  `Mar  5 23:30:01 mx1 postfix/qmgr[592]: ${id}: from=<news@sender.example>, status=expired, returned to sender`,
);
const eximId = '1rXyZa-00000001abc-1XyZ';
const eximLog = lines(
  `2026-03-05 23:30:01 ${eximId} ** ann@mail.example R=dnslookup T=remote_smtp: SMTP error from remote mail server after RCPT TO:<ann@mail.example>: host mx.mail.example [192.0.2.1]: 450 4.1.1 User unknown`,
);

function report(fields: string, returned: string): string {
  return lines(
    'From: MAILER-DAEMON@mx1.sender.example',
    'To: news@sender.example',
    'Date: Thu, 5 Mar 2026 23:30:01 -0500',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
    '',
    '--b',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx1.sender.example',
    ...(fields === '' ? [] : [fields]),
    '',
    'Final-Recipient: rfc822; ann@mail.example',
    'Action: failed',
    'Status: 4.1.1',
    'Diagnostic-Code: smtp; 450 4.1.1 <ann@mail.example>: User unknown',
    '',
    '--b',
    'Content-Type: message/rfc822',
    '',
    ...(returned === '' ? [] : [returned]),
    'From: news@sender.example',
    'Message-ID: <june-1@sender.example>',
    '',
    'Hi',
    '--b--',
  );
}

const ofPostfix = report(`X-Postfix-Queue-ID: ${id}`, '');
const received = [
  'Received: from app.sender.example ([192.0.2.7])',
  '\tby mx1.sender.example with esmtps (Exim 4.97)',
  '\t(envelope-from <news@sender.example>)',
  `\tid ${eximId}`,
  '\tfor ann@mail.example; Sun, 1 Mar 2026 10:00:00 +0000',
].join('\n');

test.each([
  ['Postfix', { 'mail.log': postfixLog }, { 'ndr.eml': ofPostfix }],
  ['Exim', { mainlog: eximLog }, { 'ndr.eml': report('', received) }],
  [
    'Postfix, whose mail names its campaign',
    { 'mail.log': postfixLog },
    { 'ndr.eml': report(`X-Postfix-Queue-ID: ${id}`, 'X-Campaign-ID: june') },
  ],
])('one bounce that the log of %s and its mail tell on two days is one campaign', async (_, log, mail) => {
  const merged = await mergeTexts({ ...log, ...mail });
  expect(merged).toMatchObject({ ok: true, standing: { suppressing: 0 } });
  const both = await mergedText({ ...log, ...mail });
  expect(both).toContain('2026-03-05 unknown-user-temp');
  expect(both).toContain('2026-03-06 unknown-user-temp');
  expect(await mergedText({ ...mail, ...log })).toBe(both);
  expect(await mergedText(log, { target: await mergedText(mail) })).toBe(both);
  expect(await mergedText({ ...log, ...mail }, { target: both })).toBe(both);
});

test('two mails that bounced on two days are two campaigns', async () => {
  const other = report('X-Postfix-Queue-ID: A200000000', '');
  expect(await mergeTexts({ 'mail.log': postfixLog, 'ndr.eml': other })).toMatchObject({
    standing: { suppressing: 1 },
  });
});
