import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { eventSamples, readEventSample } from './read-event-sample.ts';

const samples = eventSamples();
const dsn = (body: string) =>
  `From: MAILER-DAEMON@mx.example\nSubject: failure notice\nContent-Type: multipart/report; boundary=b\n\n${body}`;
const ses = { eventType: 'Bounce', mail: { messageId: 'm', destination: [] } };

function deep(depth: number): string {
  return `${'{"a":['.repeat(depth)}${']}'.repeat(depth)}`;
}

/** A file of a form, with what must come of it: so many rows, entries not understood, or a problem. */
const hostile: readonly (readonly [
  string,
  string | Uint8Array,
  string | { rows: number; notUnderstood: number },
])[] = [
  ['brackets within brackets', `[${deep(40)}]`, 'json-damaged 1'],
  [
    'JSON in a text, a thousand deep',
    JSON.stringify({ TopicArn: 'x', Message: deep(1000) }),
    { rows: 1, notUnderstood: 1 },
  ],
  [
    'envelopes without end',
    Array.from({ length: 8 }).reduce<string>(
      (text) => JSON.stringify({ TopicArn: 'x', Message: text }),
      '{}',
    ),
    { rows: 1, notUnderstood: 1 },
  ],
  [
    'members that are no texts',
    JSON.stringify({ ...ses, bounce: { bounceType: {}, bouncedRecipients: 'x' } }),
    { rows: 0, notUnderstood: 1 },
  ],
  [
    'recipients that are no objects',
    JSON.stringify({ ...ses, bounce: { bounceType: 'Permanent', bouncedRecipients: [null, 1, []] } }),
    { rows: 0, notUnderstood: 1 },
  ],
  [
    'a recipient with a thousand letters',
    JSON.stringify({
      ...ses,
      bounce: {
        bounceType: 'Permanent',
        bouncedRecipients: [{ emailAddress: `${'a'.repeat(1000)}@b.example` }],
      },
    }),
    { rows: 0, notUnderstood: 1 },
  ],
  ['an event that is too long', JSON.stringify({ ...ses, x: 'y'.repeat(2_000_000) }), 'json-damaged 1'],
  [
    'a line without end',
    `Dec  1 09:00:00 mail postfix/smtp[1]: F180CB7A: to=<${'a'.repeat(1_000_000)}`,
    { rows: 0, notUnderstood: 0 },
  ],
  [
    'NULs in a log',
    'Dec  1 09:00:00 mail postfix/smtp[1]: F180CB7A: to=<a\0@b.example>, relay=none, status=bounced (\0)',
    { rows: 0, notUnderstood: 1 },
  ],
  [
    'a log that is no UTF-8',
    Buffer.from(
      'Dec  1 09:00:00 mail postfix/smtp[1]: F180CB7A: to=<a@b.example>, relay=none, status=bounced (\xe9\xff)',
      'latin1',
    ),
    { rows: 1, notUnderstood: 0 },
  ],
  [
    'parts within parts',
    dsn(
      Array.from(
        { length: 60 },
        (_, at) => `--b${at || ''}\nContent-Type: multipart/mixed; boundary=b${at + 1}\n\n`,
      ).join(''),
    ),
    { rows: 0, notUnderstood: 1 },
  ],
  [
    'headers without end',
    `From: MAILER-DAEMON@mx.example\nSubject: failure notice\n${`X-Header: ${'x'.repeat(900)}\n`.repeat(400)}\n`,
    { rows: 0, notUnderstood: 1 },
  ],
  [
    'a report of a thousand recipients',
    dsn(
      `--b\nContent-Type: message/delivery-status\n\n${Array.from({ length: 900 }, (_, at) => `Final-Recipient: rfc822; a${at}@b.example\nAction: failed\nStatus: 5.1.1\n\n`).join('')}`,
    ),
    { rows: 900, notUnderstood: 0 },
  ],
  [
    'a folded field without end',
    dsn(
      `--b\nContent-Type: message/delivery-status\n\nFinal-Recipient: rfc822; a@b.example\nAction: failed\nDiagnostic-Code: smtp; 550\n${' x\n'.repeat(60_000)}`,
    ),
    { rows: 1, notUnderstood: 0 },
  ],
  [
    'a text of addresses alone',
    dsn(`\n${'a@b.example c@d.example '.repeat(20_000)}`),
    { rows: 0, notUnderstood: 1 },
  ],
  [
    'a report with a forged header',
    dsn(
      '--b\nContent-Type: message/delivery-status\n\nFinal-Recipient: rfc822; <script>@b.example\nAction: nonsense\n\n',
    ),
    { rows: 0, notUnderstood: 1 },
  ],
];

describe('whatever a file holds', () => {
  test.each(hostile)('%s', async (_, content, expected) => {
    const read = await readEventSample('events', content);
    const told =
      typeof read === 'string' ? read : { rows: read.rows.length, notUnderstood: read.notUnderstood.length };
    expect(told).toEqual(expected);
  });

  test('random bytes are read or refused, never thrown at', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 2000 }), async (bytes) => {
        expect(await readEventSample('events', bytes)).toBeDefined();
      }),
    );
  });

  test('so are samples with bytes changed, left out and put in', async () => {
    const spoilt = fc.tuple(
      fc.constantFrom(...samples),
      fc.array(fc.tuple(fc.nat(), fc.nat({ max: 3 }), fc.uint8Array({ maxLength: 4 })), {
        minLength: 1,
        maxLength: 6,
      }),
      fc.constantFrom([1], [2], [3], [7], [65_536]),
    );
    await fc.assert(
      fc.asyncProperty(spoilt, async ([{ file, bytes }, edits, sizes]) => {
        const changed = edits.reduce<Buffer>((all, [place, length, put]) => {
          const at = place % (all.length + 1);
          return Buffer.concat([all.subarray(0, at), put, all.subarray(at + length)]);
        }, bytes);
        const whole = await readEventSample(file, changed);
        expect(await readEventSample(file, changed, sizes)).toEqual(whole);
      }),
      { numRuns: 200 },
    );
  });

  test('no problem and no count holds an address', async () => {
    for (const { file, bytes } of samples) {
      const cutOff = await readEventSample(file, bytes.subarray(0, bytes.length - 20));
      if (typeof cutOff === 'string') expect(cutOff).not.toContain('@');
      else expect(JSON.stringify([cutOff.forms, cutOff.leftOut, cutOff.notUnderstood])).not.toContain('@');
    }
  });
});
