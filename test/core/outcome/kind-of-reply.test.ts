import { expect, test } from 'vitest';
import { kindOfReply } from '../../../src/core/outcome/kind-of-reply.ts';

test.each([
  ['hard', '5.1.1', ''],
  ['hard', '550', '5.1.1 user unknown'],
  ['hard', '', '550 5.1.1 no such user here'],
  ['soft', '5.2.2', ''],
  ['soft', '', '552 5.2.2 mailbox full'],
  ['block', '', '554 5.7.1 your address is on a blocklist'],
  [null, '', 'sorry'],
  [null, 'gone', ''],
])('%s: %j %j', (kind, status, diagnostic) => {
  expect(kindOfReply({ status, diagnostic })).toBe(kind);
});
