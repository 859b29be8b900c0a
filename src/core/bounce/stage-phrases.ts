import type { Stage } from './text-rule.ts';

/**
 * Words by which servers and mailers (Postfix, Exim, qmail, sendmail, Google) say which command was refused. Asked in this
 * order: "no valid recipients" after a pipelined DATA tells that RCPT had been refused before.
 */
export const stagePhrases: Readonly<Record<Exclude<Stage, null>, readonly string[]>> = {
  rcpt: [
    'in reply to rcpt to',
    'after rcpt to',
    'recipient address rejected',
    'no valid recipient',
    'no valid recipients',
    'need rcpt',
    'rcpt first',
    'rcpt command must precede',
    'all rcpt commands were rejected',
    'does not like recipient',
    'rcpt to generated',
    'smtp rcpt',
    'sent rcpt',
    'all recipients were rejected',
    'permanent failure for one or more recipients',
  ],
  mail: ['in reply to mail from', 'after mail from', 'does not like sender', 'sender address rejected'],
  connect: [
    'after initial connection',
    'in reply to helo',
    'in reply to ehlo',
    'after helo',
    'after ehlo',
    'refused to talk to me',
    'helo command rejected',
    'client host rejected',
    'in reply to end of banner',
  ],
  data: [
    'in reply to end of data',
    'in reply to data',
    'after end of data',
    'after data',
    'failed after i sent the message',
    'in reply to bdat',
    'refused to accept your message data',
  ],
};
