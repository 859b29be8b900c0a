import type { TextRule } from '../text-rule.ts';
import { phrases } from './phrases.ts';

/** Words that may mean much; asked when nothing more precise was said. */
export const vagueRules: readonly TextRule[] = [
  {
    id: 'text-virus',
    class: 'virus',
    confidence: 'high',
    any: ['virus', 'viruses', 'malware', 'infected', 'trojan', 'worm', 'malicious', 'ransomware'],
  },
  {
    id: 'text-attachment',
    class: 'policy',
    confidence: 'high',
    any: phrases(`
      content presents a potential, potential security issue, attachment, attachments, attached file,
      banned file, file extension, file type, executable, encrypted archive
    `),
  },
  {
    id: 'text-recipient-filter',
    class: 'recipient-filter',
    confidence: 'high',
    yields: true,
    any: phrases(`
      refused by recipient, refused by the recipient, rejected by recipient, rejected by the recipient,
      blocked by recipient, blocked by the recipient, recipient has blocked,
      recipient rejected your message, recipient's filter, recipient preferences, user reject*,
      rejected by user, user does not want, does not accept mail from you, not accepting mail from,
      not accepting messages from, only accepts messages from, only accepts mail from,
      does not accept messages from, not authorized to send to this recipient,
      not authorised to send to this recipient, not permitted to send to this recipient,
      don't have permission to send, do not have permission to send, sender not in allowed list,
      you're not allowed to send to, moderated list, members only, only members, only subscribers,
      must be subscribed, must be a member, policy rejection on the target address, message filtered
    `),
  },
  {
    id: 'text-vague-recipient',
    class: 'recipient-filter',
    confidence: 'low',
    yields: true,
    any: phrases(`
      recipient address rejected, recipient rejected, recipient refused, recipient denied,
      recipient blocked
    `),
    temporary: false,
  },
  {
    id: 'text-vague-spam',
    class: 'spam-content',
    confidence: 'medium',
    any: ['spam', 'spamming', 'spammer', 'spammers'],
  },
  // because these statuses name the sender, and such words only say that it was refused
  {
    id: 'text-vague-sender',
    class: 'sender-rejected',
    confidence: 'medium',
    any: phrases(`
      access denied, denied, rejected, refused, blocked, not authorized, not authorised, unauthorized,
      not permitted, not allowed, prohibited, forbidden
    `),
    statuses: ['4.1.7', '4.1.8', '5.1.7', '5.1.8', '5.7.27'],
  },
  {
    id: 'text-vague-policy',
    class: 'policy',
    confidence: 'medium',
    any: phrases(`
      policy, policies, access denied, not authorized, not authorised, unauthorized, authorization failed,
      prohibited, forbidden, not permitted, blocked, abuse, message rejected, message refused,
      message denied, mail rejected, mail refused, delivery not authorized, message not accepted,
      mail not accepted, email rejected, email refused, refused to accept your message, delivery refused,
      rejecting, not allowed, rejected for security, refus, zugriff verweigert, acceso denegado,
      accès refusé, accesso negato
    `),
    unless: ['connection refused', 'insufficient permission'],
  },
  // because of an address that stands before such words nothing is left to be near to
  {
    id: 'text-vague-unknown',
    class: 'unknown-user',
    deniable: true,
    confidence: 'medium',
    yields: true,
    temporary: false,
    any: phrases(`
      is no longer valid, no longer exists, does not exist, doesn't exist, is not known, is unknown,
      could not be found, not found here
    `),
    statuses: ['none', '5.1.0', '5.1.1'],
    stages: ['rcpt', null],
  },
  {
    id: 'text-vague-no-recipients',
    class: 'unknown-user-temp',
    confidence: 'low',
    yields: true,
    any: ['no valid recipients', 'no valid recipient'],
  },
];
