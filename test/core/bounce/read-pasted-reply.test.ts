import { expect, test } from 'vitest';
import { readPastedReply } from '../../../src/core/bounce/read-pasted-reply.ts';

test.each([
  ['550 5.1.1 <a@b.example>: user unknown', 'unknown-user'],
  ['550 something nobody has seen before', 'undetermined'],
  ['452-4.2.2 over quota', 'full'],
  ['5.7.26', 'auth'],
  ['mailbox full', 'full'],
  ['250 2.0.0 OK', 'delivered'],
  ['250 2.0.0 Ok: queued as 4F1B2C3D4E', 'delivered'],
  ['2.1.5 recipient ok', 'delivered'],
  ['250 ok, then 550 5.1.1 user unknown', 'unknown-user'],
  [' 421 try again later', 'temp-network'],
])('%j is a reply, of the class %s', (text, label) => {
  expect(readPastedReply(text)?.class).toBe(label);
});

test.each([
  [''],
  ['jane doe@mail.example'],
  ['a@b.example c@d.example'],
  ['jane'],
  ['5501 Main Street'],
  ['2026-01-01'],
])('%j is none', (text) => {
  expect(readPastedReply(text)).toBe(null);
});
