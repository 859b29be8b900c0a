import { expect, test } from 'vitest';
import { wordsOfReply } from '../../../src/core/bounce/words-of-reply.ts';

test.each([
  ['', '', ''],
  ['User Unknown', 'user unknown', ''],
  ['mailbox <a@b.example> is full', 'mailbox is full', '.b.example'],
  ['"a b"@c.example', 'a b', '.c.example'],
  ['over-quota, mail_box: full!', 'over quota mail box full', ''],
  ["doesn't", 'doesn t', ''],
  ['host mx1.mail.example[192.0.2.1] said: 550', 'host said 550', '.mx1.mail.example'],
  ['unknown.Please try', 'unknown please try', ''],
  ['RESOLVER.ADR.RecipNotFound', 'resolver adr recipnotfound', ''],
  ['550-5.1.1 User', 'user', ''],
  ['5.1.1-User unknown', 'user unknown', ''],
  ['550-Mailbox full', '550 mailbox full', ''],
  ['see https://help.example/spam/blocked?p=NoSuchUser', 'see https p nosuchuser', '.help.example'],
  ['spam-filter.mail.example', '', '.spam-filter.mail.example'],
  ['name=neko.example type=AAAA', 'name type aaaa', '.neko.example'],
  ['邮箱已满。请稍后', '邮箱已满 请稍后', ''],
  ['((( ...---... )))', '', ''],
])('%j reads as %j with the hosts %j', (text, words, hosts) => {
  const squeezed = wordsOfReply(text).replace(/ +/g, ' ');
  expect(squeezed).toBe(` ${words} | ${hosts} `.replace(/ +/g, ' '));
});
