import type { TextRule } from '../text-rule.ts';
import { phrases } from './phrases.ts';

/** Words that only one sending service, mail appliance or hosting software uses. */
export const gatewayRules: readonly TextRule[] = [
  // SendGrid, Mailgun and others, when they find no server to hand the mail to
  {
    id: 'provider-no-mail-server',
    class: 'bad-domain',
    confidence: 'high',
    any: phrases(`
      unable to get mx info, failed to get ips from ptr record, no mx for, no mx found for, no mx hosts,
      has no mx, have no mx, without mx, no valid mx, no usable mx
    `),
    unless: [
      'sender',
      'mail from',
      'from domain',
      'try again',
      'temporary',
      'temporarily',
      'timeout',
      'timed out',
      'servfail',
    ],
  },
  // Cisco: what its appliances say when the directory does not know a recipient
  {
    id: 'provider-cisco-address-rejected',
    class: 'unknown-user',
    confidence: 'medium',
    temporary: false,
    any: ['address rejected'],
    statuses: ['5.1.0'],
    unless: ['sender', 'from'],
  },
  // cPanel: one sentence for everything, of which the first is meant
  {
    id: 'provider-cpanel',
    class: 'unknown-user',
    deniable: true,
    confidence: 'medium',
    temporary: false,
    any: ['account or domain may not exist'],
  },
  // the sending services' own memory of earlier bounces
  {
    id: 'provider-known-bounce',
    class: 'unknown-user',
    confidence: 'high',
    final: true,
    any: [
      'history of bouncing as an invalid address',
      'not delivering to previously bounced address',
      'not delivering to a user who bounced',
      'address is on the suppression list because of an earlier bounce',
      'because it is on the suppression list for your account',
      'recipient address was suppressed due to system policy',
      'recipient address was suppressed due to customer policy',
    ],
  },
];
