import type { BounceClass } from './bounce-class.ts';

/**
 * What a reply code says when neither text nor status says anything (RFC 5321 4.2.2 and 4.2.3, RFC 4954, RFC 7504). A code
 * with `rcpt` holds only for the answer to RCPT, the one step that is about the recipient; the last ones are for any other
 * refusal for good at that step.
 */
export const replyRules: ReadonlyMap<string, BounceClass> = new Map<string, BounceClass>([
  ['421', 'temp-network'],
  ['422', 'full'],
  ['431', 'system'],
  ['432', 'system'],
  ['441', 'temp-network'],
  ['442', 'temp-network'],
  ['446', 'loop'],
  ['447', 'expired'],
  ['449', 'temp-network'],
  ['450', 'temp-network'],
  ['451', 'temp-network'],
  ['452', 'full'],
  ['454', 'system'],
  ['471', 'policy'],
  ['500', 'system'],
  ['501', 'system'],
  ['502', 'system'],
  ['503', 'system'],
  ['504', 'system'],
  ['rcpt 510', 'unknown-user'],
  ['rcpt 511', 'unknown-user'],
  ['512', 'bad-domain'],
  ['521', 'no-mail-domain'],
  ['rcpt 525', 'disabled'],
  ['530', 'auth'],
  ['534', 'auth'],
  ['535', 'auth'],
  ['538', 'auth'],
  ['541', 'spam-content'],
  ['rcpt 550', 'unknown-user-temp'],
  ['rcpt 551', 'moved'],
  ['552', 'full'],
  ['rcpt 553', 'unknown-user-temp'],
  ['556', 'no-mail-domain'],
  ['571', 'policy'],
  ['mail', 'sender-rejected'],
  ['connect', 'policy'],
  ['data', 'policy'],
]);
