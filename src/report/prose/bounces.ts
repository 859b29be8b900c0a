import type { BounceClass, BounceConsequence, BounceKind } from '../../core/bounce/bounce-class.ts';
import type { BounceLineError } from '../../core/bounce/parse-bounce-line.ts';
import type { Confidence } from '../../core/bounce/text-rule.ts';
import { counted } from '../numbers.ts';

/** The kinds of replies, to begin a sentence with. */
export const kindWords: Readonly<Record<BounceKind, string>> = {
  hard: 'hard bounce',
  soft: 'soft bounce',
  block: 'block',
  none: 'no bounce',
};

/** What a reply of each class means, after a colon. */
export const classProse: Readonly<Record<BounceClass, string>> = {
  'unknown-user': 'there is no such mailbox',
  'bad-domain': 'the domain does not exist, or has no mail server',
  'no-mail-domain': 'the domain takes no mail',
  'bad-syntax': 'the server does not accept this as an address',
  moved: 'the person has moved, or the mailbox belongs to somebody else now',
  disabled: 'the mailbox is closed, disabled or abandoned',
  'unknown-user-temp': 'there may be no such mailbox, but the reply leaves room for doubt',
  'bad-domain-temp': 'the domain was not found, but the reply says only for now',
  'disabled-temp': 'the mailbox is locked for now',
  full: 'the mailbox is full',
  'recipient-filter': 'the recipient, or a rule of theirs, refused the message',
  expired: 'the message was tried until its time ran out',
  loop: 'the message went round in a loop',
  'temp-network': 'the server could not be reached, or was not ready',
  system: 'the server had an error of its own',
  undetermined: 'the reply does not say what is wrong',
  greylist: 'the server asks every new sender to come back later',
  rate: 'too much mail at once, from you or to this mailbox',
  reputation: 'your address on the network, or your domain, is on a block list or has a bad name',
  auth: 'SPF, DKIM, DMARC or a login is missing or wrong',
  rdns: 'your server has no proper name in DNS',
  'spam-content': 'the message was taken for spam',
  virus: 'the message was taken for a virus',
  policy: 'a rule of the receiving side forbids this message',
  relay: 'the server does not take mail for this domain from you',
  'sender-rejected': 'the sender address was refused',
  message: 'the message itself was refused, for its size or its form',
  feedback: 'the recipient reported the mail as spam',
  'auto-reply': 'an automatic answer; the mail arrived',
  challenge: 'a question to prove that a person wrote; the mail waits',
  delayed: 'a notice of delay; the server is still trying',
  delivered: 'the mail was delivered',
};

/** What to do next. */
export function consequenceSentence(consequence: BounceConsequence, kind: BounceKind): string {
  if (consequence.action === 'suppress-now') return 'Suppress the address now.';
  if (consequence.action === 'suppress-after') {
    return `Suppress the address after ${counted(consequence.campaigns, 'campaign')} that end like this within 90 days.`;
  }
  if (kind === 'none') return 'Nothing follows for the address.';
  return kind === 'block'
    ? 'Keep the address: the campaign or the sender has to change.'
    : 'Keep the address: this is not counted against it.';
}

/** How sure a judgement is. */
export const confidenceWords: Readonly<Record<Confidence, string>> = {
  high: 'sure',
  medium: 'fairly sure',
  low: 'not sure',
};

/** Why a line of NDJSON cannot be read, and what it should be. */
export function bounceLineSentence(error: BounceLineError, key: string | null): string {
  const sentences: Readonly<Record<BounceLineError, string>> = {
    'line-too-long': 'longer than 65,536 bytes. Cut the diagnostic; its first 4,096 characters decide.',
    'not-json': 'not JSON. Write one object per line, such as {"diagnostic":"550 5.1.1 user unknown"}.',
    'not-an-object': 'JSON, but not an object. Write one object per line, not an array or a bare value.',
    'wrong-type': `${key} must be a text${key === 'status' || key === 'replyCode' ? ' or a number' : ''}.`,
    'no-evidence':
      'nothing to judge by. Give at least one of diagnostic, status, replyCode, command, remoteHost.',
  };
  return sentences[error];
}
