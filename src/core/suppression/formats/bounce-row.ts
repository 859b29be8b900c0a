import { judgeReply } from '../judge-reply.ts';
import { makeRow, type RowFacts } from './make-row.ts';
import type { RowReading } from './suppression-format.ts';

/** What the service says of a bounce: its own word, and what the server had replied. */
export interface ReportedBounce {
  readonly kind: 'hard' | 'soft' | 'block';
  readonly reply: string;
  /** Enhanced status or reply code beside the text, if there is one. */
  readonly status?: string;
}

/**
 * A row of a list of bounces. What the server replied is stronger than the service's word: a refusal for policy or
 * reputation says nothing about the address and is left out, a full mailbox is a soft bounce whatever it is called. Where
 * the reply says nothing that can be told for sure, the service's word stands.
 */
export function bounceRow(
  facts: Omit<RowFacts, 'reason' | 'detail'>,
  { kind, reply, status = '' }: ReportedBounce,
): RowReading {
  const judged = judgeReply(reply, status);
  const meant = judged?.kind ?? kind;
  if (meant === 'complaint') return makeRow({ ...facts, reason: 'complaint' });
  const keptClass = judged?.keptClass;
  const kept = keptClass === undefined ? {} : { keptClass };
  if (meant === 'hard') {
    return makeRow({ ...facts, ...kept, reason: 'hard-bounce', detail: judged?.detail ?? 'unspecified' });
  }
  return meant === 'soft' ? makeRow({ ...facts, ...kept, reason: 'soft-bounce' }) : 'left-out';
}
