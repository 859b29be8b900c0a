import { counted } from '../../numbers.ts';
import type { FindingProse } from './finding-prose.ts';

function aliasSentence(what: string): string {
  return `another address of this mailbox ${what}; its provider delivers both to one person, as far as it tells: remove the row, or set policy.suppressed-alias`;
}

/** Entries that must not be mailed. */
export const suppressedEntries = {
  'suppressed-unsubscribe': {
    title: 'Unsubscribed',
    sentence: () => 'this recipient unsubscribed and must not be mailed: remove the row',
  },
  'suppressed-complaint': {
    title: 'Complained about spam',
    sentence: () => 'this recipient complained about spam and must not be mailed: remove the row',
  },
  'suppressed-manual': {
    title: 'Suppressed by hand',
    sentence: () => 'this recipient was put on the suppression list by hand: remove the row',
  },
  'suppressed-hard-bounce': {
    title: 'Hard-bounced before',
    sentence: () => 'this address hard-bounced before and will again: remove the row',
  },
  'suppressed-soft-bounce': {
    title: 'Soft-bounced repeatedly',
    sentence: (args) =>
      `this address soft-bounced ${counted(Number(args.count), 'time')} in a row: remove the row`,
  },
  'suppressed-invalid': {
    title: 'On file as invalid',
    sentence: () => 'this address is on the suppression list as invalid: remove the row',
  },
  'alias-complaint': {
    title: 'Mailbox complained about spam',
    sentence: () => aliasSentence('complained about spam'),
  },
  'alias-unsubscribe': {
    title: 'Mailbox unsubscribed',
    sentence: () => aliasSentence('unsubscribed'),
  },
  'alias-manual': {
    title: 'Mailbox suppressed by hand',
    sentence: () => aliasSentence('was suppressed by hand'),
  },
  'alias-bounce': {
    title: 'Mailbox bounced before',
    sentence: () => aliasSentence('hard-bounced before'),
  },
} as const satisfies Readonly<Record<string, FindingProse>>;
