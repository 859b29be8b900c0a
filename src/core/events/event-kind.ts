/**
 * What a known form says happened, in `event` of a row: words that `meaningOf` knows. `sent` is that it left, `deferred`
 * that it is tried again, `opened` anything a recipient did with it, `dropped` that it was never sent, `other` nothing
 * about a mail.
 */
export const eventKinds = [
  'bounced',
  'deferred',
  'delivered',
  'sent',
  'opened',
  'complained',
  'unsubscribed',
  'auto-reply',
  'dropped',
  'other',
] as const;
export type EventKind = (typeof eventKinds)[number];

/** What a tool says of a bounce (`hard`, `soft`, `block`), or why it did not send (the others). */
export type KindWord = 'hard' | 'soft' | 'block' | 'bounced' | 'complained' | 'unsubscribed' | 'invalid';
