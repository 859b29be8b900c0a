import { describe, expect, test } from 'vitest';
import { type BounceClass, bounceClasses, kindOf } from '../../../src/core/bounce/bounce-class.ts';
import type { BounceReply } from '../../../src/core/bounce/bounce-reply.ts';
import { classifyBounce } from '../../../src/core/bounce/classify-bounce.ts';
import { labelledReplies } from './labelled-replies.ts';
import { replyOf } from './reply-of.ts';

function classOf(parts: Partial<BounceReply>): BounceClass {
  return classifyBounce(replyOf(parts)).class;
}

describe('replies in the manner of many servers', () => {
  test.each(labelledReplies)('$class: $reply.diagnostic $reply.status', ({ reply, class: label }) => {
    expect(classifyBounce(reply)).toMatchObject({ class: label });
  });

  test('the sample has every class', () => {
    expect(new Set(labelledReplies.map((labelled) => labelled.class))).toEqual(new Set(bounceClasses));
  });
});

describe('the order of evidence', () => {
  const judged = (parts: Partial<BounceReply>) => classifyBounce(replyOf(parts)).rule;

  test('an automatic answer is no bounce, but words like it beside a failure code do not excuse it', () => {
    expect(classOf({ diagnostic: 'Out of office' })).toBe('auto-reply');
    expect(classOf({ diagnostic: '550 user unknown. Out of office' })).toBe('unknown-user');
    expect(classOf({ diagnostic: 'Out of office', replyCode: '550', command: 'RCPT' })).toBe(
      'unknown-user-temp',
    );
  });

  test('a delay is no bounce until the server gives up', () => {
    expect(classOf({ diagnostic: '451 try later; message will be retried' })).toBe('delayed');
    expect(classOf({ diagnostic: 'has been delayed. Giving up. Connection timed out' })).toBe('temp-network');
  });

  test('a subject that is quoted in a report of failure is not what the report says', () => {
    const diagnostic = 'Your message "Automatic reply" could not be delivered: no such user';
    expect(classOf({ diagnostic })).toBe('unknown-user');
  });

  test("a provider's own words come before words that all use", () => {
    const diagnostic = '552 5.2.2 inbox is out of storage space and inactive';
    expect(judged({ diagnostic })).toBe('provider-google-full-and-inactive');
  });

  test('text comes before status', () => {
    expect(classOf({ diagnostic: '550 5.1.1 over quota', status: '5.1.1' })).toBe('full');
    expect(classOf({ diagnostic: '553 5.1.3 blocked using a list', status: '5.1.3' })).toBe('reputation');
  });

  test('a status that says plainly what is wrong with the address comes before words that may mean much', () => {
    expect(classOf({ diagnostic: '550 5.1.1 please try again later' })).toBe('unknown-user');
    expect(classOf({ diagnostic: '550 5.0.0 please try again later' })).toBe('temp-network');
  });

  test('status comes before reply code, and x.0.0 says nothing', () => {
    expect(judged({ status: '5.2.2', replyCode: '550', command: 'RCPT' })).toBe('status-5.2.2');
    expect(judged({ status: '5.0.0', replyCode: '550', command: 'RCPT' })).toBe('reply-550-rcpt');
  });

  test('the innermost status counts, and an expired retry only where there is no other', () => {
    expect(judged({ diagnostic: '554 4.4.7 <421 4.3.2 nothing>' })).toBe('status-4.3.2');
    expect(judged({ diagnostic: '421 4.3.2 nothing; 4.4.7' })).toBe('status-4.3.2');
    expect(judged({ diagnostic: '554 4.4.7' })).toBe('status-4.4.7');
  });

  test('a reply code speaks about the recipient only in the answer to RCPT', () => {
    expect(classOf({ replyCode: '550', command: 'RCPT TO:<x>' })).toBe('unknown-user-temp');
    expect(classOf({ replyCode: '550', command: 'MAIL' })).toBe('sender-rejected');
    expect(classOf({ replyCode: '550', command: 'DATA' })).toBe('policy');
    expect(classOf({ replyCode: '550', command: 'EHLO' })).toBe('policy');
    expect(classOf({ replyCode: '550' })).toBe('undetermined');
  });

  test("the sending service's own class is asked last, before giving up", () => {
    expect(classOf({ reported: 'full' })).toBe('full');
    expect(classOf({ reported: 'unknown-user', diagnostic: '552 mailbox full' })).toBe('full');
    expect(classifyBounce(replyOf({}))).toEqual({
      class: 'undetermined',
      rule: 'nothing-known',
      confidence: 'low',
      decidedBy: '',
    });
  });
});

describe('for now and for good', () => {
  test.each([
    ['450 user unknown', 'unknown-user-temp'],
    ['450 host not found', 'bad-domain-temp'],
    ['450 account is disabled', 'disabled-temp'],
    ['450 4.1.6 has moved to', 'unknown-user-temp'],
  ])('%s is not hard, since 4xx says for now', (diagnostic, label) => {
    expect(classOf({ diagnostic })).toBe(label);
  });

  test('the reply code decides, a status only where there is no code', () => {
    expect(classOf({ diagnostic: '550 4.1.1 user unknown' })).toBe('unknown-user');
    expect(classOf({ diagnostic: 'user unknown', status: '4.1.1' })).toBe('unknown-user-temp');
  });

  test('what a server says when it hangs up after a refusal is not the refusal', () => {
    expect(classOf({ diagnostic: '550 user unknown 503 need RCPT 421 closing' })).toBe('unknown-user');
  });

  test('a domain that declares to take no mail takes none, whatever the code', () => {
    expect(classOf({ diagnostic: 'null MX', status: '4.0.0' })).toBe('no-mail-domain');
  });
});

describe('"user unknown" that filters say as well', () => {
  test.each([
    [{ command: 'RCPT' }, 'unknown-user'],
    [{ command: 'RCPT', status: '5.7.1' }, 'unknown-user'],
    [{ status: '5.1.1', command: 'DATA' }, 'unknown-user-temp'],
    [{ status: '5.1.1', command: 'end of DATA' }, 'unknown-user-temp'],
    [{ status: '5.1.1', command: '.' }, 'unknown-user-temp'],
    [{ status: '5.1.1', command: 'CONNECT' }, 'unknown-user'],
    [{}, 'unknown-user'],
    [{ status: '5.0.0' }, 'unknown-user'],
    [{ command: 'DATA' }, 'unknown-user-temp'],
    [{ status: '5.7.1' }, 'unknown-user-temp'],
    [{ status: '5.2.0' }, 'unknown-user-temp'],
    [{ command: 'MAIL' }, 'sender-rejected'],
  ] as const)('with %j it is %s', (parts, label) => {
    expect(classOf({ diagnostic: '550 user unknown', ...parts })).toBe(label);
  });

  test('the end of the message may be told in the text', () => {
    const diagnostic = '550 5.1.1 user unknown (in reply to end of DATA command)';
    expect(classOf({ diagnostic })).toBe('unknown-user-temp');
  });

  test('a status that says it, without words, is no surer', () => {
    expect(classOf({ status: '5.1.1', replyCode: '550', command: 'DATA' })).toBe('unknown-user-temp');
    expect(classOf({ status: '5.1.1', replyCode: '550', command: 'RCPT' })).toBe('unknown-user');
  });

  test.each([
    '550 permanent failure for one or more recipients (ada@firm.example:550 5.1.1 no such user)',
    '550 Message was not accepted -- invalid mailbox. Local mailbox ada@mail.example is unavailable: user not found',
  ])('a server that can say it only after the message is believed: %s', (diagnostic) => {
    expect(classOf({ diagnostic, command: 'DATA' })).toBe('unknown-user');
  });

  test('a refusal of RCPT that shows only at DATA is one of RCPT', () => {
    const diagnostic = '550 user unknown 554 5.5.1 Error: no valid recipients';
    expect(classOf({ diagnostic, command: 'DATA' })).toBe('unknown-user');
  });
});

test.each([
  'Unauthenticated email from sender.example is not accepted due to domain policy',
  'Client host blocked; user unknown lists are not shared with blacklisted senders',
  'Sender address rejected: user unknown',
  'Service refused: spam detected in message to disabled account',
  'relay access denied for unknown domain',
])('a refusal for the sender or the message is never hard: %s', (diagnostic) => {
  for (const code of ['550 ', '554 5.7.1 ']) {
    expect(kindOf(classifyBounce(replyOf({ diagnostic: code + diagnostic })).class)).not.toBe('hard');
  }
});

describe('what is said of the sender comes before what is said of the recipient', () => {
  test.each([
    ['550 relaying denied, user unknown', 'relay'],
    ['550 relay not permitted; user unknown', 'relay'],
    ['550 5.7.1 Sorry, relaying of mail is not permitted here', 'relay'],
    ['550 5.1.8 Access denied, bad outbound sender', 'sender-rejected'],
    ['550 5.1.7 Access denied', 'sender-rejected'],
    ['550 5.7.1 Access denied', 'policy'],
    ['450 Mailbox unavailable. Mail rate limit exceeded', 'rate'],
    ['550 Domain has exceeded the max emails per hour allowed', 'rate'],
    ['452 Too many recipients received this hour', 'rate'],
    ['421 4.7.28 We have detected an unusual rate of mail. To protect from spam it is rate limited', 'rate'],
    ['550 Rejected by the anti-spoofing policy', 'auth'],
  ])('%s: %s', (diagnostic, label) => {
    expect(classOf({ diagnostic })).toBe(label);
  });
});

describe('the words of a link are those of a web site', () => {
  test.each([
    ['550 This account is closed; see http://blacklist.example', 'disabled'],
    ['550 5.1.1 No such user, see https://spam.blocklist.example/help', 'unknown-user'],
    ['554 blocked, see http://www.spamhaus.org/query', 'reputation'],
  ])('%s: %s', (diagnostic, label) => {
    expect(classOf({ diagnostic })).toBe(label);
  });

  test('nor are those of the host that answered', () => {
    expect(classOf({ diagnostic: '550 no such user', remoteHost: 'spam.blacklist.example' })).toBe(
      'unknown-user',
    );
    expect(classOf({ diagnostic: '550 no such user', remoteHost: 'blacklist.example' })).toBe('unknown-user');
  });
});

describe('accounts that are blocked, in other languages', () => {
  test.each([
    '550 5.5.0 compte bloque',
    '550 5.5.0 compte bloqué',
    '550 5.5.0 Ce compte est bloqué',
    '550 5.5.0 votre compte est bloque',
    '550 La boîte du destinataire a été désactivée',
    '550 La cuenta de este usuario ha sido suspendida',
    '550 Das Postfach wurde deaktiviert',
    '550 5.1.1 casella non attiva',
    '550 Deze mailbox is uitgeschakeld',
  ])('%s', (diagnostic) => {
    expect(classOf({ diagnostic })).toBe('disabled');
  });

  test.each([
    '550 Votre IP est bloquée pour ce compte',
    '550 Message bloqué par le destinataire',
    '550 Le compte expéditeur est bloqué',
    '550 Das Konto des Absenders ist gesperrt',
  ])('but not when the sender or the message is: %s', (diagnostic) => {
    expect(kindOf(classOf({ diagnostic }))).not.toBe('hard');
  });

  test('full ones', () => {
    expect(classOf({ diagnostic: '550 La boîte aux lettres du destinataire est pleine' })).toBe('full');
    expect(classOf({ diagnostic: '550 Das Postfach des Empfängers ist voll' })).toBe('full');
  });
});

test('a retry that ran out of time is no time-out of the network', () => {
  expect(classOf({ diagnostic: 'retry timeout exceeded' })).toBe('expired');
});

test('text that was read in the wrong encoding on its way is understood all the same', () => {
  const diagnostic = Buffer.from('550 Boîte pleine, contraseña', 'utf8').toString('latin1');
  expect(classOf({ diagnostic })).toBe('full');
});
